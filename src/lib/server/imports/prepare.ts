import { stat } from 'node:fs/promises';
import { MAX_BYTES } from '$lib/files';
import type { Base } from './base';
import { declarationKey, fileKey, type Declaration } from '../reading';
import type { ImportContext } from './context';
import type { ImportFile } from './import-file';
import { findKnown, type KnownFile } from './known-files';

/** A file whose content has been identified, and what has to be done with it. */
export interface PreparedFile extends Declaration {
	readonly path: string;
	readonly name: string;
	readonly size: number;
	readonly fictional: boolean;
	/** `''` when the file could not be opened: reading it will say why. */
	readonly fileKey: string;
	readonly action:
		| { readonly kind: 'read' }
		/** Its layers are in force already. */
		| { readonly kind: 'known'; readonly known: KnownFile }
		/** The same content as a file before it. */
		| { readonly kind: 'repeat'; readonly of: number };
}

/** A file beyond every limit is refused by the reader, which needs no hash for that. */
const LARGEST = Math.max(...Object.values(MAX_BYTES));

async function identify(path: string, signal: AbortSignal): Promise<{ size: number; key: string }> {
	try {
		const stats = await stat(path);
		if (!stats.isFile() || stats.size > LARGEST) return { size: stats.size, key: '' };
		return { size: stats.size, key: await fileKey(path, signal) };
	} catch {
		signal.throwIfAborted();
		return { size: 0, key: '' };
	}
}

/** Identifies files by their content, and tells which need not be read. */
export async function prepareFiles(
	{ db }: ImportContext,
	files: readonly ImportFile[],
	base: Base,
	signal: AbortSignal
): Promise<readonly PreparedFile[]> {
	const prepared: PreparedFile[] = [];
	for (const file of files) {
		const { path, name, mapping = null, coverage = null, referenceDate = '', fictional = false } = file;
		const declaration = { mapping, coverage, referenceDate };
		const { size, key } = await identify(path, signal);
		const same = prepared.findIndex(
			(other) => key !== '' && other.fileKey === key && declarationKey(other) === declarationKey(declaration)
		);
		const known = key !== '' && same === -1 ? await findKnown(db, base, key, declaration) : null;
		prepared.push({
			...declaration,
			path,
			name,
			size,
			fictional,
			fileKey: key,
			action: same !== -1 ? { kind: 'repeat', of: same } : known ? { kind: 'known', known } : { kind: 'read' }
		});
	}
	return prepared;
}
