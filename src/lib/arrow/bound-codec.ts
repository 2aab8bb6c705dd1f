/** How one bound of a number column is stored: as another bound, as scaled integers with two reserved values, or as floats. */
export type BoundSpec = { readonly same: string } | { readonly scale: number } | { readonly float: true };

type IntegerArray = Int8Array | Int16Array | Int32Array;

const INFINITE = -1;
const NOTHING = -2;
const SCALES = [1, 10, 100];

/** Non-negative numbers, Infinity and NaN as small integers where that loses nothing. */
export function encodeBound(values: Float64Array): { spec: BoundSpec; array: IntegerArray | Float64Array } {
	for (const scale of SCALES) {
		const array = asIntegers(values, scale);
		if (array) return { spec: { scale }, array };
	}
	return { spec: { float: true }, array: values };
}

function asIntegers(values: Float64Array, scale: number): IntegerArray | null {
	const integers = new Int32Array(values.length);
	let greatest = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		if (value === Infinity) integers[i] = INFINITE;
		else if (Number.isNaN(value)) integers[i] = NOTHING;
		else {
			const scaled = Math.round(value * scale);
			if (scaled < 0 || scaled > 0x7fffffff || scaled / scale !== value) return null;
			integers[i] = scaled;
			if (scaled > greatest) greatest = scaled;
		}
	}
	if (greatest < 128) return Int8Array.from(integers);
	return greatest < 32768 ? Int16Array.from(integers) : integers;
}

/** The numbers behind a stored bound. */
export function decodeBound(array: ArrayLike<number>, scale: number): Float64Array {
	const values = new Float64Array(array.length);
	for (let i = 0; i < array.length; i++) {
		const stored = array[i] ?? 0;
		values[i] = stored === INFINITE ? Infinity : stored === NOTHING ? NaN : stored / scale;
	}
	return values;
}
