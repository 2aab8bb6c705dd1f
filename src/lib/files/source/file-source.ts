import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '$lib/domain/shared';
import type { FileRefusal } from '../contract';

/** A file to read, wherever its bytes are. `open` may be called several times: detection reads before reading does. */
export interface FileSource {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	readonly path?: string;
	open(): AsyncIterable<Uint8Array>;
}

const CHUNK = 1 << 18;

/** A file of the disk. Fails when it is missing, is not a plain file or cannot be read. */
export async function fileSourceFromPath(path: string): Promise<Result<FileSource, FileRefusal>> {
	try {
		const stats = await stat(path);
		if (stats.isDirectory()) return err({ code: 'unreadable', reason: 'directory' });
		if (!stats.isFile()) return err({ code: 'unreadable', reason: 'other' });
		await access(path, constants.R_OK);
		return ok({
			name: basename(path),
			size: stats.size,
			path,
			open: () => createReadStream(path, { highWaterMark: CHUNK })
		});
	} catch (error) {
		return err({ code: 'unreadable', reason: reasonOf(error) });
	}
}

/** Bytes already in memory. */
export function fileSourceFromBytes(name: string, bytes: Uint8Array): FileSource {
	return {
		name,
		size: bytes.length,
		// eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous, the bytes are here
		async *open() {
			for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
		}
	};
}

function reasonOf(error: unknown): 'missing' | 'forbidden' | 'other' {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
	return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'other';
}
