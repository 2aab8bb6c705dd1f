import { toCents } from '../shared';
import { at, BOUNDS, LIKELY, opposite, type BoundIndex } from './bounds';
import { familyShares, type FamilyShares } from './family-shares';
import type { CostItem } from './item';
import { needWeight } from './need';
import { assumptionOf, type Plan } from './plan';
import type { Population } from './population';
import { ratesOf, type Rates } from './rates';
import { trajectories, yearShares, type Trajectory, type YearShares } from './trajectory';

/**
 * Costs of a population under a plan. Its atom is the amount of one structure, one item and one year, a whole number of cents: every
 * total is a sum of atoms, so that parts always add up to their total.
 */
export interface CostModel {
	readonly population: Population;
	readonly plan: Plan;
	readonly trajectories: readonly Trajectory[];
	/** For each segment, the items that it may need: indices into the plan's items. */
	readonly itemsOf: readonly (readonly number[])[];
	/**
	 * Adds the atoms of one structure to `out`, items × years, item after item. Where several segments are possible: the least of
	 * them for low, the greatest for high, their mean for likely.
	 */
	fill(structure: number, bound: BoundIndex, out: Float64Array): void;
	/** What a cell is made of, for whoever asks how it was computed. */
	factors(structure: number, segment: number, item: number, bound: BoundIndex): CostFactors;
}

/** cost in a year = quantity × need × (still + turnover × moving), rounded to the cent. */
export interface CostFactors {
	/** Persons, devices, workstations, or a share of an organisation. */
	readonly quantity: number;
	/** Between 0 and 1: how far it is needed. */
	readonly need: number;
	readonly turnover: number;
	readonly rates: Rates;
}

/** Prepares the costs of a population under a plan. @throws Error when the plan lacks an assumption of its items */
export function costModel(population: Population, plan: Plan): CostModel {
	const ways = trajectories(population, plan);
	const shares = ways.map(yearShares);
	const itemsOf = plan.segments.map((_, segment) => itemsNeeded(plan, segment));
	const rates = BOUNDS.map((_, bound) => ratesBySegment(plan, itemsOf, shares, bound as BoundIndex));
	const quantities = quantityReader(population, plan, familyShares(population, plan, itemsOf));
	const years = plan.years.length;
	const usualTurnover = assumptionOf(plan, 'turnover').likely;
	const width = plan.items.length * years;
	const [scratch, best] = [new Float64Array(width), new Float64Array(width)];

	function addSegment(structure: number, segment: number, bound: BoundIndex, out: Float64Array): void {
		const said = population.turnover[structure] ?? NaN;
		const turnover = Number.isNaN(said) ? usualTurnover : said;
		const rated = rates[bound]?.[segment] ?? [];
		const items = itemsOf[segment] ?? [];
		for (let k = 0; k < items.length; k++) {
			const item = items[k] ?? 0;
			const base = quantities.base(structure, segment, item, bound);
			const rate = rated[k];
			if (base === 0 || !rate) continue;
			const start = item * years;
			for (let year = 0; year < years; year++) {
				const amount = base * ((rate.still[year] ?? 0) + turnover * (rate.moving[year] ?? 0));
				out[start + year] = (out[start + year] ?? 0) + toCents(amount);
			}
		}
	}

	function fillPossible(structure: number, bound: BoundIndex, out: Float64Array): void {
		const mask = population.possible[structure] ?? 0;
		let options = 0;
		for (let segment = 0; segment <= plan.segments.length; segment++) {
			if ((mask & (1 << segment)) === 0) continue;
			scratch.fill(0);
			if (segment < plan.segments.length) addSegment(structure, segment, bound, scratch);
			if (options === 0) best.set(scratch);
			else combine(best, scratch, bound);
			options++;
		}
		if (options === 0) return;
		const divisor = bound === LIKELY ? options : 1;
		for (let i = 0; i < width; i++) out[i] = (out[i] ?? 0) + toCents((best[i] ?? 0) / divisor);
	}

	return {
		population,
		plan,
		trajectories: ways,
		itemsOf,
		fill(structure, bound, out) {
			const segment = population.segment[structure] ?? 0;
			if (segment < plan.segments.length) addSegment(structure, segment, bound, out);
			else fillPossible(structure, bound, out);
		},
		factors(structure, segment, item, bound) {
			const said = population.turnover[structure] ?? NaN;
			const k = (itemsOf[segment] ?? []).indexOf(item);
			const none = new Float64Array(years);
			return {
				quantity: k < 0 ? 0 : quantities.quantity(structure, segment, item, bound),
				need: k < 0 ? 0 : quantities.need(structure, segment, item, bound),
				turnover: Number.isNaN(said) ? usualTurnover : said,
				rates: rates[bound]?.[segment]?.[k] ?? { still: none, moving: none }
			};
		}
	};
}

