import { setImmediate } from 'node:timers/promises';
import { Unzip, UnzipInflate, Zip, ZipDeflate } from 'fflate';
import { err, ok, type Result } from '$lib/domain/shared';
import type { DossierPiece } from './dossier-files';

/** The day every file of an archive bears, so that the same dossier is the same bytes; ZIP knows none before. */
const ZIP_DAY = new Date(1980, 0, 1);
const LEVEL = 6;
const PIECES_AT_ONCE = 8;

/**
 * The files of a dossier as one ZIP archive, piece by piece.
 * @param before called with what `pieces` returns, before the end without which the archive is of no use
 * @returns what `pieces` returns
 */
export async function* zipDossier<T>(
	pieces: Generator<DossierPiece, T>,
	before: (written: T) => Promise<void> = () => Promise.resolve()
): AsyncGenerator<Uint8Array, T> {
	let made: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		made.push(piece);
	});
	let [name, entry] = ['', new ZipDeflate('')];
	for (let count = 1; ; count++) {
		const next = pieces.next();
		if (next.done === true) {
			await before(next.value);
			zip.end();
			yield* made;
			return next.value;
		}
		const { bytes, isLast } = next.value;
		if (name !== next.value.name) {
			({ name } = next.value);
			entry = new ZipDeflate(name, { level: LEVEL });
			entry.mtime = ZIP_DAY;
			zip.add(entry);
		}
		entry.push(bytes, isLast);
		yield* made;
		made = [];
		// A piece without bytes says that work was done before the next ones.
		if (count % PIECES_AT_ONCE === 0 || bytes.length === 0) await setImmediate();
	}
}

/** Why an archive is not read. */
export type ArchiveRefusal =
	| { readonly code: 'not-a-zip' }
	| { readonly code: 'damaged' }
	| { readonly code: 'too-large'; readonly limit: number }
	| { readonly code: 'too-many-files'; readonly limit: number };

/** A national dossier weighs about 500 MB once inflated. */
const BYTES_LIMIT = 1_000_000_000;
const FILES_LIMIT = 200;
const PIECE = 65_536;

/** Reads a ZIP archive into memory; refused when it would inflate beyond what a dossier can be. */
export async function readArchive(
	bytes: Uint8Array,
	limits: { readonly bytes: number; readonly files: number } = { bytes: BYTES_LIMIT, files: FILES_LIMIT }
): Promise<Result<ReadonlyMap<string, Uint8Array>, ArchiveRefusal>> {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return err({ code: 'not-a-zip' });
	if (!isWhole(bytes)) return err({ code: 'damaged' });
	const files = new Map<string, Uint8Array>();
	let size = 0;
	let count = 0;
	/** The first reason to refuse, once there is one. */
	const refusals: ArchiveRefusal[] = [];
	let left = 0;
	const unzip = new Unzip((file) => {
		if (file.name.endsWith('/')) return;
		count++;
		if (count > limits.files) refusals.push({ code: 'too-many-files', limit: limits.files });
		if (refusals.length > 0) return;
		const parts: Uint8Array[] = [];
		left++;
		file.ondata = (error, part, final) => {
			if (error) refusals.push({ code: 'damaged' });
			if (!error) size += part.length;
			if (size > limits.bytes) refusals.push({ code: 'too-large', limit: limits.bytes });
			if (refusals.length > 0) return;
			parts.push(part);
			if (!final) return;
			left--;
			files.set(file.name, Buffer.concat(parts));
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length; at += PIECE) {
			unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
			if (refusals[0]) return err(refusals[0]);
			if ((at / PIECE) % PIECES_AT_ONCE === 0) await setImmediate();
		}
	} catch {
		return err({ code: 'damaged' });
	}
	if (refusals[0]) return err(refusals[0]);
	return left > 0 ? err({ code: 'damaged' }) : ok(withoutCommonFolder(files));
}

/** Bytes of the record that ends an archive, and of the longest comment after it. */
const END_RECORD = 22;
const LONGEST_COMMENT = 65_535;

/** Whether the record that ends an archive is there: a download that stopped has none. */
function isWhole(bytes: Uint8Array): boolean {
	const from = Math.max(0, bytes.length - END_RECORD - LONGEST_COMMENT);
	for (let at = bytes.length - END_RECORD; at >= from; at--)
		if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6)
			return true;
	return false;
}

/** Files by their path inside the dossier: archivers and browsers put the name of the folder before. */
export function withoutCommonFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
	const names = [...files.keys()];
	const [first = ''] = names;
	const folder = first.slice(0, first.indexOf('/') + 1);
	const isShared = folder !== '' && folder !== 'entrees/' && names.every((name) => name.startsWith(folder));
	if (!isShared) return files;
	return new Map([...files].map(([name, content]) => [name.slice(folder.length), content]));
}
