import type { Scope } from '$lib/domain/access';
import type { SheetData } from '$lib/domain/sheets';
import type { View, ViewLevel } from '$lib/domain/view';

/** The dataset version an export was made from. */
export interface ExportedVersion {
	readonly id: number;
	readonly hash: string;
	/** ISO date of the data; `''` when unknown. */
	readonly asOf: string;
	/** Some of its data are the fictional demonstration. */
	readonly fictional: boolean;
	/** Some are not. */
	readonly partlyFictional: boolean;
	/** Whose data: all, or the ARS territories that its maker sees, by code. The hash is that of what they see. */
	readonly scope: Scope;
}

/** A named list that an export was filtered by. */
export interface ExportedList {
	readonly id: number;
	readonly name: string;
	readonly members: readonly string[];
}

/** What to export: the rows of a view, in its order, and some of the columns or all of them. */
export interface ExportRequest {
	readonly level: ViewLevel;
	readonly view: View;
	/** Field ids and computed columns, in the order of the screen. */
	readonly columns: readonly string[] | 'all';
	/** The named lists that the view is filtered by. */
	readonly lists: readonly ExportedList[];
}

/** What an export is made from. */
export interface ExportSource {
	readonly data: SheetData;
	readonly version: ExportedVersion;
	/** Version of the program. */
	readonly engine: string;
	readonly madeAt: Date;
}
