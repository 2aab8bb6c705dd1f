import { LIKELY } from './bounds';
import type { Driver } from './item';
import { ordered } from './ordered';
import type { Plan } from './plan';
import type { Population } from './population';

/** Drivers counted once for an organisation and borne by its structures. */
const SHARED: ReadonlySet<Driver> = new Set(['organisation', 'organisation-or-grouping', 'scheme']);

export const isShared = (driver: Driver): boolean => SHARED.has(driver);

/** Which part of an organisation's cost each structure bears. */
export interface FamilyShares {
	/** By item: index into `columns`; -1 for an item that is not counted by organisation. */
	readonly columnOf: readonly number[];
	/**
	 * By place in the ordered population, between 0 and 1: the shares of an organisation whole in the population add up to 1 over the structures that need
	 * the item.
	 */
	readonly columns: readonly Float64Array[];
}

/**
 * Shares the costs of an organisation by likely heads between its structures that need an item of the same family, and what it runs
 * elsewhere; equally where nobody has heads. A share depends on the structure and its organisation alone: it is the same whoever
 * looks. Families that the same segments need have one column.
 */
export function familyShares(
	population: Population,
	plan: Plan,
	itemsOf: readonly (readonly number[])[]
): FamilyShares {
	/** For each family, a bit per segment that needs it. */
	const concerned = new Map<string, number>();
	itemsOf.forEach((items, segment) => {
		for (const index of items) {
			const family = plan.items[index]?.family ?? '';
			concerned.set(family, (concerned.get(family) ?? 0) | (1 << segment));
		}
	});
	const masks: number[] = [];
	const columnOf = plan.items.map(({ driver, family }) => {
		const mask = concerned.get(family) ?? 0;
		if (!isShared(driver) || mask === 0) return -1;
		if (!masks.includes(mask)) masks.push(mask);
		return masks.indexOf(mask);
	});
	return { columnOf, columns: masks.map((mask) => sharesOf(population, mask)) };
}

/** Shares of populations, by mask: they follow no assumption. */
const known = new WeakMap<Population, Map<number, Float64Array>>();

function sharesOf(population: Population, mask: number): Float64Array {
	const held = known.get(population) ?? new Map<number, Float64Array>();
	known.set(population, held);
	const shares = held.get(mask) ?? sharesAmong(population, ordered(population).structure, mask);
	held.set(mask, shares);
	return shares;
}

/** Shares between structures that may be of one of the segments of a mask; 0 for the others. */
function sharesAmong(
	{ heads: bounds, organisation, organisations, possible }: Population,
	structures: Uint32Array,
	mask: number
): Float64Array {
	const heads = bounds[LIKELY];
	const sum = Float64Array.from(organisations.headsElsewhere);
	const count = new Float64Array(sum.length);
	// In the order of the population: sums do not depend on how it is ordered.
	for (let i = 0; i < heads.length; i++) {
		if (((possible[i] ?? 0) & mask) === 0) continue;
		const of = organisation[i] ?? 0;
		sum[of] = (sum[of] ?? 0) + (heads[i] ?? 0);
		count[of] = (count[of] ?? 0) + 1;
	}
	const shares = new Float64Array(heads.length);
	for (let place = 0; place < shares.length; place++) {
		const i = structures[place] ?? 0;
		if (((possible[i] ?? 0) & mask) === 0) continue;
		const of = organisation[i] ?? 0;
		const among = sum[of] ?? 0;
		shares[place] = among > 0 ? (heads[i] ?? 0) / among : 1 / (count[of] ?? 1);
	}
	return shares;
}
