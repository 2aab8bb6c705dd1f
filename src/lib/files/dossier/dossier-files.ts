import { createHash } from 'node:crypto';
import {
	dossierNote,
	dossierTables,
	dossierTotals,
	type DossierTable,
	type DossierWork
} from '$lib/domain/dossier';
import { writeTable, type TextPiece } from './dossier-csv';
import { jsonText } from './json-text';
import { readMe } from './read-me';

export const PROVENANCE_FILE = 'entrees/provenance.json';
export const SETTINGS_FILE = 'entrees/reglages.json';
export const DEFAULTS_FILE = 'entrees/valeurs-par-defaut.json';
export const CRITERIA_FILE = 'entrees/criteres.json';
export const ALLOCATION_FILE = 'entrees/repartition.json';
export const MANIFEST_FILE = 'manifest.json';
export const NOTE_FILE = 'note.html';

/** One file of a dossier. */
export interface DossierFile {
	readonly name: string;
	/** Null for what is no table. */
	readonly table: DossierTable | null;
	/** Its text, piece by piece; may be read again. */
	readonly pieces: () => Iterable<TextPiece>;
}

/** The files of a dossier that its manifest lists, in its order. */
export function listedFiles(work: DossierWork): DossierFile[] {
	const { provenance, settings, defaults, criteria, amounts } = work;
	const text = (name: string, content: string): DossierFile => ({
		name,
		table: null,
		pieces: () => [{ text: content, rows: 0 }]
	});
	return [
		...dossierTables(work).map((table) => ({ name: table.file, table, pieces: () => writeTable(table) })),
		text(PROVENANCE_FILE, jsonText(provenance)),
		text(SETTINGS_FILE, jsonText(Object.fromEntries(settings))),
		text(DEFAULTS_FILE, jsonText({ ...defaults, settings: Object.fromEntries(defaults.settings) })),
		text(CRITERIA_FILE, jsonText(criteria)),
		...(amounts.allocation ? [text(ALLOCATION_FILE, jsonText(amounts.allocation))] : []),
		text('lisez-moi.txt', readMe)
	];
}

/** What the manifest says of a file. */
export interface ListedFile {
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	/** Lines without that of the columns; null for what is no table. */
	readonly rows: number | null;
}

/** The manifest: where the dossier comes from, its totals, and every file with its hash. */
export const manifestText = (work: DossierWork, files: readonly ListedFile[]): string =>
	jsonText({
		...work.provenance,
		decidedAmounts: dossierTotals(work).decided,
		files,
		seed: work.amounts.allocation?.seed ?? null,
		totals: dossierTotals(work)
	});

export const sha256Of = (content: string | Uint8Array): string =>
	createHash('sha256').update(content).digest('hex');

/** Draws between two pieces: others are answered in between. */
export const DRAWS_AT_ONCE = 256;

/** A piece of a file on its way, and the last one of each. */
export interface DossierPiece {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly isLast: boolean;
}

/** What a dossier is known by once it is written. */
export interface WrittenDossier {
	/** SHA-256 of the manifest. */
	readonly manifestHash: string;
	readonly files: readonly ListedFile[];
}

/** Writes files one after the other. @returns what a manifest says of each */
export function* writtenFiles(all: readonly DossierFile[]): Generator<DossierPiece, ListedFile[]> {
	const encoder = new TextEncoder();
	const files: ListedFile[] = [];
	for (const { name, table, pieces } of all) {
		const hash = createHash('sha256');
		let size = 0;
		let rows = 0;
		for (const piece of pieces()) {
			const bytes = encoder.encode(piece.text);
			hash.update(bytes);
			size += bytes.length;
			rows += piece.rows;
			yield { name, bytes, isLast: false };
		}
		yield { name, bytes: new Uint8Array(), isLast: true };
		files.push({ name, sha256: hash.digest('hex'), bytes: size, rows: table ? rows : null });
	}
	return files;
}

/**
 * Every file of a dossier, piece by piece: the same inputs give the same bytes. The manifest and the note come last, as they tell
 * the hashes of the others.
 */
export function* dossierPieces(work: DossierWork): Generator<DossierPiece, WrittenDossier> {
	const encoder = new TextEncoder();
	const listed = listedFiles(work);
	const [{ name } = { name: '' }] = listed;
	while (work.draws.run(DRAWS_AT_ONCE) > 0) yield { name, bytes: new Uint8Array(), isLast: false };
	const files = yield* writtenFiles(listed);
	const manifest = manifestText(work, files);
	const manifestHash = sha256Of(manifest);
	yield { name: MANIFEST_FILE, bytes: encoder.encode(manifest), isLast: true };
	yield { name: NOTE_FILE, bytes: encoder.encode(dossierNote(work, manifestHash)), isLast: true };
	return { manifestHash, files };
}
