/** How a number is known. `unknown` is a state, never a zero. */
export const NUMBER_STATES = ['unknown', 'declared', 'estimated'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

/**
 * A number and what is known of it. `low` ≤ `likely` ≤ `high`; `high` may be Infinity, `likely` is null when nothing is said of it.
 * `sureLow` and `sureHigh` are the bounds that hold without any estimate or assumption ([0, cap] for a number nobody declared):
 * a result that holds on them is certain, one that only holds on `low` and `high` is estimated.
 */
export interface Interval {
	readonly low: number;
	readonly likely: number | null;
	readonly high: number;
	readonly sureLow: number;
	readonly sureHigh: number;
	readonly state: NumberState;
}

/** A number that somebody declared. */
export const declared = (value: number): Interval => ({
	low: value,
	likely: value,
	high: value,
	sureLow: value,
	sureHigh: value,
	state: 'declared'
});

/** A number nobody declared: between 0 and `cap`, which is Infinity where no cap is known. */
export const unknownUpTo = (cap: number): Interval => ({
	low: 0,
	likely: null,
	high: cap,
	sureLow: 0,
	sureHigh: cap,
	state: 'unknown'
});

/** A number computed from a ratio; surely only between 0 and `cap`, which never undercuts `high`. */
export const estimated = (low: number, likely: number | null, high: number, cap: number): Interval => ({
	low,
	likely,
	high,
	sureLow: 0,
	sureHigh: Math.max(cap, high),
	state: 'estimated'
});
