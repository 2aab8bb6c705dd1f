import { toCents } from '../shared';
import { LIKELY, LOW, type BoundIndex } from './bounds';
import { valuesAt, type CostValues } from './cost-values';
import { familyShares } from './family-shares';
import { BATCH, batchOf, ordered, type Batch } from './ordered';
import type { Plan } from './plan';
import type { Population } from './population';
import { quantities, type Quantities } from './quantities';
import { ratesOf, type Rates } from './rates';
import { trajectories, yearShares, type Trajectory, type YearShares } from './trajectory';

/**
 * Takes the atoms of one item in one year for the first `count` of `structures`, all of one segment, in cents. Both arrays are written
 * over after the call.
 */
export type VisitAtoms = (
	structures: Uint32Array,
	count: number,
	item: number,
	year: number,
	atoms: Float64Array
) => void;

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
	/** Visits every atom but those that are nothing, many structures of one segment at a time. */
	eachAtom(bound: BoundIndex, visit: VisitAtoms): void;
	/** The same, each possible segment of a structure by itself: the amounts it would cost if it were of that segment. */
	eachPossible(bound: BoundIndex, visit: (segment: number, ...atoms: Parameters<VisitAtoms>) => void): void;
	/** What a cell is made of, for whoever asks how it was computed. */
	factors(structure: number, segment: number, item: number, bound: BoundIndex): CostFactors;
}

/** cost in a year = quantity × need × (still + turnover × moving), rounded to the cent. */
export interface CostFactors {
	/** Persons, devices, workstations, or a share of an organisation. */
	readonly quantity: number;
	/** Between 0 and 1: how far it is needed. */
	readonly need: number;
	/** Professionals replaced in a year, as a share, stretched as the bound says. */
	readonly turnover: number;
	readonly rates: Rates;
}

/** One item of one segment that costs something: columns by place, needs by organisation (null where everybody needs it). */
interface Paid {
	readonly rates: Rates;
	readonly quantity: Float64Array;
	readonly need: Float64Array | null;
	readonly moving: Float64Array;
}

/** What units cost and how many there are, at one bound. */
interface Priced {
	/** By segment and item; undefined for an item that the segment does not need. */
	readonly rates: readonly (readonly (Rates | undefined)[])[];
	readonly quantities: Quantities;
	/** The same, with what does not cost anything left out. */
	readonly paid: readonly (readonly (Paid | undefined)[])[];
}

/**
 * Prepares the costs of a population under a plan.
 * @param ways those of a larger population that this one is a part of
 * @throws Error when the plan lacks an assumption of its items
 */
