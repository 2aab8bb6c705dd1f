import { sheetColumns, type SheetCell, type SheetColumn, type SheetData } from '$lib/domain/sheets';
import { viewRows } from '$lib/domain/view';
import type { ExportRequest } from './export-source';

/** The rows and columns of an export, whatever its format: the same rows in the same order as the screen, never cut. */
export interface ExportRows {
	readonly columns: readonly SheetColumn[];
	readonly names: readonly string[];
	/** Rows of the table of the level. */
	readonly rows: Uint32Array;
	/** The cells, row by row; may be read again. */
	readonly cells: () => Generator<readonly SheetCell[]>;
}

export function exportRows(data: SheetData, { level, view, columns: chosen }: ExportRequest): ExportRows {
	const columns = sheetColumns(data, level, chosen);
	const { rows } = viewRows(data, level, view);
	return {
		columns,
		names: columns.map(({ name }) => name),
		rows,
		*cells() {
			for (const row of rows) yield columns.map((column) => column.cell(row));
		}
	};
}
