import type { CellStyle } from './styles';

/** A cell to write: a text that nothing can run as a formula, a number, a date (ISO), or an empty cell with a style. */
export interface OutCell {
	readonly value: string | number | null;
	/** True for an ISO date, written as a date of the spreadsheet. */
	readonly date?: boolean;
	readonly style: CellStyle;
}

/** What may be typed in cells, and the help shown when one of them is chosen. */
export interface Validation {
	/** Cells in the notation of spreadsheets: `C4:C40`. */
	readonly cells: string;
	readonly rule:
		/** A range that holds the list. */
		| { readonly kind: 'list'; readonly range: string }
		| { readonly kind: 'whole' | 'decimal'; readonly from: number; readonly to: number }
		/** ISO dates. */
		| { readonly kind: 'date'; readonly from: string; readonly to: string }
		| { readonly kind: 'any' };
	/** Title and text of the help; at most 32 and 255 characters. */
	readonly help: { readonly title: string; readonly text: string };
	/** Shown when something else is typed. */
	readonly problem?: string;
}

export interface OutSheet {
	readonly name: string;
	readonly hidden?: boolean;
	/** Width of each column, in characters. */
	readonly widths: readonly number[];
	readonly rows: readonly OutRow[];
	/** Rows and columns that stay in sight. */
	readonly frozen?: { readonly rows: number; readonly columns: number };
	readonly validations?: readonly Validation[];
	/** Printed on its side, one page wide. */
	readonly landscape?: boolean;
	/** Rows printed again at the top of each page: `1:4`. */
	readonly repeated?: string;
}

export interface OutRow {
	readonly cells: readonly OutCell[];
	/** In points; as high as a line of text when absent. */
	readonly height?: number;
}