export function costModel(
	population: Population,
	plan: Plan,
	ways: readonly Trajectory[] = trajectories(population, plan)
): CostModel {
	const itemsOf = plan.segments.map((_, segment) => itemsNeeded(plan, segment));
	const priced = pricing(population, plan, itemsOf, ways);
	const years = plan.years.length;
	const order = ordered(population);
	const size = Math.min(BATCH, Math.max(1, population.finess.length));
	const atoms = new Float64Array(size);
	const base = new Float64Array(size);
	const turnover = new Float64Array(size);
	const structures = new Uint32Array(size);

	/** An item that every structure of a segment needs, in the years in which it is paid. */
	function visitNeeded(
		batch: Batch,
		item: number,
		{ rates, quantity, moving: turns }: Paid,
		visit: VisitAtoms
	): void {
		const { start, end } = batch;
		const length = end - start;
		let [before, movingBefore] = [0, 0];
		for (let year = 0; year < years; year++) {
			const [still, moving] = [rates.still[year] ?? 0, rates.moving[year] ?? 0];
			if (still === 0 && moving === 0) continue;
			// A year like the one before has the same atoms: what is bought once costs as much in each, and so do means once they are there.
			if (still !== before || moving !== movingBefore)
				for (let i = 0; i < length; i++)
					atoms[i] = toCents((quantity[start + i] ?? 0) * (still + (turns[start + i] ?? 0) * moving));
			[before, movingBefore] = [still, moving];
			visit(batch.structures, length, item, year, atoms);
		}
	}

	/** An item that the structures of some organisations need. */
	function visitSome(batch: Batch, item: number, paid: Paid, need: Float64Array, visit: VisitAtoms): void {
		const { rates, quantity, moving: turns } = paid;
		let count = 0;
		for (let i = batch.start; i < batch.end; i++) {
			const weight = need[order.organisation[i] ?? 0] ?? 0;
			if (weight === 0) continue;
			base[count] = weight * (quantity[i] ?? 0);
			turnover[count] = turns[i] ?? 0;
			structures[count] = order.structure[i] ?? 0;
			count++;
		}
		if (count === 0) return;
		let [before, movingBefore] = [0, 0];
		for (let year = 0; year < years; year++) {
			const [still, moving] = [rates.still[year] ?? 0, rates.moving[year] ?? 0];
			if (still === 0 && moving === 0) continue;
			if (still !== before || moving !== movingBefore)
				for (let i = 0; i < count; i++)
					atoms[i] = toCents((base[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			[before, movingBefore] = [still, moving];
			visit(structures, count, item, year, atoms);
		}
	}

	/** An item where several segments are possible: the least, the mean or the greatest of their atoms. */
	function visitOpen(batch: Batch, item: number, bound: BoundIndex, visit: VisitAtoms): void {
		const { start, end, options } = batch;
		const possible = options.flatMap((segment) => priced(bound).paid[segment]?.[item] ?? []);
		if (possible.length === 0 || (bound === LOW && possible.length < options.length)) return;
		const length = end - start;
		for (let year = 0; year < years; year++) {
			possible.forEach(({ rates, quantity, need, moving: turns }, nth) => {
				const [still, moving] = [rates.still[year] ?? 0, rates.moving[year] ?? 0];
				for (let i = 0; i < length; i++) {
					const weight = need ? (need[order.organisation[start + i] ?? 0] ?? 0) : 1;
					const units = weight * (quantity[start + i] ?? 0);
					const amount = toCents(units * (still + (turns[start + i] ?? 0) * moving));
					const before = atoms[i] ?? 0;
					if (nth === 0) atoms[i] = amount;
					else if (bound === LIKELY) atoms[i] = before + amount;
					else atoms[i] = bound === LOW ? Math.min(before, amount) : Math.max(before, amount);
				}
			});
			if (bound === LIKELY)
				for (let i = 0; i < length; i++) atoms[i] = toCents((atoms[i] ?? 0) / options.length);
			visit(batch.structures, length, item, year, atoms);
		}
	}

	function visitBatches(batches: readonly Batch[], bound: BoundIndex, visit: VisitAtoms): void {
		const bySegment = priced(bound).paid;
		for (let item = 0; item < plan.items.length; item++) {
			for (const batch of batches) {
				const paid = bySegment[batch.options[0] ?? 0]?.[item];
				if (batch.options.length > 1) visitOpen(batch, item, bound, visit);
				else if (paid?.need) visitSome(batch, item, paid, paid.need, visit);
				else if (paid) visitNeeded(batch, item, paid, visit);
			}
		}
	}

	return {
		population,
		plan,
		trajectories: ways,
		itemsOf,
		fill(structure, bound, out) {
			const start = order.place[structure] ?? 0;
			const alone = batchOf(population, order.structure, start, start + 1);
			visitBatches([alone], bound, (_structures, _count, item, year, amounts) => {
				out[item * years + year] = (out[item * years + year] ?? 0) + (amounts[0] ?? 0);
			});
		},
		eachAtom(bound, visit) {
			visitBatches(order.batches, bound, visit);
		},
		eachPossible(bound, visit) {
			const bySegment = priced(bound).paid;
			for (const batch of order.batches) {
				for (const segment of batch.options) {
					const taken: VisitAtoms = (...found) => visit(segment, ...found);
					bySegment[segment]?.forEach((paid, item) => {
						if (paid?.need) visitSome(batch, item, paid, paid.need, taken);
						else if (paid) visitNeeded(batch, item, paid, taken);
					});
				}
			}
		},
		factors(structure, segment, item, bound) {
			const { rates, quantities: of } = priced(bound);
			const rate = rates[segment]?.[item];
			const place = order.place[structure] ?? 0;
			const need = rate ? of.need(segment, item) : null;
			const everybody = rate ? 1 : 0;
			return {
				quantity: rate ? (of.quantity(segment, item)[place] ?? 0) : 0,
				need: need ? (need[population.organisation[structure] ?? 0] ?? 0) : everybody,
				turnover: of.turnover[place] ?? 0,
				rates: rate ?? { still: new Float64Array(years), moving: new Float64Array(years) }
			};
		}
	};
}

/** Prices and quantities at each bound, made when they are first asked for. */
function pricing(
	population: Population,
	plan: Plan,
	itemsOf: readonly (readonly number[])[],
	ways: readonly Trajectory[]
): (bound: BoundIndex) => Priced {
	const shares = ways.map(yearShares);
	const families = familyShares(population, plan, itemsOf);
	const made = new Map<BoundIndex, Priced>();
	return (bound) => {
		const known = made.get(bound);
		if (known) return known;
		const values = valuesAt(plan, bound);
		const rates = ratesBySegment(plan, itemsOf, shares, values);
		const of = quantities(population, ordered(population), plan, families, values, bound);
		const paid = rates.map((byItem, segment) =>
			byItem.map((rate, item): Paid | undefined =>
				rate && values.prices[item] !== 0
					? {
							rates: rate,
							quantity: of.quantity(segment, item),
							need: of.need(segment, item),
							moving: of.turnover
						}
					: undefined
			)
		);
		const priced: Priced = { rates, quantities: of, paid };
		made.set(bound, priced);
		return priced;
	};
}

/** Items that structures of a segment may need: for it, for its target, and of the variant chosen. */
export function itemsNeeded(plan: Plan, segment: number): number[] {
	const id = plan.segments[segment] ?? '';
	return plan.items.flatMap((item, index) => {
		const isForSegment = item.segments === null || item.segments.includes(id);
		const isForTarget = item.target === 'min' || plan.targets[segment] === 'max' || item.forSso;
		const { alternative } = item;
		const isChosen = !alternative || plan.choices[segment]?.get(alternative.group) === alternative.variant;
		return isForSegment && isForTarget && isChosen ? [index] : [];
	});
}

/** Rates by segment and item; undefined for an item that a segment does not need. */
export function ratesBySegment(
	plan: Plan,
	itemsOf: readonly (readonly number[])[],
	shares: readonly YearShares[],
	values: CostValues
): (Rates | undefined)[][] {
	return itemsOf.map((items, segment) => {
		const rates: (Rates | undefined)[] = plan.items.map(() => undefined);
		const share = shares[segment];
		for (const index of items) {
			const item = plan.items[index];
			if (item && share) rates[index] = ratesOf(item, values.prices[index] ?? 0, values, share);
		}
		return rates;
	});
}
