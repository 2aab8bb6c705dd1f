import {
	codedColumn,
	intervalAt,
	textAt,
	type CodedColumn,
	type Column,
	type NumberColumn,
	type Table
} from './column';
import type { TerritoryTable } from './territory-table';

/** One value that differs between two versions; `field` is `''` for a structure added or closed. */
export interface Change {
	readonly finess: string;
	readonly kind: 'added' | 'changed' | 'closed';
	readonly field: string;
	readonly before: string;
	readonly after: string;
	/** Name of the source of the new value; `''` when derived. */
	readonly source: string;
}

/** Computed from other fields or about the register's own upkeep: a change of theirs is not news of its own. */
const NOT_COMPARED = new Set([
	'structure.finess',
	'structure.sector',
	'structure.subsector',
	'structure.scope',
	'structure.region',
	'structure.tariff_authority',
	'structure.updated_on'
]);

/** A value as text, for a change and for exports: `''` unknown, bounds joined by `–` when they differ. */
export function valueText(column: Column, row: number): string {
	if (column.kind === 'coded') return textAt(column, row);
	if (column.kind === 'coordinate') {
		const degrees = column.degrees[row] ?? NaN;
		return Number.isNaN(degrees) ? '' : degrees.toFixed(5);
	}
	const { low, high, state } = intervalAt(column, row);
	if (state === 'unknown') return '';
	if (low === high) return String(low);
	return `${low}–${Number.isFinite(high) ? high : ''}`;
}

/** What changed from one version to the next, structure by structure in FINESS order. Both tables list structures in that order. */
export function* diffTables(before: TerritoryTable | null, after: TerritoryTable): Iterable<Change> {
	const newFiness = codedColumn(after.structures, 'structure.finess');
	const oldFiness = before ? codedColumn(before.structures, 'structure.finess') : null;
	const comparisons = before ? compareColumns(before.structures, after.structures) : [];
	const oldRows = before?.structures.rows ?? 0;
	let oldRow = 0;
	let newRow = 0;
	while (oldRow < oldRows || newRow < after.structures.rows) {
		const left = oldFiness && oldRow < oldRows ? textAt(oldFiness, oldRow) : null;
		const right = newRow < after.structures.rows ? textAt(newFiness, newRow) : null;
		if (left !== null && (right === null || left < right)) {
			yield { finess: left, kind: 'closed', field: '', before: '', after: '', source: '' };
			oldRow++;
		} else if (right !== null && (left === null || right < left)) {
			yield {
				finess: right,
				kind: 'added',
				field: '',
				before: '',
				after: '',
				source: sourceName(after, newFiness, newRow)
			};
			newRow++;
		} else if (right !== null) {
			for (const { field, differs, from, to } of comparisons) {
				if (!differs(oldRow, newRow)) continue;
				yield {
					finess: right,
					kind: 'changed',
					field,
					before: valueText(from, oldRow),
					after: valueText(to, newRow),
					source: sourceName(after, to, newRow)
				};
			}
			oldRow++;
			newRow++;
		}
	}
}

const sourceName = (table: TerritoryTable, column: Column, row: number): string =>
	column.kind === 'coordinate' ? '' : (table.sources[column.source?.[row] ?? 0]?.name ?? '');

interface Comparison {
	readonly field: string;
	readonly from: Column;
	readonly to: Column;
	readonly differs: (oldRow: number, newRow: number) => boolean;
}

function compareColumns(before: Table, after: Table): Comparison[] {
	const comparisons: Comparison[] = [];
	for (const [field, to] of after.columns) {
		const from = before.columns.get(field);
		if (!from || from.kind !== to.kind || NOT_COMPARED.has(field)) continue;
		comparisons.push({ field, from, to, differs: comparator(from, to) });
	}
	return comparisons;
}

function comparator(from: Column, to: Column): (oldRow: number, newRow: number) => boolean {
	if (from.kind === 'coded' && to.kind === 'coded') return codedComparator(from, to);
	if (from.kind === 'number' && to.kind === 'number') return numberComparator(from, to);
	if (from.kind === 'coordinate' && to.kind === 'coordinate') {
		return (oldRow, newRow) => !Object.is(from.degrees[oldRow], to.degrees[newRow]);
	}
	return () => false;
}

function codedComparator(from: CodedColumn, to: CodedColumn): (oldRow: number, newRow: number) => boolean {
	const codes = new Map(to.values.map((value, code) => [value, code]));
	const translated = from.values.map((value) => codes.get(value) ?? -1);
	return (oldRow, newRow) => translated[from.codes[oldRow] ?? 0] !== to.codes[newRow];
}

const numberComparator =
	(from: NumberColumn, to: NumberColumn) =>
	(oldRow: number, newRow: number): boolean =>
		from.low[oldRow] !== to.low[newRow] ||
		from.high[oldRow] !== to.high[newRow] ||
		from.state[oldRow] !== to.state[newRow];
