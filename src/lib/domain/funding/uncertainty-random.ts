import type { Range } from './bounds';

/** Numbers from 0 to 1, 1 excluded, that are the same for one seed on every machine: whole-number arithmetic alone (sfc32). */
export function randomFrom(seed: number): () => number {
	let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed >>> 0, 1];
	const next = (): number => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let warm = 0; warm < 16; warm++) next();
	return next;
}

/** The value of a triangular distribution (least, most likely, greatest) below which a share of draws falls. */
export function triangular({ low, likely, high }: Range, share: number): number {
	const width = high - low;
	if (width === 0) return likely;
	return share * width < likely - low
		? low + Math.sqrt(share * width * (likely - low))
		: high - Math.sqrt((1 - share) * width * (high - likely));
}
