import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import {
	compareTables,
	compareTexts as compareLines,
	type Difference,
	type FileState
} from '$lib/domain/dossier';
import { readTable, tableAsWritten } from './dossier-csv';
import { MANIFEST_FILE, sha256Of, type DossierFile, type ListedFile } from './dossier-files';
import type { FoundFiles } from './read-inputs';

/** Differences that are listed, unless said otherwise. */
export const LIMIT = 1000;

/** Differences found: the first ones, and how many. */
export class Gatherer {
	readonly list: Difference[] = [];
	total = 0;

	constructor(readonly limit: number) {}

	add(difference: Difference): void {
		this.total++;
		if (this.list.length < this.limit) this.list.push(difference);
	}
}

/** What became of each file. */
export type FileStates = Map<string, FileState>;

/** Compares files with those found, to the last byte. @returns what a manifest says of each */
export async function compareListed(
	files: readonly DossierFile[],
	found: FoundFiles,
	differences: Gatherer,
	states: FileStates
): Promise<ListedFile[]> {
	const listed: ListedFile[] = [];
	for (const file of files) {
		const hash = createHash('sha256');
		let [bytes, rows] = [0, 0];
		for (const piece of file.pieces()) {
			hash.update(piece.text);
			bytes += Buffer.byteLength(piece.text);
			rows += piece.rows;
			await setImmediate();
		}
		const sha256 = hash.digest('hex');
		listed.push({ name: file.name, sha256, bytes, rows: file.table ? rows : null });
		states.set(file.name, compareOne(file, sha256, found.get(file.name), differences));
		await setImmediate();
	}
	return listed;
}

/** Compares short files, by name, with those found. */
export function compareTexts(
	texts: ReadonlyMap<string, string>,
	found: FoundFiles,
	differences: Gatherer,
	states: FileStates
): void {
	for (const [name, content] of texts) {
		const file = { name, table: null, pieces: () => [{ text: content, rows: 0 }] };
		states.set(name, compareOne(file, sha256Of(content), found.get(name), differences));
	}
}

/** Tells files that were compared with nothing. */
export function tellUnexpected(found: FoundFiles, differences: Gatherer, states: FileStates): void {
	for (const name of found.keys()) {
		if (states.has(name)) continue;
		states.set(name, 'unexpected');
		differences.add({
			file: name,
			kind: 'unexpected-file',
			line: null,
			column: '',
			expected: '',
			found: name
		});
	}
}

function compareOne(
	{ name, table, pieces }: DossierFile,
	sha256: string,
	bytes: Uint8Array | undefined,
	differences: Gatherer
): FileState {
	if (!bytes) {
		differences.add({
			file: name,
			kind: 'missing-file',
			line: null,
			column: '',
			expected: name,
			found: ''
		});
		return 'missing';
	}
	if (sha256Of(bytes) === sha256) return 'identical';
	const before = differences.total;
	const told = table
		? compareTables(name, table.keys, tableAsWritten(table), readTable(bytes))
		: compareLines(name, textOf(pieces), new TextDecoder().decode(bytes));
	for (const difference of told) differences.add(difference);
	if (differences.total === before) differences.add(bytesDifference(name, textOf(pieces), bytes));
	return 'different';
}

const textOf = (pieces: DossierFile['pieces']): string => [...pieces()].map(({ text }) => text).join('');

/** Where a file that holds the same values is written otherwise: quotes, line ends, a missing BOM. */
function bytesDifference(file: string, content: string, bytes: Uint8Array): Difference {
	const expected = Buffer.from(content);
	let at = 0;
	let line = 1;
	while (at < expected.length && at < bytes.length && expected[at] === bytes[at])
		if (expected[at++] === 0x0a) line++;
	const around = (of: Uint8Array): string =>
		JSON.stringify(Buffer.from(of.subarray(at, at + 20)).toString('utf8'));
	return { file, kind: 'bytes', line, column: '', expected: around(expected), found: around(bytes) };
}

const manifestSchema = v.object({ files: v.array(v.object({ name: v.string(), sha256: v.string() })) });

/** Files that are not what the manifest they came with says; empty where it cannot be read. */
export function notAsListed(found: FoundFiles): string[] {
	const bytes = found.get(MANIFEST_FILE);
	if (!bytes) return [];
	try {
		const parsed = v.safeParse(manifestSchema, JSON.parse(new TextDecoder().decode(bytes)));
		if (!parsed.success) return [];
		return parsed.output.files.flatMap(({ name, sha256 }) => {
			const content = found.get(name);
			return content && sha256Of(content) === sha256 ? [] : [name];
		});
	} catch {
		return [];
	}
}
