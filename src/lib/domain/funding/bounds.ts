/** The three values of an uncertain figure, in this order in every array that holds them. */
export const BOUNDS = ['low', 'likely', 'high'] as const;
export type Bound = (typeof BOUNDS)[number];

export const LOW = 0;
export const LIKELY = 1;
export const HIGH = 2;
/** Index into BOUNDS. */
export type BoundIndex = 0 | 1 | 2;

/** Low, likely and high of one figure: `low` ≤ `likely` ≤ `high`. */
export interface Range {
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}

/** The value of a range at a bound. */
export const at = (range: Range, bound: BoundIndex): number =>
	bound === LOW ? range.low : bound === HIGH ? range.high : range.likely;

/** The bound of a figure that lowers a cost when it grows (an already equipped share), where the cost itself is at `bound`. */
export const opposite = (bound: BoundIndex): BoundIndex =>
	bound === LOW ? HIGH : bound === HIGH ? LOW : LIKELY;
