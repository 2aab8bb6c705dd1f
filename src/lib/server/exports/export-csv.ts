import { createHash } from 'node:crypto';
import { organisationSheet, structureSheet, type SheetData } from '$lib/domain/sheets';
import {
	applyOrganisationsView,
	applyStructuresView,
	formatView,
	type View,
	type ViewLevel
} from '$lib/domain/view';
import { writeCsv, type CsvCell } from '$lib/files';

/** The dataset version an export was made from. */
export interface ExportedVersion {
	readonly id: number;
	readonly hash: string;
	/** ISO date of the data; `''` when unknown. */
	readonly asOf: string;
	readonly fictional: boolean;
}

/** A named list that an export was filtered by. */
export interface ExportedList {
	readonly id: number;
	readonly name: string;
	readonly members: readonly string[];
}

/** What an export was made from, so that anyone can make it again and compare. */
export interface ExportManifest {
	readonly file: string;
	readonly level: ViewLevel;
	/** The view as in the address of the page: filters, search, sort. */
	readonly view: string;
	readonly filters: Readonly<Record<string, readonly string[]>>;
	readonly search: string;
	/** The named lists of the filters, with what they held: lists change, an export does not. */
	readonly lists?: readonly ExportedList[];
	readonly rows: number;
	readonly columns: readonly string[];
	/** SHA-256 of the CSV file. */
	readonly sha256: string;
	readonly criteria: { readonly id: string; readonly version: number; readonly name: string };
	readonly dataset: ExportedVersion;
	readonly engine: string;
	/** ISO instant the export was made. */
	readonly madeAt: string;
}

export interface Export {
	/** The pieces of the CSV file, in order. */
	readonly pieces: Iterable<string>;
	readonly rows: number;
	readonly columns: readonly string[];
}

/** The rows and columns of a view as CSV: the same rows in the same order as the screen, never cut. */
export function exportCsv(data: SheetData, level: ViewLevel, view: View): Export {
	const columns = level === 'structure' ? structureSheet(data) : organisationSheet(data);
	const rows = level === 'structure' ? applyStructuresView(data, view) : applyOrganisationsView(data, view);
	const names = columns.map(({ name }) => name);
	const cells = function* (): Generator<readonly CsvCell[]> {
		for (const row of rows) yield columns.map((column) => column.cell(row));
	};
	return { pieces: writeCsv(names, cells()), rows: rows.length, columns: names };
}

/** The manifest of an export; makes the CSV once more to take its hash. */
export function exportManifest(
	data: SheetData,
	level: ViewLevel,
	view: View,
	made: {
		file: string;
		version: ExportedVersion;
		engine: string;
		madeAt: Date;
		lists?: readonly ExportedList[];
	}
): ExportManifest {
	const { pieces, rows, columns } = exportCsv(data, level, view);
	const hash = createHash('sha256');
	for (const piece of pieces) hash.update(piece);
	const { id, version, name } = data.criteria;
	return {
		file: made.file,
		level,
		view: formatView(view, level).toString(),
		filters: view.filters,
		search: view.search,
		...(made.lists && made.lists.length > 0
			? { lists: made.lists.map(({ id, name, members }) => ({ id, name, members })) }
			: {}),
		rows,
		columns,
		sha256: hash.digest('hex'),
		criteria: { id, version, name },
		dataset: made.version,
		engine: made.engine,
		madeAt: made.madeAt.toISOString()
	};
}
