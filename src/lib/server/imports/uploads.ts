import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MAX_BYTES } from '$lib/files';
import { err, ok, type Result } from '$lib/domain/shared';
import type { ImportContext } from './context';
import { appendFile, createRecord, findSeenRecord } from './record';
import type { ImportRefusal } from './refusal';
import { ImportRefused, refusalBehind } from './refused';
import type { ImportedFile, ImportState } from './state';
import { uploadFolder } from './upload-folder';

/** Files that one import takes. */
const MAX_FILES = 20;
const LONGEST_NAME = 200;

/** The name as shown: without folders and control characters, and not too long. */
function shownName(name: string): string {
	const base = name.split(/[/\\]/).at(-1) ?? '';
	const clean = base.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
	return (clean || 'fichier').slice(0, LONGEST_NAME);
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
	Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1').startsWith(text);

/** How much a file may weigh, from its first bytes; what it really is gets told once it is there. */
function limitFor(first: Uint8Array): number {
	if (startsWith(first, 'PK')) return MAX_BYTES.xlsx;
	if (
		startsWith(first, '\x1f\x8b') ||
		/^(?:\xef\xbb\xbf)?\s*\{/.test(Buffer.from(first).toString('latin1', 0, 64))
	)
		return MAX_BYTES['finess-plus-json'];
	return MAX_BYTES.t_finess;
}

/** Passes bytes on until there are too many. */
async function* capped(body: AsyncIterable<Uint8Array>, name: string, count: (bytes: number) => void) {
	let limit: number | null = null;
	let size = 0;
	for await (const chunk of body) {
		limit ??= chunk.length > 0 ? limitFor(chunk) : null;
		size += chunk.length;
		if (limit !== null && size > limit)
			throw new ImportRefused({ code: 'upload-too-large', file: name, limit });
		count(chunk.length);
		yield chunk;
	}
}

/** Opens an import from the screen: files are sent to it one by one, then it is started. @returns its number */
export async function openImport({ db, dataDir, actor }: ImportContext): Promise<number> {
	const uploads = randomBytes(16).toString('hex');
	const state: ImportState = {
		origin: 'screen',
		uploads,
		files: [],
		progress: null,
		staged: null,
		refusal: null
	};
	const id = await createRecord(db, 'detecting', state, actor);
	await mkdir(uploadFolder(dataDir, uploads), { recursive: true, mode: 0o700 });
	return id;
}

/**
 * Takes in one file of an open import, straight to the disk.
 * @param name as the person knows it; it is shown, and never used on disk
 */
export async function receiveFile(
	context: ImportContext,
	id: number,
	name: string,
	body: AsyncIterable<Uint8Array>,
	signal: AbortSignal = new AbortController().signal
): Promise<Result<ImportedFile, ImportRefusal>> {
	const { db, dataDir } = context;
	const record = await findSeenRecord(context, id);
	if (!record || record.state.uploads === '') return err({ code: 'unknown-import' });
	if (record.status !== 'detecting') return err({ code: 'wrong-state', status: record.status });
	if (record.state.files.length >= MAX_FILES) return err({ code: 'too-many-files', limit: MAX_FILES });
	const stored = randomBytes(8).toString('hex');
	const target = path.join(uploadFolder(dataDir, record.state.uploads), stored);
	const shown = shownName(name);
	let size = 0;
	try {
		const counted = capped(body, shown, (bytes) => {
			size += bytes;
		});
		await pipeline(counted, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal });
	} catch (error) {
		await rm(target, { force: true });
		const refusal = refusalBehind(error, signal);
		if (refusal) return err(refusal);
		throw error;
	}
	const file: ImportedFile = {
		name: shown,
		size,
		stored,
		fictional: false,
		fileKey: '',
		mapping: null,
		coverage: null,
		referenceDate: '',
		detection: null,
		refusal: null,
		counts: null,
		details: null
	};
	return (await appendFile(db, id, file)) ? ok(file) : err({ code: 'wrong-state', status: 'started' });
}
