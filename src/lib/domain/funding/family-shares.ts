import { LIKELY } from './bounds';
import type { Plan } from './plan';
import type { Population } from './population';

/** Which part of an organisation's cost each structure bears. */
export interface FamilyShares {
	/** Between 0 and 1; those of an organisation whole in the population add up to 1 over the structures concerned. */
	share(structure: number, item: number): number;
}

/**
 * Shares the costs of an organisation by likely heads between its structures that need an item of the same family, and what it runs
 * elsewhere; equally where nobody has heads. A share depends on the structure and its organisation alone: it is the same whoever looks.
 */
export function familyShares(
	population: Population,
	plan: Plan,
	itemsOf: readonly (readonly number[])[]
): FamilyShares {
	const families = [...new Set(plan.items.map(({ family }) => family))];
	const familyOf = plan.items.map(({ family }) => families.indexOf(family));
	/** For each segment, a bit per family. */
	const asked = itemsOf.map((items) => new Set(items.map((item) => familyOf[item] ?? 0)));
	/** Segments whose structures need the same families share one column of sums. */
	const sums = new Map<number, { heads: Float64Array; count: Float64Array }>();
	const count = population.organisations.id.length;
	const heads = population.heads[LIKELY];
	const organised = new Set(
		plan.items.flatMap(({ driver }, i) =>
			driver === 'organisation' || driver === 'organisation-or-grouping' || driver === 'scheme'
				? [familyOf[i] ?? 0]
				: []
		)
	);
	for (const family of organised) {
		let concerned = 0;
		asked.forEach((set, segment) => {
			if (set.has(family)) concerned |= 1 << segment;
		});
		const sum = { heads: new Float64Array(count), count: new Float64Array(count) };
		for (let i = 0; i < heads.length; i++) {
			if (((population.possible[i] ?? 0) & concerned) === 0) continue;
			const of = population.organisation[i] ?? 0;
			sum.heads[of] = (sum.heads[of] ?? 0) + (heads[i] ?? 0);
			sum.count[of] = (sum.count[of] ?? 0) + 1;
		}
		sums.set(family, sum);
	}
	const columns = plan.items.map((_, item) => sums.get(familyOf[item] ?? 0));
	const { headsElsewhere } = population.organisations;
	return {
		share(structure, item) {
			const of = population.organisation[structure] ?? 0;
			const sum = columns[item];
			if (!sum) return 0;
			const among = (sum.heads[of] ?? 0) + (headsElsewhere[of] ?? 0);
			return among > 0 ? (heads[structure] ?? 0) / among : 1 / (sum.count[of] ?? 1);
		}
	};
}
