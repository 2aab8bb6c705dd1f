import type { FileSource } from '../../../src/lib/files';

/** A file made to hurt, and what must come of it. */
export interface HostileFile {
	readonly name: string;
	readonly bytes: Buffer;
	/** Codes of refusal that are right; a reading that accounts for every line is right too unless `refused` is set. */
	readonly codes?: readonly string[];
	/** True when it must not be read at all. */
	readonly refused?: boolean;
	/** Lines that must be read, whatever becomes of them. */
	readonly lines?: number;
	readonly accepted?: number;
	/** Replaces the plain source of the bytes: a slow one, one that lies about its size… */
	readonly source?: FileSource;
}

/** A small generator of numbers, the same at each run. */
export function seeded(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** The bytes, so many at a time. */
export const dripping = (name: string, bytes: Uint8Array, size: number): FileSource => ({
	name,
	size: bytes.length,
	async *open() {
		for (let at = 0; at < bytes.length; at += size) {
			yield bytes.subarray(at, at + size);
			if (at % (size * 512) === 0) await new Promise((resolve) => setImmediate(resolve));
		}
	}
});
