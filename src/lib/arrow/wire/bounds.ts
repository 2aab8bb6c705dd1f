import type { Stream } from './stream';

/** The bounds of a number column, in the order they are written: each may follow from the ones before. */
export const BOUNDS = ['low', 'likely', 'high', 'sureLow', 'sureHigh'] as const;
export type Bound = (typeof BOUNDS)[number];

export const isBound = (text: string): text is Bound => BOUNDS.some((bound) => bound === text);

const NOTHING = 0;
const INFINITE = 1;
const FIRST = 2;
const SCALES = [1, 10, 100];
const GREATEST = 2 ** 32 - 1 - FIRST;

/** Non-negative numbers, Infinity and NaN as integers, whole or with one or two decimals; null where that would lose something. */
export function boundStream(
	values: Float64Array
): { readonly scale: number; readonly stream: Stream } | null {
	for (const scale of SCALES) {
		const stream = scaled(values, scale);
		if (stream) return { scale, stream };
	}
	return null;
}

function scaled(values: Float64Array, scale: number): Stream | null {
	const stream = new Uint32Array(values.length);
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		if (Number.isNaN(value)) stream[i] = NOTHING;
		else if (value === Infinity) stream[i] = INFINITE;
		else {
			const integer = Math.round(value * scale);
			if (Object.is(value, -0) || integer < 0 || integer > GREATEST || integer / scale !== value) return null;
			stream[i] = integer + FIRST;
		}
	}
	return stream;
}

/** The numbers behind a stream. */
export function boundOf(stream: Stream, scale: number): Float64Array {
	const values = new Float64Array(stream.length);
	for (let i = 0; i < stream.length; i++) {
		const stored = stream[i] ?? NOTHING;
		values[i] = stored === NOTHING ? NaN : stored === INFINITE ? Infinity : (stored - FIRST) / scale;
	}
	return values;
}
