import type { Population } from './population';

/** Structures with the same possible segments, in the order of the population. */
export interface Batch {
	readonly rows: Uint32Array;
	/** The segments that they may be of; the number of segments for "none of them". One alone where it is decided. */
	readonly options: readonly number[];
}

/** The possible segments that a mask of a population names. */
export function optionsOf(mask: number, segments: number): number[] {
	const options: number[] = [];
	for (let segment = 0; segment <= segments; segment++) if (mask & (1 << segment)) options.push(segment);
	return options;
}

/** Cuts a population into batches of at most `size` structures. */
export function batchesOf({ possible, segments }: Population, size: number): Batch[] {
	const rowsOf = new Map<number, number[]>();
	possible.forEach((mask, row) => {
		const rows = rowsOf.get(mask);
		if (rows) rows.push(row);
		else rowsOf.set(mask, [row]);
	});
	return [...rowsOf].flatMap(([mask, rows]) => {
		const options = optionsOf(mask, segments.length);
		const all = Uint32Array.from(rows);
		return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => ({
			rows: all.subarray(i * size, (i + 1) * size),
			options
		}));
	});
}
