import type { Stream } from './stream';

const DIGIT_BITS = 16;

/**
 * Rows sorted by several streams, the first one first, equal ones in the order of the rows. Rows that agree on what a column
 * follows from come together, so that the column becomes runs of equal or growing values.
 */
export function orderBy(keys: readonly Stream[], rows: number): Uint32Array {
	let order = new Uint32Array(rows);
	for (let row = 0; row < rows; row++) order[row] = row;
	for (const key of [...keys].reverse()) {
		const greatest = greatestOf(key);
		for (let shift = 0; shift < 32 && greatest >>> shift > 0; shift += DIGIT_BITS) {
			order = countingSort(order, key, shift, Math.min(greatest >>> shift, 2 ** DIGIT_BITS - 1));
		}
	}
	return order;
}

export function greatestOf(stream: Stream): number {
	let greatest = 0;
	for (let i = 0; i < stream.length; i++) {
		const value = stream[i] ?? 0;
		if (value > greatest) greatest = value;
	}
	return greatest;
}

/** One stable pass over some bits of the key, of which `greatest` is the greatest value. */
function countingSort(
	order: Uint32Array,
	key: Stream,
	shift: number,
	greatest: number
): Uint32Array<ArrayBuffer> {
	const mask = 2 ** DIGIT_BITS - 1;
	const starts = new Uint32Array(greatest + 2);
	for (let i = 0; i < key.length; i++) {
		const digit = (((key[i] ?? 0) >>> shift) & mask) + 1;
		starts[digit] = (starts[digit] ?? 0) + 1;
	}
	for (let digit = 1; digit < starts.length; digit++) {
		starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
	}
	const sorted = new Uint32Array(order.length);
	for (let i = 0; i < order.length; i++) {
		const row = order[i] ?? 0;
		const digit = ((key[row] ?? 0) >>> shift) & mask;
		const place = starts[digit] ?? 0;
		starts[digit] = place + 1;
		sorted[place] = row;
	}
	return sorted;
}
