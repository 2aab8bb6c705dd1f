/** One text per row out of few: `values[codes[row]]`. */
export interface Coded {
	readonly kind: 'coded';
	readonly codes: ArrayLike<number>;
	readonly values: readonly string[];
}
