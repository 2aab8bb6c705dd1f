import { createHash } from 'node:crypto';
import type { SnapshotPart } from '$lib/arrow';

/** SHA-256 of a snapshot, in hexadecimal: of the name, length and bytes of each part in turn. */
export function snapshotHash(parts: readonly SnapshotPart[]): string {
	const hash = createHash('sha256');
	for (const { part, bytes } of parts) hash.update(`${part} ${bytes.length}\n`).update(bytes);
	return hash.digest('hex');
}
