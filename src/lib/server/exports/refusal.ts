import type { SheetData } from '$lib/domain/sheets';
import { WORKBOOK_LIMITS } from '$lib/files';

/** Why a workbook is not made: it would be cut. */
export type ExportRefusal =
	| { readonly code: 'too-many-rows'; readonly rows: number; readonly limit: number }
	| { readonly code: 'cell-too-long'; readonly text: string; readonly limit: number };

/** Judged before a byte is written: a workbook that spreadsheets would cut or call damaged is refused. */
export function workbookRefusal(data: SheetData, rows: number): ExportRefusal | null {
	// One row is the header.
	const limit = WORKBOOK_LIMITS.rows - 1;
	if (rows > limit) return { code: 'too-many-rows', rows, limit };
	// A text may get an apostrophe more.
	const longest = WORKBOOK_LIMITS.cell - 1;
	for (const table of [data.table.structures, data.table.organisations]) {
		for (const column of table.columns.values()) {
			if (column.kind !== 'coded') continue;
			const text = column.values.find((value) => value.length > longest);
			if (text !== undefined) return { code: 'cell-too-long', text: text.slice(0, 40), limit: longest };
		}
	}
	return null;
}
