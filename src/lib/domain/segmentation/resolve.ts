import type { Criteria } from './criteria';

/**
 * What the segments that hold and the segments that may hold leave possible, by rank: bit i = segment i,
 * bit k = no segment, bit k + 1 = ambiguous (two segments of one rank both hold), k being the number of segments.
 */
export function possibleOutcomes(ranks: readonly number[], held: number, possible: number): number {
	const k = ranks.length;
	let outcomes = 0;
	for (const rank of [...new Set(ranks)].sort((a, b) => a - b)) {
		let sure = 0;
		let maybe = 0;
		let sureMask = 0;
		let maybeMask = 0;
		ranks.forEach((r, i) => {
			if (r !== rank) return;
			const bit = 1 << i;
			if ((held & bit) !== 0) {
				sure++;
				sureMask |= bit;
			} else if ((possible & bit) !== 0) {
				maybe++;
				maybeMask |= bit;
			}
		});
		if (sure >= 2) return outcomes | (1 << (k + 1));
		if (sure === 1) return outcomes | sureMask | (maybe > 0 ? 1 << (k + 1) : 0);
		outcomes |= maybeMask;
		if (maybe >= 2) outcomes |= 1 << (k + 1);
	}
	return outcomes | (1 << k);
}

/** The greatest number of segments: outcomes of all of them and two more fit a 32-bit mask. */
export const MAX_SEGMENTS = 20;

export interface Outcome {
	/** Index of the segment, or number of segments + index into OTHER_STATES. */
	readonly result: number;
	/** Outcomes still possible with estimates and assumptions. */
	readonly possible: number;
	/** 1 when the result needs an estimate or an assumption. */
	readonly estimated: 0 | 1;
}

const UNDETERMINED = 0;
const AMBIGUOUS = 1;
const NO_SEGMENT = 2;

/** The segments that hold and those that may hold, as bits, on sure bounds and with estimates and assumptions. */
export interface Masks {
	readonly sureHeld: number;
	readonly surePossible: number;
	readonly held: number;
	readonly possible: number;
}

/** The outcome of one structure in scope, from the four masks of its segments. */
export function resolve(criteria: Pick<Criteria, 'segments'>, masks: Masks): Outcome {
	const ranks = criteria.segments.map((segment) => segment.rank);
	const sure = possibleOutcomes(ranks, masks.sureHeld, masks.surePossible);
	const working = possibleOutcomes(ranks, masks.held, masks.possible);
	return outcomeFrom(ranks.length, sure, working);
}

/** The outcome of one structure in scope of `k` segments, from the outcomes each reading leaves possible. */
export function outcomeFrom(k: number, sure: number, working: number): Outcome {
	const single = (working & (working - 1)) === 0;
	if (!single) return { result: k + UNDETERMINED, possible: working, estimated: 0 };
	const bit = 31 - Math.clz32(working);
	const result = bit < k ? bit : bit === k ? k + NO_SEGMENT : k + AMBIGUOUS;
	return { result, possible: working, estimated: sure === working ? 0 : 1 };
}
