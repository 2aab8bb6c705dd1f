import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import {
	compareTables,
	compareTexts,
	dossierNote,
	dossierTotals,
	dossierWork,
	type DatabaseGap,
	type Difference,
	type DossierInputs,
	type DossierNames,
	type DossierProvenance,
	type DossierWork,
	type FileState,
	type Verification
} from '$lib/domain/dossier';
import type { Result } from '$lib/domain/shared';
import { fundingDefaults } from '$lib/reference';
import { readTable, tableAsWritten } from './dossier-csv';
import {
	listedFiles,
	MANIFEST_FILE,
	manifestText,
	NOTE_FILE,
	sha256Of,
	type DossierFile,
	type ListedFile
} from './dossier-files';
import { provenanceOf, readInputs, type FoundFiles } from './read-inputs';

/** Makes the inputs of a dossier again from where it says it comes from, or says why that cannot be. */
export type RebuildInputs = (provenance: DossierProvenance) => Promise<Result<DossierInputs, DatabaseGap>>;

export interface VerifyOptions {
	/** Version of this program. */
	readonly engine: string;
	readonly names: DossierNames;
	/** Null where there is no database to compute from. */
	readonly rebuild: RebuildInputs | null;
	/** Differences to list; the others are counted. */
	readonly limit?: number;
}

const LIMIT = 1000;

/**
 * Computes a dossier again, from the database where what it was made from is still there, else from its own inputs, and compares every
 * file to the last byte. What the manifest says of hashes plays no part in that: it is compared like any other file.
 */
export async function verifyDossier(found: FoundFiles, options: VerifyOptions): Promise<Verification> {
	const provenance = provenanceOf(found);
	const differences = new Gatherer(options.limit ?? LIMIT);
	const { inputs, level, gap } = await inputsFor(found, provenance, options, differences);
	const files = new Map<string, FileState>();
	const work = inputs === null ? null : computed(inputs, options, differences);
	let decided = 0;
	if (work) {
		decided = dossierTotals(work).decided;
		await compareAll(work, found, differences, files);
	}
	const manifest = found.get(MANIFEST_FILE);
	return {
		identical: work !== null && differences.total === 0,
		differences: differences.list,
		total: differences.total,
		decided,
		level: work === null ? 'none' : level,
		gap,
		engine: { dossier: provenance?.engine ?? null, here: options.engine },
		manifestHash: manifest ? sha256Of(manifest) : null,
		notAsListed: notAsListed(found),
		files: [...files].map(([name, state]) => ({ name, state })),
		allocation: null,
		about: provenance && {
			scenario: provenance.scenario.name,
			territory: provenance.dataset.territory
		}
	};
}

/** Differences found: the first ones, and how many. */
class Gatherer {
	readonly list: Difference[] = [];
	total = 0;

	constructor(readonly limit: number) {}

	add(difference: Difference): void {
		this.total++;
		if (this.list.length < this.limit) this.list.push(difference);
	}
}

interface InputsFound {
	readonly inputs: DossierInputs | null;
	readonly level: 'database' | 'bundle';
	readonly gap: DatabaseGap | null;
}

async function inputsFor(
	found: FoundFiles,
	provenance: DossierProvenance | null,
	{ rebuild, engine }: VerifyOptions,
	differences: Gatherer
): Promise<InputsFound> {
	let gap: DatabaseGap = { code: rebuild ? 'provenance-unreadable' : 'no-database' };
	if (rebuild && provenance) {
		const made = await rebuild(provenance);
		// A version of the program is no difference by itself: it is said apart.
		if (made.ok)
			return {
				inputs: { ...made.value, provenance: { ...made.value.provenance, engine: provenance.engine } },
				level: 'database',
				gap: null
			};
		gap = made.error;
	}
	const read = readInputs(found);
	if (read.ok) {
		// The same program has the same prices: those that the dossier says it has are then compared, not believed.
		const defaults = read.value.provenance.engine === engine ? fundingDefaults : read.value.defaults;
		return { inputs: { ...read.value, defaults }, level: 'bundle', gap };
	}
	for (const { file, line, column, expected, found: cell } of read.error)
		differences.add(
			found.has(file)
				? { file, kind: 'unreadable', line, column, expected, found: cell }
				: { file, kind: 'missing-file', line: null, column: '', expected, found: '' }
		);
	return { inputs: null, level: 'bundle', gap };
}

function computed(
	inputs: DossierInputs,
	{ names }: VerifyOptions,
	differences: Gatherer
): DossierWork | null {
	const work = dossierWork(inputs, names);
	if (work.ok) return work.value;
	for (const { key, path, found, expected } of work.error)
		differences.add({
			file: 'entrees/reglages.json',
			kind: 'unreadable',
			line: null,
			column: path === '' ? key : `${key} ${path}`,
			expected: expected?.join(', ') ?? 'une valeur utilisable',
			found
		});
	return null;
}

async function compareAll(
	work: DossierWork,
	found: FoundFiles,
	differences: Gatherer,
	states: Map<string, FileState>
): Promise<void> {
	const listed: ListedFile[] = [];
	for (const file of listedFiles(work)) {
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
	const manifest = manifestText(work, listed);
	const texts = [
		{ name: MANIFEST_FILE, content: manifest },
		{ name: NOTE_FILE, content: dossierNote(work, sha256Of(manifest)) }
	];
	for (const { name, content } of texts) {
		const file = { name, table: null, pieces: () => [{ text: content, rows: 0 }] };
		states.set(name, compareOne(file, sha256Of(content), found.get(name), differences));
	}
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
		: compareTexts(name, textOf(pieces), new TextDecoder().decode(bytes));
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
function notAsListed(found: FoundFiles): string[] {
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
