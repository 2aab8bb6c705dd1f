import type { OverrideRecord } from '../overrides';
import type { ReferenceData } from '../reference';
import type { Criteria } from '../segmentation';
import type { ViewData } from '../view';

/** A cell: a text (FINESS numbers and codes too), a number, or nothing where the value is unknown. */
export type SheetCell = string | number | null;

/** What the cells of a column are: a date is an ISO text, `yyyy-mm-dd` or `''`. */
export type SheetType = 'text' | 'number' | 'date';

/** The head of a column, whatever the format it is written in. */
export interface SheetHeader {
	/** French name. */
	readonly name: string;
	readonly type: SheetType;
}

/** One column of a sheet, by row of its table. */
export interface SheetColumn extends SheetHeader {
	readonly cell: (row: number) => SheetCell;
}

/** What sheets are made from. */
export interface SheetData extends ViewData {
	readonly criteria: Criteria;
	readonly reference: ReferenceData;
	/** Who decided each override applied, and why, by its number. */
	readonly overrideRecords?: ReadonlyMap<number, OverrideRecord>;
}
