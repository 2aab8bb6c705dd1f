import type { CodedColumn, Column, NumberColumn, TerritoryTable } from '$lib/domain/table';

/** A coded column from texts; `''` is unknown. */
export function coded(texts: readonly string[]): CodedColumn {
	const values = ['', ...new Set(texts.filter((text) => text !== ''))];
	return {
		kind: 'coded',
		codes: Uint32Array.from(texts, (text) => values.indexOf(text)),
		values,
		source: null
	};
}

/** Bounds of one row: [sureLow, low, high, sureHigh]. */
export type Bounds = readonly [number, number, number, number];

export function numbers(rows: readonly Bounds[]): NumberColumn {
	const at = (i: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(rows, (row) => row[i]);
	return {
		kind: 'number',
		sureLow: at(0),
		low: at(1),
		likely: at(1),
		high: at(2),
		sureHigh: at(3),
		state: Uint8Array.from(rows, ([sureLow, low, high, sureHigh]) =>
			sureLow === sureHigh && low === high ? 1 : 2
		),
		source: null
	};
}

/** A territory with just the given columns: enough for the segmentation engine. */
export function territory(
	structures: Record<string, Column>,
	organisations: Record<string, Column>,
	structureOrganisation: readonly number[]
): TerritoryTable {
	const rowsOf = (columns: Record<string, Column>): number => {
		const first = Object.values(columns)[0];
		if (!first) return 0;
		return first.kind === 'coded'
			? first.codes.length
			: first.kind === 'number'
				? first.low.length
				: first.degrees.length;
	};
	return {
		structures: { rows: structureOrganisation.length, columns: new Map(Object.entries(structures)) },
		organisations: { rows: rowsOf(organisations), columns: new Map(Object.entries(organisations)) },
		uses: { rows: 0, columns: new Map() },
		structureOrganisation: Uint32Array.from(structureOrganisation),
		useOrganisation: new Uint32Array(),
		sources: [{ kind: 'none', name: '', date: '' }],
		coverage: { departments: [], national: true },
		asOf: '2026-09-01',
		fictional: false
	};
}
