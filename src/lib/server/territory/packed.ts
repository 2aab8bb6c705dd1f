import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { packParts } from '$lib/arrow';
import type { Database } from '../db';
import { readSnapshot } from '../versions';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type TerritoryEncoding = 'br' | 'gzip' | 'identity';
type Bytes = Uint8Array<ArrayBuffer>;

/** The last snapshot asked for, per database: packed once per encoding and not at each request. */
const packed = new WeakMap<
	Database,
	{ readonly hash: string; readonly bodies: Map<TerritoryEncoding, Promise<Bytes>> }
>();

/** The best encoding that a client takes, from its `accept-encoding`. */
export const encodingFor = (accepted: string): TerritoryEncoding =>
	/\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';

async function pack(db: Database, hash: string, encoding: TerritoryEncoding): Promise<Bytes> {
	const raw = packParts(await readSnapshot(db, hash));
	switch (encoding) {
		case 'br':
			return Uint8Array.from(await brotli(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
		case 'gzip':
			return Uint8Array.from(await zip(raw));
		case 'identity':
			return raw;
	}
}

/** A snapshot as one message for the browser, compressed. @throws Error when the database does not hold it */
export function packedTerritory(db: Database, hash: string, encoding: TerritoryEncoding): Promise<Bytes> {
	let last = packed.get(db);
	if (last?.hash !== hash) {
		last = { hash, bodies: new Map() };
		packed.set(db, last);
	}
	const { bodies } = last;
	const body = bodies.get(encoding) ?? pack(db, hash, encoding);
	bodies.set(encoding, body);
	body.catch(() => bodies.delete(encoding));
	return body;
}
