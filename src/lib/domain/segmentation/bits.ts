/**
 * Three-valued truth in four bits, for two readings of the data at once:
 * the sure reading (bounds that hold without estimate or assumption) in bits 0–1, the working reading
 * (with estimates and assumptions) in bits 2–3. In each pair the low bit says "true", the high bit "possible";
 * false is 00, unknown 10, true 11. AND and OR are then plain bitwise operations, four rows at a time.
 */
export const SURE_TRUE = 1;
export const SURE_POSSIBLE = 2;
export const TRUE = 4;
export const POSSIBLE = 8;

/** True in both readings; false in both is 0. */
export const ALL_TRUE = SURE_TRUE | SURE_POSSIBLE | TRUE | POSSIBLE;

/** Possible in both readings, true in none. */
export const AT_MOST = SURE_POSSIBLE | POSSIBLE;

const BOTH_TRUE = SURE_TRUE | TRUE;

/** The bits of a row from its four truths, without a branch: nobody can guess which way the next row goes. */
export const packBits = (
	sureTrue: boolean,
	surePossible: boolean,
	isTrue: boolean,
	possible: boolean
): number => Number(sureTrue) | (Number(surePossible) << 1) | (Number(isTrue) << 2) | (Number(possible) << 3);

/** Not: true where it was impossible, possible where it was not true. */
export function negate(bits: Uint8Array, n: number): void {
	for (let i = 0; i < n; i++) {
		const flipped = ~(bits[i] ?? 0);
		bits[i] = ((flipped >> 1) & BOTH_TRUE) | ((flipped & BOTH_TRUE) << 1);
	}
}

const asWords = (bits: Uint8Array, n: number): Uint32Array =>
	new Uint32Array(bits.buffer, bits.byteOffset, (n + 3) >> 2);

/** `into` = `into` and `other`, row by row; both are buffers padded to four bytes. */
export function intersect(into: Uint8Array, other: Uint8Array, n: number): void {
	const a = asWords(into, n);
	const b = asWords(other, n);
	for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) & (b[i] ?? 0);
}

/** `into` = `into` or `other`, row by row; both are buffers padded to four bytes. */
export function unite(into: Uint8Array, other: Uint8Array, n: number): void {
	const a = asWords(into, n);
	const b = asWords(other, n);
	for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) | (b[i] ?? 0);
}

/**
 * `out` = what stands in `table` at the code of each row. Like the other loops over rows it belongs to no closure: what V8
 * compiled for a closure is lost with it at the next collection, and the kernels of criteria live for one classification.
 */
export function lookUp(
	table: Uint8Array,
	codes: ArrayLike<number>,
	start: number,
	n: number,
	out: Uint8Array
): void {
	for (let i = 0; i < n; i++) out[i] = table[codes[start + i] ?? 0] ?? 0;
}

/** A buffer for `n` rows, padded so that it can be read four rows at a time. */
export const bitBuffer = (n: number): Uint8Array => new Uint8Array((n + 3) & ~3);
