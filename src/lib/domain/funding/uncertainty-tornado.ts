import type { Cents } from '../shared';
import { LIKELY } from './bounds';
import { costModel } from './cost-model';
import { costTotals, sumCells } from './cost-totals';
import { assumptionOf, type Plan } from './plan';
import type { Population } from './population';

/** What a total becomes when one assumption is at an end of its range, and all others likely. */
export interface Swing {
	readonly assumption: string;
	/** Cents, with the assumption at its low and at its high value. */
	readonly atLow: Cents;
	readonly atHigh: Cents;
	/** Distance between the two. */
	readonly swing: Cents;
}

/** A plan in which an assumption has one value only. */
export function withValue(plan: Plan, id: string, value: number): Plan {
	const assumption = { ...assumptionOf(plan, id), low: value, likely: value, high: value };
	return { ...plan, assumptions: new Map(plan.assumptions).set(id, assumption) };
}

/** The likely total of a plan, in cents. */
export const likelyTotal = (population: Population, plan: Plan): Cents =>
	sumCells(costTotals(costModel(population, plan), [LIKELY])).likely;

/**
 * The assumptions by how far they move the likely total, the one that moves it most first; those that do not move it are left out.
 * Exact: everything is computed again for each end.
 */
export function tornado(population: Population, plan: Plan): Swing[] {
	return [...plan.assumptions.values()]
		.filter(({ low, high }) => low < high)
		.map(({ id, low, high }) => {
			const [atLow, atHigh] = [low, high].map((value) =>
				likelyTotal(population, withValue(plan, id, value))
			) as [Cents, Cents];
			return { assumption: id, atLow, atHigh, swing: Math.abs(atHigh - atLow) };
		})
		.filter(({ swing }) => swing > 0)
		.sort((a, b) => b.swing - a.swing || (a.assumption < b.assumption ? -1 : 1));
}

/** What an assumption would have to be, alone, for the likely total to stay within an envelope. */
export type Condition =
	/** `value` is the furthest from the envelope's other side that still keeps within it. */
	| {
			readonly assumption: string;
			readonly kind: 'at-most' | 'at-least';
			readonly value: number;
			readonly likely: number;
	  }
	/** Nowhere in its range is it enough by itself. `total` is the least total that it gives. */
	| { readonly assumption: string; readonly kind: 'not-enough'; readonly total: Cents };

const HALVINGS = 40;

/**
 * What must be true to stay within an envelope: for each assumption, the value at which the likely total just stays within it, the
 * others being likely, by halving on the exact model. Where the likely total fits already, it is how far each may drift.
 * @param ids assumptions to ask about, of {@link tornado} for instance
 */
export function toStayWithin(
	population: Population,
	plan: Plan,
	envelope: Cents,
	ids: readonly string[]
): Condition[] {
	return ids.flatMap((id): Condition[] => {
		const { low, likely, high } = assumptionOf(plan, id);
		const total = (value: number): Cents => likelyTotal(population, withValue(plan, id, value));
		const [atLow, atHigh] = [total(low), total(high)];
		if (atLow <= envelope && atHigh <= envelope) return [];
		if (atLow > envelope && atHigh > envelope)
			return [{ assumption: id, kind: 'not-enough', total: Math.min(atLow, atHigh) }];
		// One end is within the envelope and the other is not.
		let [within, beyond] = atLow <= envelope ? [low, high] : [high, low];
		for (let step = 0; step < HALVINGS && within !== beyond; step++) {
			const middle = (within + beyond) / 2;
			if (middle === within || middle === beyond) break;
			if (total(middle) <= envelope) within = middle;
			else beyond = middle;
		}
		return [{ assumption: id, kind: atLow <= envelope ? 'at-most' : 'at-least', value: within, likely }];
	});
}
