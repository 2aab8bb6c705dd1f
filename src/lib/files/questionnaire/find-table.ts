import { field } from '$lib/domain/fields';
import { columnName } from '../ooxml';
import { fold } from '../values';
import type { WorkbookSheet } from '../xlsx';

/** A table found in a workbook by the names of its columns. */
export interface FoundTable {
	readonly sheet: string;
	/** Index of each field's column; a field whose column is not found is absent. */
	readonly columns: ReadonlyMap<string, number>;
	/** Names of the columns as they are now. */
	readonly header: readonly string[];
	readonly records: readonly FoundRecord[];
	/** Merged ranges that hold answers. */
	readonly merged: readonly string[];
}

export interface FoundRecord {
	/** Row number in its sheet, from 1. */
	readonly line: number;
	readonly cells: readonly string[];
	/** Indices of the columns that a formula computes. */
	readonly computed: readonly number[];
}

/** Rows looked at for the names of the columns. */
const MOST_BEFORE = 30;

/** Every way of writing the name of a field, folded. */
export const labelWords = (fieldId: string): ReadonlySet<string> => {
	const { label, headers = [] } = field(fieldId);
	return new Set([label, ...headers].map(fold));
};

/**
 * The table that has these columns, on whatever sheet and in whatever order: the row that names most of the questions,
 * the identifying ones among them.
 */
export function findTable(
	sheets: readonly WorkbookSheet[],
	identifying: readonly string[],
	questions: readonly string[]
): FoundTable | null {
	const fields = [...new Set([...identifying, ...questions])];
	const words = fields.map((id) => [id, labelWords(id)] as const);
	let best: { sheet: WorkbookSheet; row: number; columns: ReadonlyMap<string, number> } | null = null;
	for (const sheet of sheets) {
		for (const [row, cells] of sheet.rows.slice(0, MOST_BEFORE).entries()) {
			const columns = columnsOf(cells, words);
			const isTable = identifying.every((id) => columns.has(id)) && columns.size > identifying.length;
			if (isTable && columns.size > (best?.columns.size ?? 0)) best = { sheet, row, columns };
		}
	}
	return best && tableOf(best.sheet, best.row, best.columns);
}

/** Exact names first: an alias may be the name of another question. */
function columnsOf(
	cells: readonly string[],
	words: readonly (readonly [string, ReadonlySet<string>])[]
): ReadonlyMap<string, number> {
	const folded = cells.map(fold);
	const columns = new Map<string, number>();
	const taken = new Set<number>();
	const take = (id: string, at: number): void => {
		if (at === -1 || columns.has(id) || taken.has(at)) return;
		columns.set(id, at);
		taken.add(at);
	};
	for (const [id] of words) take(id, folded.indexOf(fold(field(id).label)));
	for (const [id, names] of words)
		take(
			id,
			folded.findIndex((name, at) => names.has(name) && !taken.has(at))
		);
	return columns;
}

function tableOf(sheet: WorkbookSheet, headerRow: number, columns: ReadonlyMap<string, number>): FoundTable {
	const records = sheet.rows.slice(headerRow + 1).flatMap((cells, i): FoundRecord[] => {
		const line = headerRow + 2 + i;
		const computed = [...columns.values()].filter((at) => sheet.formulas.has(`${columnName(at)}${line}`));
		return cells.every((cell) => cell.trim() === '') && computed.length === 0
			? []
			: [{ line, cells, computed }];
	});
	return {
		sheet: sheet.name,
		columns,
		header: sheet.rows[headerRow] ?? [],
		records,
		merged: sheet.merged.filter((range) => lastRow(range) > headerRow + 1)
	};
}

const lastRow = (range: string): number => Number(/(\d+)$/.exec(range)?.[1] ?? 0);
