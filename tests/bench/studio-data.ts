import { numberColumn, type TerritoryTable } from '$lib/domain/table';
import { classificationData, sequence } from './classification-data';

/**
 * The territory of the classification bench as a studio meets it: head-counts that differ from one organisation to the next, and
 * structures and organisations that have a number.
 */
export function studioData(rows: number, seed: number): TerritoryTable {
	const table = classificationData(rows, seed);
	const random = sequence(seed + 1);
	const heads = numberColumn(table.organisations, 'organisation.professionals');
	const owners = table.organisations.rows;
	const ratios = Float64Array.from({ length: owners }, () => 0.7 + 0.6 * random());
	const spread = (bound: Float64Array): Float64Array =>
		bound.map((value, owner) => Math.round(value * (ratios[owner] ?? 1)));
	const low = spread(heads.low);
	const state = Uint8Array.from(heads.low, (value, owner) => (value === heads.high[owner] ? 1 : 2));
	const organisations = new Map(table.organisations.columns);
	organisations.set('organisation.professionals', {
		...heads,
		low,
		likely: low,
		high: spread(heads.high),
		sureLow: spread(heads.sureLow),
		sureHigh: spread(heads.sureHigh),
		state
	});
	organisations.set('organisation.id', numbered(owners));
	organisations.set('organisation.name', numbered(owners));
	const structures = new Map(table.structures.columns);
	structures.set('structure.finess', numbered(rows));
	return {
		...table,
		structures: { rows, columns: structures },
		organisations: { rows: owners, columns: organisations }
	};
}

const numbered = (rows: number) => ({
	kind: 'coded' as const,
	codes: Uint32Array.from({ length: rows }, (_, row) => row + 1),
	values: ['', ...Array.from({ length: rows }, (_, row) => String(row).padStart(9, '0'))],
	source: null
});
