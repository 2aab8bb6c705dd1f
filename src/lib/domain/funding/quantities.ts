import type { BoundIndex } from './bounds';
import type { CostValues } from './cost-values';
import type { FamilyShares } from './family-shares';
import type { CostItem } from './item';
import { isAlwaysNeeded, isAskedByTarget, needColumn } from './need';
import type { Ordered } from './ordered';
import type { Plan } from './plan';
import type { Population } from './population';

/** How much of each item structures need, for values and heads at one bound. Places are those of the ordered population. */
export interface Quantities {
	/** By place: persons, devices, workstations, or shares of an organisation. */
	quantity(segment: number, item: number): Float64Array;
	/** By organisation, between 0 and 1: how far it needs the item; null where everybody does. */
	need(segment: number, item: number): Float64Array | null;
	/** By place: professionals replaced in a year, as a share. */
	readonly turnover: Float64Array;
}

/** Columns are made when they are first asked for; items that are counted alike share one. */
export function quantities(
	population: Population,
	{ heads: bounds, equipped, turnover: said, organisation }: Ordered,
	plan: Plan,
	families: FamilyShares,
	values: CostValues,
	bound: BoundIndex
): Quantities {
	const { esms, schemes } = population.organisations;
	const heads = bounds[bound];
	const count = heads.length;
	const toEquip = new Float64Array(count);
	const turnover = new Float64Array(count);
	for (let i = 0; i < count; i++) {
		const [share, moving] = [equipped[i] ?? NaN, said[i] ?? NaN];
		toEquip[i] = (heads[i] ?? 0) * (1 - (Number.isNaN(share) ? values.equipped : share));
		turnover[i] = Number.isNaN(moving) ? values.turnover : moving * values.movement;
	}
	const none = new Float64Array(count);

	function ofPersons(persons: Float64Array, by: number): Float64Array {
		const column = new Float64Array(count);
		for (let i = 0; i < count; i++) column[i] = (persons[i] ?? 0) * by;
		return column;
	}

	function ofProjects(shares: Float64Array): Float64Array {
		const column = new Float64Array(count);
		for (let i = 0; i < count; i++) {
			const part = (esms[organisation[i] ?? 0] ?? 1) / values.structuresPerProject;
			column[i] = (part < 1 ? part : 1) * (shares[i] ?? 0);
		}
		return column;
	}

	function ofSchemes(shares: Float64Array): Float64Array {
		const column = new Float64Array(count);
		for (let i = 0; i < count; i++) {
			const declared = schemes[bound][organisation[i] ?? 0] ?? NaN;
			column[i] = (Number.isNaN(declared) ? values.schemes : declared) * (shares[i] ?? 0);
		}
		return column;
	}

	function column(item: CostItem, index: number, segment: number): Float64Array {
		const persons = item.deductsEquipped ? toEquip : heads;
		const shares = families.columns[families.columnOf[index] ?? -1] ?? none;
		switch (item.driver) {
			case 'professional':
			case 'device':
				return persons;
			case 'workstation':
				return ofPersons(persons, values.workstationsPerHead);
			case 'professional-without-phone':
				return ofPersons(persons, values.phoneless[segment] ?? 0);
			case 'structure':
				return none.map(() => 1);
			case 'organisation':
				return shares;
			case 'organisation-or-grouping':
				return ofProjects(shares);
			case 'scheme':
				return ofSchemes(shares);
			default:
				return item.driver satisfies never;
		}
	}

	const kept = new Map<string, Float64Array>();
	function once(key: string, make: () => Float64Array): Float64Array {
		const before = kept.get(key);
		if (before) return before;
		const made = make();
		kept.set(key, made);
		return made;
	}
	return {
		turnover,
		need(segment, index) {
			const item = plan.items[index];
			if (!item || isAlwaysNeeded(plan, item, segment)) return null;
			const byTarget = isAskedByTarget(plan, item, segment);
			return once(`need ${byTarget} ${item.component} ${item.whenUnknown}`, () =>
				needColumn(population, item, byTarget, values, values.whenUnknown[index] ?? 0)
			);
		},
		quantity(segment, index) {
			const item = plan.items[index];
			if (!item) return none;
			const { driver, deductsEquipped } = item;
			const own = driver === 'professional-without-phone' ? segment : families.columnOf[index];
			return once(`${driver} ${deductsEquipped} ${own}`, () => column(item, index, segment));
		}
	};
}
