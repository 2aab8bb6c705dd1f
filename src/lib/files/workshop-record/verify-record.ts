import * as v from 'valibot';
import type { DatabaseGap, Verification } from '$lib/domain/dossier';
import type { Result } from '$lib/domain/shared';
import { recordNote, type WorkshopRecord } from '$lib/domain/workshop-record';
import {
	asJson,
	compareListed,
	compareTexts,
	Gatherer,
	LIMIT,
	MANIFEST_FILE,
	NOTE_FILE,
	notAsListed,
	sha256Of,
	tellUnexpected,
	type FileStates,
	type FoundFiles
} from '../dossier';
import { RECORD_FORMAT, recordFiles, recordManifest } from './record-pieces';

/** Which workshop an archive says that it is the record of. */
export interface SaidRecord {
	readonly workshop: number;
	/** ISO instant. */
	readonly openedAt: string;
}

/** Makes a record again from the events of its workshop, with how many they are, or says why that cannot be. */
export type RebuildRecord = (
	said: SaidRecord
) => Promise<Result<{ readonly record: WorkshopRecord; readonly events: number }, DatabaseGap>>;

interface Options {
	/** Version of this program. */
	readonly engine: string;
	/** Null where there is no database to read events from. */
	readonly rebuildRecord: RebuildRecord | null;
	/** Differences to list; the others are counted. */
	readonly limit?: number;
}

const MANIFEST = v.object({
	format: v.literal(RECORD_FORMAT),
	engine: v.string(),
	workshop: v.object({ id: v.number(), title: v.string(), openedAt: v.string() }),
	dataset: v.object({ territory: v.string() }),
	files: v.array(v.object({ name: v.string(), sha256: v.string() }))
});
type Manifest = v.InferOutput<typeof MANIFEST>;

const FORMAT = v.object({ format: v.pipe(v.string(), v.startsWith(RECORD_FORMAT.split('/')[0] ?? '')) });
/** What no dossier holds: an archive without its manifest is still known by them. */
const OWN_FILES = ['deroule.csv', 'preparation.json'];

/** Whether files are those of the record of a workshop, and not of a dossier. */
export const isRecord = (found: FoundFiles): boolean =>
	v.is(FORMAT, asJson(found.get(MANIFEST_FILE))) || OWN_FILES.every((name) => found.has(name));

/**
 * Makes the record of a workshop again from its events and compares every file to the last byte, whatever its manifest says of
 * hashes. Where the workshop is not here, its files are compared with the hashes of its manifest, which proves no more than that
 * they belong together.
 */
export async function verifyRecord(found: FoundFiles, options: Options): Promise<Verification> {
	const { engine, rebuildRecord, limit = LIMIT } = options;
	const differences = new Gatherer(limit);
	const states: FileStates = new Map();
	const bytes = found.get(MANIFEST_FILE);
	const read = v.safeParse(MANIFEST, asJson(bytes));
	const manifest = read.success ? read.output : null;
	const gap = await compared(found, manifest, rebuildRecord, differences, states);
	return {
		kind: 'workshop',
		identical: manifest !== null && differences.total === 0,
		differences: differences.list,
		total: differences.total,
		decided: 0,
		level: manifest === null ? 'none' : gap === null ? 'database' : 'bundle',
		gap,
		engine: { dossier: manifest?.engine ?? null, here: engine },
		manifestHash: bytes ? sha256Of(bytes) : null,
		notAsListed: notAsListed(found),
		files: [...states].map(([name, state]) => ({ name, state })),
		allocation: null,
		about: manifest && { workshop: manifest.workshop.title, territory: manifest.dataset.territory }
	};
}

/** @returns why the events of the workshop were not asked; null when they were */
async function compared(
	found: FoundFiles,
	manifest: Manifest | null,
	rebuild: RebuildRecord | null,
	differences: Gatherer,
	states: FileStates
): Promise<DatabaseGap | null> {
	if (manifest === null) {
		const kind = found.has(MANIFEST_FILE) ? 'unreadable' : 'missing-file';
		const expected = 'le manifeste d’un compte rendu';
		differences.add({ file: MANIFEST_FILE, kind, line: null, column: '', expected, found: '' });
		return { code: 'provenance-unreadable' };
	}
	const { workshop, engine } = manifest;
	const made = await rebuild?.({ workshop: workshop.id, openedAt: workshop.openedAt });
	if (!made?.ok) {
		compareHashes(found, manifest, differences, states);
		return made ? made.error : { code: 'no-database' };
	}
	const { record, events } = made.value;
	const listed = await compareListed(recordFiles(record), found, differences, states);
	// A version of the program is no difference by itself: it is said apart.
	const expected = recordManifest(record, { workshop: workshop.id, events, engine }, listed);
	const texts = new Map([
		[MANIFEST_FILE, expected],
		[NOTE_FILE, recordNote(record, sha256Of(expected))]
	]);
	compareTexts(texts, found, differences, states);
	tellUnexpected(found, differences, states);
	return null;
}

/** Whether files are those of their manifest, and the sheet bears the hash of this manifest. */
function compareHashes(
	found: FoundFiles,
	{ files }: Manifest,
	differences: Gatherer,
	states: FileStates
): void {
	const at = { line: null, column: '' };
	const tell = (file: string, expected: string, bytes: Uint8Array | undefined): void => {
		const hash = bytes && sha256Of(bytes);
		states.set(file, hash === undefined ? 'missing' : hash === expected ? 'identical' : 'different');
		if (hash === undefined) differences.add({ ...at, file, kind: 'missing-file', expected: file, found: '' });
		else if (hash !== expected) differences.add({ ...at, file, kind: 'hash', expected, found: hash });
	};
	for (const { name, sha256 } of files) tell(name, sha256, found.get(name));
	const own = sha256Of(found.get(MANIFEST_FILE) ?? new Uint8Array());
	states.set(MANIFEST_FILE, 'identical');
	const note = found.get(NOTE_FILE);
	const bearsIt = note && new TextDecoder().decode(note).includes(own);
	states.set(NOTE_FILE, note ? (bearsIt ? 'identical' : 'different') : 'missing');
	if (!note)
		differences.add({ ...at, file: NOTE_FILE, kind: 'missing-file', expected: NOTE_FILE, found: '' });
	else if (!bearsIt) differences.add({ ...at, file: NOTE_FILE, kind: 'hash', expected: own, found: '' });
	tellUnexpected(found, differences, states);
}
