import type { ReferenceData } from '../reference';
import type { Criteria } from '../segmentation';
import type { ViewData } from '../view';

/** A cell: a text (FINESS numbers and codes too), a number, or nothing where the value is unknown. */
export type SheetCell = string | number | null;

/** One column of a sheet, by row of its table. */
export interface SheetColumn {
	/** French name. */
	readonly name: string;
	cell(row: number): SheetCell;
}

/** What sheets are made from. */
export interface SheetData extends ViewData {
	readonly criteria: Criteria;
	readonly reference: ReferenceData;
}
