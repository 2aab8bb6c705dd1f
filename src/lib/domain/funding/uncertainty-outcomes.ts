import { LIKELY, type Range } from './bounds';
import { valuesReader, type CostValues } from './cost-values';
import type { Plan } from './plan';
import type { Aggregates } from './uncertainty-aggregates';
import { randomFrom, triangular } from './uncertainty-random';
import {
	ALWAYS,
	HEADS_OF_GROUP,
	isUnknownNeed,
	quantityCodes,
	whoAsks,
	type Counted
} from './uncertainty-terms';

/** Draws that are made together: loops over them run in a straight line. */
export const BLOCK = 256;

export const perDraw = (): Float64Array => new Float64Array(BLOCK);

export const perDrawOf = (count: number): Float64Array[] => Array.from({ length: count }, perDraw);

/** What is drawn, by draw of a block: arrays are written over by the next block. */
export interface Outcomes {
	/** By assumption, in the order of the plan. */
	readonly values: readonly Float64Array[];
	/** The same as costs read them, by draw. */
	readonly taken: readonly CostValues[];
	/** By item: price of a unit. */
	readonly prices: readonly Float64Array[];
	/** Share of professionals not equipped yet, where nothing is declared. */
	readonly left: Float64Array;
	readonly movement: Float64Array;
	readonly turnover: Float64Array;
	/** By code of quantity. */
	readonly quantity: readonly Float64Array[];
	/** By open group: index of the option that is taken. */
	readonly choices: readonly Uint8Array[];
	/** How far what is counted is needed, by draw, for a code of need. To be asked for before the first block. */
	need(counted: Counted, code: number): Float64Array;
	/** Draws a block. @param count of draws, up to {@link BLOCK} */
	next(count: number): void;
}

/**
 * Draws what is uncertain. Each assumption is drawn once for an outcome and used wherever it is used; heads estimated from one ratio
 * move together, and so do those that are unknown in one category, and the undecided structures of one category and the same possible
 * segments.
 */
export function outcomes(plan: Plan, aggregates: Aggregates, seed: number): Outcomes {
	const random = randomFrom(seed);
	const { open, headGroups, sizes } = aggregates;
	const assumptions = [...plan.assumptions.values()];
	const rank = new Map(assumptions.map((one, i) => [one, i]));
	const read = valuesReader(plan);
	const values = perDrawOf(assumptions.length);
	const taken: CostValues[] = [];
	const prices = perDrawOf(plan.items.length);
	const [left, movement, turnover] = [perDraw(), perDraw(), perDraw()];
	const { schemes: declaredAt, sizes: sizesAt } = quantityCodes(headGroups.length);
	const quantity = perDrawOf(sizesAt + sizes.length);
	quantity[0]?.fill(1);
	const choices = open.map(() => new Uint8Array(BLOCK));
	const needs = new Map<string, { readonly code: number; readonly part: Float64Array | null; readonly of: Float64Array }>();
	const always = perDraw().fill(1);
	const middle: Range = { low: 0, likely: 0.5, high: 1 };

	/** Writes the weights of low, likely and high that make a value between them. */
	function weigh({ low, likely, high }: Range, value: number, code: number, draw: number): void {
		const down = value < likely ? (likely - value) / (likely - low) : 0;
		const up = value > likely ? (value - likely) / (high - likely) : 0;
		const [ofLow, ofLikely, ofHigh] = [quantity[code], quantity[code + LIKELY], quantity[code + 2]];
		if (!ofLow || !ofLikely || !ofHigh) return;
		ofLow[draw] = down;
		ofLikely[draw] = 1 - down - up;
		ofHigh[draw] = up;
	}

	function drawOne(draw: number): void {
		for (let a = 0; a < assumptions.length; a++) {
			const [assumption, into] = [assumptions[a], values[a]];
			if (assumption && into) into[draw] = triangular(assumption, random());
		}
		const costs = read((assumption) => values[rank.get(assumption) ?? -1]?.[draw] ?? assumption.likely);
		taken[draw] = costs;
		for (let item = 0; item < prices.length; item++) {
			const into = prices[item];
			if (into) into[draw] = costs.prices[item] ?? 0;
		}
		left[draw] = 1 - costs.equipped;
		movement[draw] = costs.movement;
		turnover[draw] = costs.turnover;
		for (let g = 0; g < headGroups.length; g++) {
			const group = headGroups[g];
			if (group) weigh(group, triangular(group, random()), HEADS_OF_GROUP + 3 * g, draw);
		}
		weigh(middle, triangular(middle, random()), declaredAt, draw);
		const undeclared = quantity[declaredAt + 3];
		if (undeclared) undeclared[draw] = costs.schemes;
		for (let s = 0; s < sizes.length; s++) {
			const into = quantity[sizesAt + s];
			if (into) into[draw] = Math.min(1, (sizes[s] ?? 0) / costs.structuresPerProject);
		}
		for (let g = 0; g < open.length; g++) {
			const [into, group] = [choices[g], open[g]];
			if (into && group) into[draw] = Math.floor(random() * group.options.length);
		}
	}

	function setNeeds(count: number): void {
		for (const { code, part, of } of needs.values()) {
			const state = whoAsks(code);
			for (let d = 0; d < count; d++) {
				const asked = state === ALWAYS ? 1 : (taken[d]?.obliged[state] ?? 0);
				of[d] = part ? asked * (part[d] ?? 0) : asked;
			}
		}
	}

	return {
		values,
		taken,
		prices,
		left,
		movement,
		turnover,
		quantity,
		choices,
		need({ whenUnknown }, code) {
			const assumption = isUnknownNeed(code) ? plan.assumptions.get(whenUnknown) : undefined;
			if (whoAsks(code) === ALWAYS && !assumption) return always;
			const key = `${code} ${assumption?.id ?? ''}`;
			const held = needs.get(key);
			if (held) return held.of;
			const part = assumption ? (values[rank.get(assumption) ?? -1] ?? null) : null;
			const of = perDraw();
			needs.set(key, { code, part, of });
			return of;
		},
		next(count) {
			for (let d = 0; d < count; d++) drawOne(d);
			setNeeds(count);
		}
	};
}
