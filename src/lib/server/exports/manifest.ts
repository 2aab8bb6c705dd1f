import { createHash } from 'node:crypto';
import type { SheetData } from '$lib/domain/sheets';
import type { ViewLevel } from '$lib/domain/view';
import { formatView } from '$lib/domain/view';
import { criteriaHash } from '../criteria';
import type { ExportRows } from './export-rows';
import type { ListingManifest } from './listing';
import type { ExportedList, ExportedVersion, ExportRequest, ExportSource } from './export-source';

/** What an export was made from, so that anyone can make it again and compare. */
export interface ExportManifest {
	readonly file: string;
	readonly level: ViewLevel;
	/** The view as in the address of the page: filters, search, sort. */
	readonly view: string;
	readonly filters: Readonly<Record<string, readonly string[]>>;
	readonly search: string;
	readonly sort: { readonly field: string; readonly descending: boolean };
	readonly showOutOfScope: boolean;
	/** The named lists of the filters, with what they held: lists change, an export does not. */
	readonly lists?: readonly ExportedList[];
	readonly rows: number;
	readonly columns: readonly string[];
	/** SHA-256 of the CSV file of these rows and columns, whatever the format of this one. */
	readonly sha256: string;
	readonly criteria: {
		readonly id: string;
		readonly version: number;
		readonly name: string;
		readonly date: string;
		/** SHA-256 of their canonical text: as `criteria list` and the page of the version say it. */
		readonly hash: string;
	};
	/** Overrides applied to the territory, those of rows left out by the view too, and the SHA-256 of their list. */
	readonly overrides: { readonly count: number; readonly sha256: string };
	readonly dataset: ExportedVersion;
	/** The files the dataset was made from, with the date of each. */
	readonly sources: readonly { readonly name: string; readonly kind: string; readonly date: string }[];
	readonly engine: string;
	/** ISO instant the export was made. */
	readonly madeAt: string;
}

/** The manifest of an export whose content has the given hash. */
export function manifestOf(
	{ data, version, engine, madeAt }: ExportSource,
	{ level, view, lists }: ExportRequest,
	{ rows, columns }: ExportRows,
	{ file, sha256 }: { readonly file: string; readonly sha256: string }
): ExportManifest {
	const { id, version: criteriaVersion, name, date } = data.criteria;
	return {
		file,
		level,
		view: formatView(view, level),
		filters: view.filters,
		search: view.search,
		sort: view.sort,
		showOutOfScope: view.showOutOfScope,
		...(lists.length > 0
			? { lists: lists.map(({ id, name: list, members }) => ({ id, name: list, members })) }
			: {}),
		rows: rows.length,
		columns: columns.map(({ name: column }) => column),
		sha256,
		criteria: { id, version: criteriaVersion, name, date, hash: criteriaHash(data.criteria) },
		overrides: overridesOf(data),
		dataset: version,
		sources: data.table.sources.filter(({ kind }) => kind !== 'none'),
		engine,
		madeAt: madeAt.toISOString()
	};
}

function overridesOf({ overrides = [] }: SheetData): ExportManifest['overrides'] {
	const text = JSON.stringify(overrides);
	return { count: overrides.length, sha256: createHash('sha256').update(text).digest('hex') };
}

/** A manifest as it is written beside a file. */
export const manifestText = (manifest: ExportManifest | ListingManifest): string =>
	`${JSON.stringify(manifest, null, '\t')}\n`;
