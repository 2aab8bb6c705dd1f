import type { SheetData } from '$lib/domain/sheets';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { territoryData } from '$lib/screens';
import type { ExportSource } from '$lib/server/exports';
import { compose, type TestLayer } from './territory';

/** What an export of these layers is made from, on a fixed day. */
export function exportSource(...layers: TestLayer[]): ExportSource {
	const { table } = compose(reference, ...layers);
	const data: SheetData = {
		...territoryData(table, { criteria: defaultCriteria, overrides: [] }, ssoRule),
		reference
	};
	return {
		data,
		version: {
			id: 3,
			hash: 'c0ffee',
			asOf: '2026-09-01',
			fictional: true,
			partlyFictional: false,
			scope: 'national'
		},
		engine: '0.1.0',
		madeAt: new Date('2026-11-24T10:20:30Z')
	};
}
