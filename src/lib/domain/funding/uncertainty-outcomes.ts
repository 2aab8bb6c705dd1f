import { LIKELY, type Range } from './bounds';
import type { Assumption } from './assumption';
import { costSources, fromAssumptions } from './cost-values';
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
	/** By item: price of a unit. */
	readonly prices: readonly Float64Array[];
	/** Always one. */
	readonly one: Float64Array;
	/** Share of professionals not equipped yet, where nothing is declared. */
	readonly left: Float64Array;
	readonly workstationsPerHead: Float64Array;
	/** By segment. */
	readonly phoneless: readonly Float64Array[];
	readonly movement: Float64Array;
	readonly turnover: Float64Array;
	readonly spare: Float64Array;
	readonly loss: Float64Array;
	readonly notReturned: Float64Array;
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
	const of = costSources(plan);
	const values = perDrawOf(assumptions.length);
	const drawnOf = (assumption: Assumption | undefined): Float64Array =>
		values[(assumption && rank.get(assumption)) ?? -1] ?? perDraw();
	const prices = perDrawOf(plan.items.length);
	const [left, movement] = [perDraw(), perDraw()];
	const workstationsPerHead = perDraw();
	const notReturned = perDraw();
	const { schemes: declaredAt, sizes: sizesAt } = quantityCodes(headGroups.length);
	const quantity = perDrawOf(sizesAt + sizes.length);
	quantity[0]?.fill(1);
	const choices = open.map(() => new Uint8Array(BLOCK));
	const needs = new Map<
		string,
		{ readonly code: number; readonly part: Float64Array | null; readonly into: Float64Array }
	>();
	const one = perDraw().fill(1);
	const middle: Range = { low: 0, likely: 0.5, high: 1 };

	/** Numbers of a block as they come, draw by draw: the same ones however draws are put into blocks. */
	const perOutcome = assumptions.length + headGroups.length + 1 + open.length;
	const shares = new Float64Array(BLOCK * perOutcome);

	const numbers = (nth: number): Drawn => ({ shares, nth, step: perOutcome });

	function drawWeights(range: Range, nth: number, code: number, count: number): void {
		const [ofLow, ofLikely, ofHigh] = [quantity[code], quantity[code + LIKELY], quantity[code + 2]];
		if (ofLow && ofLikely && ofHigh) setWeights(ofLow, ofLikely, ofHigh, range, numbers(nth), count);
	}

	/** Writes what is computed from the assumptions. */
	function setCosts(count: number): void {
		prices.forEach((into, i) => {
			const [item, price] = [plan.items[i], drawnOf(of.prices[i])];
			for (let d = 0; item && d < count; d++) into[d] = fromAssumptions.price(price[d] ?? 0, item);
		});
		const [equipped, returned, presence] = [of.equipped, of.notReturned, of.movement].map(drawnOf);
		const workstations = drawnOf(of.workstationsPerHead);
		const [perProject, undeclared] = [drawnOf(of.structuresPerProject), quantity[declaredAt + 3]];
		for (let d = 0; d < count; d++) {
			left[d] = 1 - (equipped?.[d] ?? 0);
			notReturned[d] = fromAssumptions.notReturned(returned?.[d] ?? 0);
			movement[d] = fromAssumptions.movement(presence?.[d] ?? 0, plan);
			workstationsPerHead[d] = fromAssumptions.workstationsPerHead(workstations[d] ?? 0);
		}
		undeclared?.set(drawnOf(of.schemes));
		sizes.forEach((size, s) => {
			const into = quantity[sizesAt + s];
			for (let d = 0; into && d < count; d++) into[d] = Math.min(1, size / (perProject[d] ?? 1));
		});
	}

	function setNeeds(count: number): void {
		for (const { code, part, into } of needs.values()) {
			const state = whoAsks(code);
			const asked = state === ALWAYS ? null : of.obliged[state];
			const drawn = asked ? drawnOf(asked) : null;
			const said = state === ALWAYS ? 1 : fromAssumptions.obliged(state);
			for (let d = 0; d < count; d++)
				into[d] = (drawn ? (drawn[d] ?? 0) : said) * (part ? (part[d] ?? 0) : 1);
		}
	}

	return {
		values,
		prices,
		one,
		left,
		workstationsPerHead,
		phoneless: of.phoneless.map(drawnOf),
		movement,
		turnover: drawnOf(of.turnover),
		spare: drawnOf(of.spare),
		loss: drawnOf(of.loss),
		notReturned,
		quantity,
		choices,
		need({ whenUnknown }, code) {
			const assumption = isUnknownNeed(code) ? plan.assumptions.get(whenUnknown) : undefined;
			if (whoAsks(code) === ALWAYS && !assumption) return one;
			const key = `${code} ${assumption?.id ?? ''}`;
			const held = needs.get(key);
			if (held) return held.into;
			const part = assumption ? (values[rank.get(assumption) ?? -1] ?? null) : null;
			const into = perDraw();
			needs.set(key, { code, part, into });
			return into;
		},
		next(count) {
			for (let i = 0; i < count * perOutcome; i++) shares[i] = random();
			let nth = 0;
			assumptions.forEach((assumption, a) => {
				const into = values[a];
				if (into) setValues(into, assumption, numbers(nth++), count);
			});
			headGroups.forEach((group, g) => {
				drawWeights(group, nth++, HEADS_OF_GROUP + 3 * g, count);
			});
			drawWeights(middle, nth++, declaredAt, count);
			open.forEach(({ options }, g) => {
				const into = choices[g];
				for (let d = 0; into && d < count; d++)
					into[d] = Math.floor((shares[d * perOutcome + nth] ?? 0) * options.length);
				nth++;
			});
			setCosts(count);
			setNeeds(count);
		}
	};
}

/** Some numbers of each outcome: the nth one, outcomes being `step` apart. */
interface Drawn {
	readonly shares: Float64Array;
	readonly nth: number;
	readonly step: number;
}

/** Writes values between bounds. */
function setValues(into: Float64Array, range: Range, { shares, nth, step }: Drawn, count: number): void {
	for (let d = 0; d < count; d++) into[d] = triangular(range, shares[d * step + nth] ?? 0);
}

/** Writes the weights of low, likely and high that make values between them. */
function setWeights(
	ofLow: Float64Array,
	ofLikely: Float64Array,
	ofHigh: Float64Array,
	range: Range,
	{ shares, nth, step }: Drawn,
	count: number
): void {
	const { low, likely, high } = range;
	for (let d = 0; d < count; d++) {
		const value = triangular(range, shares[d * step + nth] ?? 0);
		const down = value < likely ? (likely - value) / (likely - low) : 0;
		const up = value > likely ? (value - likely) / (high - likely) : 0;
		ofLow[d] = down;
		ofLikely[d] = 1 - down - up;
		ofHigh[d] = up;
	}
}
