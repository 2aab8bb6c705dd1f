import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { LayerCoverage } from '$lib/domain/table';
import type { Mapping } from '$lib/files';

/** Changes when the readers would make other rows of the same file: what was read before is then read again. */
const READERS = 1;

/** Bytes read at once, always to the same place: what streams leave behind would wait for a collection of garbage. */
const BLOCK = 1 << 18;

/** Identifies the bytes of a file and the readers that would read them. */
export async function fileKey(path: string, signal: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	const block = Buffer.allocUnsafeSlow(BLOCK);
	const file = await open(path);
	try {
		for (;;) {
			signal.throwIfAborted();
			const { bytesRead } = await file.read(block, 0, BLOCK, null);
			if (bytesRead === 0) break;
			hash.update(block.subarray(0, bytesRead));
		}
	} finally {
		await file.close();
	}
	return `${READERS}.${hash.digest('hex')}`;
}

/** How a person says a file is to be read. */
export interface Declaration {
	readonly mapping: Mapping | null;
	/** Null: guessed from the content. */
	readonly coverage: LayerCoverage | null;
	/** ISO date, `''`: as the file says. */
	readonly referenceDate: string;
}

const NOTHING_SAID = 'auto';

/** Identifies how a file is read. */
export function declarationKey({ mapping, coverage, referenceDate }: Declaration): string {
	if (mapping === null && coverage === null && referenceDate === '') return NOTHING_SAID;
	const columns = mapping?.columns.map(({ header, field }) => [header, field]);
	const said = JSON.stringify([
		mapping?.kind,
		columns,
		coverage?.extent,
		coverage?.departments,
		referenceDate
	]);
	return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

/** What a layer's content hash is made of. */
export interface LayerKey {
	readonly kind: string;
	readonly file: string;
	readonly declaration: string;
}

export const formatLayerKey = ({ kind, file, declaration }: LayerKey): string =>
	`${kind}:${file}:${declaration}`;

export function parseLayerKey(contentHash: string): LayerKey {
	const [kind = '', file = '', declaration = ''] = contentHash.split(':');
	return { kind, file, declaration };
}

/** True when a stored layer came from the same bytes, read as now asked; saying nothing asks for no other reading. */
export function isSameReading(stored: LayerKey, file: string, declaration: string): boolean {
	return stored.file === file && (declaration === NOTHING_SAID || stored.declaration === declaration);
}
