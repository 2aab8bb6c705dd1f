import { findField } from '../fields';
import { NUMBER_STATES } from '../shared';
import type { NumberColumn } from '../table';
import type { Coded } from './coded';
import { HELIOS_SECTOR } from './helios-sector';
import { resolveField, segmentValues, type ViewData } from './resolve';
import type { ViewLevel, ViewSort } from './view';

const UNKNOWN = NUMBER_STATES.indexOf('unknown');
const collator = new Intl.Collator('fr', { numeric: true });
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Place of each value of a column in the order of the field; dictionaries never change, so it is computed once. */
const ranks = new WeakMap<readonly string[], Map<string, Float64Array>>();

function declaredOrder(data: ViewData, id: string): readonly string[] | null {
	if (id === 'segment') return segmentValues(data.classification);
	const values = findField(id === HELIOS_SECTOR ? 'structure.sector' : id)?.values;
	return values ? values.map(({ code }) => code) : null;
}

function computeRanks(data: ViewData, id: string, values: readonly string[]): Float64Array {
	const declared = declaredOrder(data, id);
	const place = new Map(declared?.map((code, index) => [code, index]));
	const compare =
		findField(id)?.type === 'text' ? (a: string, b: string) => collator.compare(a, b) : byCodeUnit;
	const order = values
		.map((value, code) => ({ value, code }))
		.sort(
			(a, b) =>
				(place.get(a.value) ?? place.size) - (place.get(b.value) ?? place.size) ||
				compare(a.value, b.value) ||
				byCodeUnit(a.value, b.value)
		);
	const rank = new Float64Array(values.length);
	order.forEach(({ value, code }, index) => {
		rank[code] = value === '' ? NaN : index;
	});
	return rank;
}

function codedRanks(data: ViewData, id: string, values: readonly string[]): Float64Array {
	const known = ranks.get(values) ?? new Map<string, Float64Array>();
	ranks.set(values, known);
	const rank = known.get(id) ?? computeRanks(data, id, values);
	known.set(id, rank);
	return rank;
}

function codedKeys(
	column: Coded,
	rank: Float64Array,
	rows: Uint32Array,
	rowOf: ArrayLike<number> | null
): Float64Array {
	return Float64Array.from(
		rows,
		(row) => rank[column.codes[rowOf === null ? row : (rowOf[row] ?? -1)] ?? -1] ?? NaN
	);
}

function numberKeys(column: NumberColumn, rows: Uint32Array, rowOf: ArrayLike<number> | null): Float64Array {
	return Float64Array.from(rows, (listRow) => {
		const row = rowOf === null ? listRow : (rowOf[listRow] ?? -1);
		if (column.state[row] === UNKNOWN) return NaN;
		const likely = column.likely[row] ?? NaN;
		return Number.isNaN(likely) ? (column.low[row] ?? NaN) : likely;
	});
}

/** One number per row that sorts as the field does; NaN where the value is unknown. */
function sortKeys(data: ViewData, level: ViewLevel, id: string, rows: Uint32Array): Float64Array {
	const { column, rowOf } = resolveField(data, level, id);
	switch (column.kind) {
		case 'number':
			return numberKeys(column, rows, rowOf);
		case 'coded':
			return codedKeys(column, codedRanks(data, id, column.values), rows, rowOf);
		case 'coordinate':
			return new Float64Array(rows.length);
	}
}

/** Orders kept per data: a list is filtered far more often than it is sorted another way. */
const KEPT = 4;
const orders = new WeakMap<ViewData, Map<string, Uint32Array>>();

/**
 * Every row of a level in the order of the field, unknown values last in either direction, ties in the order of the identifiers.
 * Rows that a view leaves out are passed over, so that filtering never sorts.
 */
export function sortedRows(data: ViewData, level: ViewLevel, sort: ViewSort): Uint32Array {
	const known = orders.get(data) ?? new Map<string, Uint32Array>();
	orders.set(data, known);
	const key = `${level} ${sort.descending} ${sort.field}`;
	const order = known.get(key) ?? computeOrder(data, level, sort);
	known.delete(key);
	known.set(key, order);
	for (const [oldest] of known) {
		if (known.size <= KEPT) break;
		known.delete(oldest);
	}
	return order;
}

function computeOrder(data: ViewData, level: ViewLevel, sort: ViewSort): Uint32Array {
	const table = level === 'structure' ? data.table.structures : data.table.organisations;
	const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
	const keys = sortKeys(data, level, sort.field, rows);
	const identifiers = sortKeys(
		data,
		level,
		level === 'structure' ? 'structure.finess' : 'organisation.id',
		rows
	);
	const direction = sort.descending ? -1 : 1;
	return rows.sort((a, b) => {
		const left = keys[a] ?? NaN;
		const right = keys[b] ?? NaN;
		if (left !== right) {
			if (Number.isNaN(left)) {
				if (!Number.isNaN(right)) return 1;
			} else if (Number.isNaN(right)) return -1;
			else return (left - right) * direction;
		}
		return (identifiers[a] ?? 0) - (identifiers[b] ?? 0) || a - b;
	});
}