/** Puts a second possibility into the first: the least, the greatest, or the sum of which the mean will be taken. */
function combine(best: Float64Array, other: Float64Array, bound: BoundIndex): void {
	for (let i = 0; i < best.length; i++) {
		const [a, b] = [best[i] ?? 0, other[i] ?? 0];
		best[i] = bound === LIKELY ? a + b : bound === 0 ? Math.min(a, b) : Math.max(a, b);
	}
}

/** Items that structures of a segment may need: for it, for its target, and of the variant chosen. */
function itemsNeeded(plan: Plan, segment: number): number[] {
	const id = plan.segments[segment] ?? '';
	return plan.items.flatMap((item, index) => {
		const isForSegment = item.segments === null || item.segments.includes(id);
		const isForTarget = item.target === 'min' || plan.targets[segment] === 'max' || item.forSso;
		const { alternative } = item;
		const isChosen = !alternative || plan.choices[segment]?.get(alternative.group) === alternative.variant;
		return isForSegment && isForTarget && isChosen ? [index] : [];
	});
}

function ratesBySegment(
	plan: Plan,
	itemsOf: readonly (readonly number[])[],
	shares: readonly YearShares[],
	bound: BoundIndex
): Rates[][] {
	return itemsOf.map((items, segment) =>
		items.flatMap((index) => {
			const [item, share] = [plan.items[index], shares[segment]];
			return item && share ? [ratesOf(plan, item, share, bound)] : [];
		})
	);
}

interface QuantityReader {
	quantity(structure: number, segment: number, item: number, bound: BoundIndex): number;
	need(structure: number, segment: number, item: number, bound: BoundIndex): number;
	/** Quantity × need. */
	base(structure: number, segment: number, item: number, bound: BoundIndex): number;
}

function quantityReader(population: Population, plan: Plan, families: FamilyShares): QuantityReader {
	const { organisations, organisation } = population;
	const value = (id: string, bound: BoundIndex): number => at(assumptionOf(plan, id), bound);
	const each = (read: (bound: BoundIndex) => number): readonly [number, number, number] => [
		read(0),
		read(1),
		read(2)
	];
	const equipped = each((bound) => value('already-equipped', opposite(bound)));
	const workstations = each((bound) => value('workstations-per-100', bound) / 100);
	const perProject = each((bound) => value('structures-per-project', opposite(bound)));
	const unknownSchemes = each((bound) => value('schemes-when-unknown', bound));
	const phoneless = plan.segments.map((segment) =>
		each((bound) =>
			at(plan.assumptions.get(`phoneless:${segment}`) ?? assumptionOf(plan, 'phoneless'), bound)
		)
	);
	const needs = plan.items.map((item) => needWeight(population, plan, item));

	function heads(structure: number, item: CostItem, bound: BoundIndex): number {
		const count = population.heads[bound][structure] ?? 0;
		if (!item.deductsEquipped) return count;
		const said = population.equipped[structure] ?? NaN;
		return count * (1 - (Number.isNaN(said) ? equipped[bound] : said));
	}

	function quantity(structure: number, segment: number, index: number, bound: BoundIndex): number {
		const item = plan.items[index];
		if (!item) return 0;
		const of = organisation[structure] ?? 0;
		switch (item.driver) {
			case 'professional':
			case 'device':
				return heads(structure, item, bound);
			case 'workstation':
				return heads(structure, item, bound) * workstations[bound];
			case 'professional-without-phone':
				return heads(structure, item, bound) * (phoneless[segment]?.[bound] ?? 0);
			case 'structure':
				return 1;
			case 'organisation':
				return families.share(structure, index);
			case 'organisation-or-grouping': {
				const size = organisations.esms[of] ?? 1;
				return Math.min(1, size / perProject[bound]) * families.share(structure, index);
			}
			case 'scheme': {
				const known = organisations.schemes[bound][of] ?? NaN;
				return (Number.isNaN(known) ? unknownSchemes[bound] : known) * families.share(structure, index);
			}
			default:
				return item.driver satisfies never;
		}
	}

	const need = (structure: number, segment: number, index: number, bound: BoundIndex): number =>
		needs[index]?.(organisation[structure] ?? 0, segment, bound) ?? 0;
	return {
		quantity,
		need,
		base(structure, segment, index, bound) {
			const weight = need(structure, segment, index, bound);
			return weight === 0 ? 0 : weight * quantity(structure, segment, index, bound);
		}
	};
}
