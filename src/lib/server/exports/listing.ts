import { createHash } from 'node:crypto';
import type { ReferenceData } from '$lib/domain/reference';
import type { SheetCell, SheetColumn } from '$lib/domain/sheets';
import type { SourceRef } from '$lib/domain/table';
import { err, ok, type Result } from '$lib/domain/shared';
import { WORKBOOK_LIMITS, writeCsv, writeWorkbook } from '$lib/files';
import { contentHash, hashAlong } from './content-hash';
import type { Export } from './export-file';
import type { ExportedVersion } from './export-source';
import { MANIFEST_COLUMNS, territoryText } from './manifest-sheet';
import type { ExportRefusal } from './refusal';

/** Lines that rules make, with their columns: a file to send, not a view of the tables. */
export interface Listing {
	/** French; names the sheet of a workbook too. */
	readonly title: string;
	/** Cells by index of the line. */
	readonly columns: readonly SheetColumn[];
	readonly lines: number;
	/** The rules that made it. */
	readonly rules: {
		readonly id: string;
		readonly version: number;
		readonly label: string;
		readonly status: 'in-force' | 'project';
		/** ISO date. */
		readonly date: string;
		readonly source: string;
	};
}

/** What a listing is made from. */
export interface ListingSource {
	readonly listing: Listing;
	readonly version: ExportedVersion;
	readonly sources: readonly SourceRef[];
	/** Version of the program. */
	readonly engine: string;
	readonly madeAt: Date;
}

/** What a listing was made from, so that anyone can make it again and compare. */
export interface ListingManifest {
	readonly file: string;
	readonly title: string;
	readonly rows: number;
	readonly columns: readonly string[];
	/** SHA-256 of the CSV file of these rows and columns, whatever the format of this one. */
	readonly sha256: string;
	/** The rules, and the SHA-256 of what the manifest says of them. */
	readonly rules: Listing['rules'] & { readonly sha256: string };
	readonly dataset: ExportedVersion;
	readonly sources: readonly { readonly name: string; readonly kind: string; readonly date: string }[];
	readonly engine: string;
	/** ISO instant. */
	readonly madeAt: string;
}

const RULE_STATUS = { 'in-force': 'en vigueur', project: 'projet' } as const;

function rowsOf({ columns, lines }: Listing) {
	const names = columns.map(({ name }) => name);
	return {
		columns,
		names,
		*cells(): Generator<readonly SheetCell[]> {
			for (let line = 0; line < lines; line++) yield columns.map((column) => column.cell(line));
		}
	};
}

const manifestOf = (
	{ listing, version, sources, engine, madeAt }: ListingSource,
	file: string,
	sha256: string
): ListingManifest => ({
	file,
	title: listing.title,
	rows: listing.lines,
	columns: listing.columns.map(({ name }) => name),
	sha256,
	rules: {
		...listing.rules,
		sha256: createHash('sha256').update(JSON.stringify(listing.rules)).digest('hex')
	},
	dataset: version,
	sources: sources.filter(({ kind }) => kind !== 'none'),
	engine,
	madeAt: madeAt.toISOString()
});

/** The manifest of a listing, to be kept beside its file. */
export const listingManifest = async (source: ListingSource, file: string): Promise<ListingManifest> =>
	manifestOf(source, file, await contentHash(rowsOf(source.listing)));

/** A listing as a CSV or as a workbook with its manifest inside; refused when the file would be cut. */
export function listingFile(
	source: ListingSource,
	{ format, file }: { readonly format: 'csv' | 'xlsx'; readonly file: string },
	reference: ReferenceData
): Result<Export, ExportRefusal> {
	const { listing, madeAt } = source;
	const made = rowsOf(listing);
	const as = (pieces: Export['pieces']): Result<Export, never> =>
		ok({ pieces, rows: listing.lines, columns: made.names });
	if (format === 'csv') return as(writeCsv(made.names, made.cells()));
	const limit = WORKBOOK_LIMITS.rows - 1;
	if (listing.lines > limit) return err({ code: 'too-many-rows', rows: listing.lines, limit });
	for (const row of made.cells()) {
		const text = row.find((cell) => typeof cell === 'string' && cell.length >= WORKBOOK_LIMITS.cell);
		if (typeof text === 'string')
			return err({ code: 'cell-too-long', text: text.slice(0, 40), limit: WORKBOOK_LIMITS.cell - 1 });
	}
	const { rows, digest } = hashAlong(made);
	const lines = function* () {
		yield* manifestLines(manifestOf(source, file, digest()), reference);
	};
	return as(
		writeWorkbook(
			[
				{ name: listing.title, columns: made.columns, rows },
				{ name: 'Manifeste', columns: MANIFEST_COLUMNS, rows: lines() }
			],
			{ title: `Cible 2028 – ${listing.title}`, made: madeAt }
		)
	);
}

function manifestLines(
	{ file, title, rows, columns, sha256, rules, dataset, sources, engine, madeAt }: ListingManifest,
	reference: ReferenceData
): readonly (readonly [string, string])[] {
	return [
		['Fichier', file],
		['Contenu', title],
		['Données fictives', !dataset.fictional ? 'Non' : dataset.partlyFictional ? 'En partie' : 'Oui'],
		['Lignes', String(rows)],
		['Colonnes', String(columns.length)],
		[
			'Règles',
			`${rules.label} (${RULE_STATUS[rules.status]}), version ${rules.version} du ${rules.date} (${rules.id})`
		],
		['Source des règles', rules.source],
		['Territoire', territoryText(dataset.scope, reference)],
		['Version des données', String(dataset.id)],
		['Empreinte des données (SHA-256)', dataset.hash],
		['Données arrêtées au', dataset.asOf],
		...sources.map(({ name, kind, date }): [string, string] => [
			'Source',
			`${name} (${kind}${date === '' ? '' : `, ${date}`})`
		]),
		['Version du programme', engine],
		['Fait le', madeAt],
		['Empreinte du contenu (SHA-256 du même fichier en CSV)', sha256]
	];
}
