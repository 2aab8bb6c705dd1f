import type { Predicate } from '../segmentation';

/** Sizes of the results as long as a threshold stays in a range. */
export interface Step {
	/** A threshold of the range: its end included for `gte` and `lt`, its start for `gt` and `lte`. */
	readonly at: number;
	/** Structures per result, in the order of the segments, then of OTHER_STATES. */
	readonly sizes: readonly number[];
	/** Structures whose result differs from that of the step before; 0 for the first. */
	readonly moved: number;
}

/** Counts results while a threshold goes up, and keeps a step wherever one changes. */
export interface StepCollector {
	/** Gives a result to a member that stands for some structures. */
	put(member: number, result: number, weight: number): void;
	/** All that a threshold changes was put. */
	close(threshold: number): void;
	readonly steps: readonly Step[];
}

/** @param members how many may be put; @param results how many results there are */
export function stepCollector(op: Predicate['op'], members: number, results: number): StepCollector {
	const held = new Int16Array(members).fill(-1);
	const sizes = new Array<number>(results).fill(0);
	const steps: Step[] = [];
	let moved = 0;
	return {
		steps,
		put(member, result, weight) {
			const before = held[member] ?? -1;
			if (before === result || weight === 0) return;
			held[member] = result;
			if (before >= 0) {
				sizes[before] = (sizes[before] ?? 0) - weight;
				moved += weight;
			}
			sizes[result] = (sizes[result] ?? 0) + weight;
		},
		close(at) {
			if (steps.length === 0 || moved > 0) steps.push({ at, sizes: [...sizes], moved });
			else if (op === 'gte' || op === 'lt') steps.push({ ...(steps.pop() ?? NO_STEP), at });
			moved = 0;
		}
	};
}

const NO_STEP: Step = { at: 0, sizes: [], moved: 0 };
