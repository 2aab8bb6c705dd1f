import type { Cents } from '../shared';
import { HIGH, LIKELY, LOW, type BoundIndex } from './bounds';
import {
	addAtoms,
	addColumn,
	keepGreatest,
	keepLeast,
	setAtoms,
	setUnits,
	shareAtoms,
	sumAtoms,
	type TakeAtoms
} from './cost-loops';
import { valuesAt, type CostValues } from './cost-values';
import { familyShares } from './family-shares';
import { BATCH, batchOf, ordered, type Batch } from './ordered';
import type { Plan } from './plan';
import type { Population } from './population';
import { quantities, type Quantities } from './quantities';
import { ratesOf, type Rates } from './rates';
import { trajectories, yearShares, type Trajectory, type YearShares } from './trajectory';

/**
 * Takes the atoms of one item in one year for the first `count` of `structures`, all of one segment, in cents, and their sum. Both
 * arrays are written over after the call.
 */
export type VisitAtoms = (
	structures: Uint32Array,
	count: number,
	item: number,
	year: number,
	atoms: Float64Array,
	sum: Cents
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
	/**
	 * Visits every atom but those that are nothing, many structures of one segment at a time.
	 * @param wanted which items of which segment; all of them when absent. None decided: the number of segments
	 */
	eachAtom(bound: BoundIndex, visit: VisitAtoms, wanted?: (segment: number, item: number) => boolean): void;
	/**
	 * The sums of the same atoms at several bounds in one pass: by segment, or the number of segments where none is decided.
	 * @param byStructure for a bound, structure × years: the atoms of each are added there
	 */
	eachSum(
		bounds: readonly BoundIndex[],
		visit: (bound: BoundIndex, segment: number, item: number, year: number, sum: Cents) => void,
		byStructure?: Partial<Record<BoundIndex, Float64Array>>
	): void;
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

/** True in a year of which atoms are those of the year before: what is bought once costs as much in each, and so do means once they are there. */
const isLikeBefore = (rates: Rates | undefined, year: number): boolean =>
	year > 0 &&
	rates?.still[year] === rates?.still[year - 1] &&
	rates?.moving[year] === rates?.moving[year - 1];

/** Where several segments are possible: what is done with the atoms of the second one and of those after it. */
const WITH_OTHERS: Readonly<Record<BoundIndex, TakeAtoms>> = [keepLeast, addAtoms, keepGreatest];

/** Writes the sums of a batch where its structures have theirs, structure × years, and empties them. */
function keepByStructure(into: Float64Array, structures: Uint32Array, byYear: readonly Float64Array[]): void {
	byYear.forEach((sums, year) => {
		for (let i = 0; i < structures.length; i++)
			into[(structures[i] ?? 0) * byYear.length + year] = sums[i] ?? 0;
		sums.fill(0, 0, structures.length);
	});
}

/** What units cost and how many there are, at one bound. */
interface Priced {
	/** By segment and item; undefined for an item that the segment does not need. */
	readonly rates: readonly (readonly (Rates | undefined)[])[];
	readonly quantities: Quantities;
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
	const column = (): Float64Array => new Float64Array(size);
	const [atoms, needed] = [column(), column()];
	/** By year: the one column, for whoever looks at atoms or at their sum before the next ones. */
	// Lists are made in one way: an engine that has compiled a loop for one kind of list compiles it anew for another.
	const apart = Array.from({ length: years }, () => atoms);
	/** By place among the possible segments. */
	const unitsOf = Array.from({ length: plan.segments.length + 1 }, column);

	/** How many units of an item those of the batch that was turned to need, were they of a segment. Written over by the next call. */
	function units({ quantities: of }: Priced, segment: number, item: number, count: number): Float64Array {
		const need = of.need(segment, item);
		const quantity = of.quantity(segment, item);
		if (!need) return quantity;
		setUnits(needed, quantity, need.codes, need.byCode, count);
		return needed;
	}

	/** An item of one segment. @param take what is done with its atoms, to the column of their year */
	function visitPaid(
		of: Priced,
		batch: Batch,
		segment: number,
		item: number,
		take: TakeAtoms,
		columns: readonly Float64Array[],
		visit: VisitAtoms
	): void {
		const rates = of.rates[segment]?.[item];
		if (!rates) return;
		const count = batch.end - batch.start;
		const own = units(of, segment, item, count);
		const { turnover } = of.quantities;
		let sum = 0;
		for (let year = 0; year < years; year++) {
			const [still, moving] = [rates.still[year] ?? 0, rates.moving[year] ?? 0];
			const into = columns[year] ?? atoms;
			if (still === 0 && moving === 0) sum = 0;
			else if (into !== atoms || !isLikeBefore(rates, year))
				sum = take(into, own, turnover, still, moving, count);
			if (sum > 0) visit(batch.structures, count, item, year, into, sum);
		}
	}

	/** An item where several segments are possible: the least, the mean or the greatest of their atoms. */
	function visitOpen(
		of: Priced,
		batch: Batch,
		item: number,
		bound: BoundIndex,
		columns: readonly Float64Array[],
		visit: VisitAtoms
	): void {
		const { structures, options, start, end } = batch;
		const count = end - start;
		const possible = options.flatMap((segment, nth) => {
			const [rates, own] = [of.rates[segment]?.[item], unitsOf[nth]];
			if (!rates || !own) return [];
			own.set(units(of, segment, item, count).subarray(0, count));
			return [{ rates, own }];
		});
		if (possible.length === 0 || (bound === LOW && possible.length < options.length)) return;
		const { turnover } = of.quantities;
		let sum = 0;
		for (let year = 0; year < years; year++) {
			if (!possible.every(({ rates }) => isLikeBefore(rates, year))) {
				possible.forEach(({ rates: { still, moving }, own }, nth) => {
					const take = nth === 0 ? setAtoms : WITH_OTHERS[bound];
					sum = take(atoms, own, turnover, still[year] ?? 0, moving[year] ?? 0, count);
				});
				if (bound === LIKELY) sum = shareAtoms(atoms, options.length, count);
			}
			if (sum === 0) continue;
			const into = columns[year] ?? atoms;
			if (into !== atoms) addColumn(into, atoms, count);
			visit(structures, count, item, year, into, sum);
		}
	}

	/** Turns to a batch and visits its atoms at a bound. */
	function visitBatch(
		batch: Batch,
		bound: BoundIndex,
		take: TakeAtoms,
		columns: readonly Float64Array[],
		visit: VisitAtoms,
		wanted: (segment: number, item: number) => boolean = () => true
	): void {
		const of = priced(bound);
		of.quantities.turnTo(batch);
		const [segment = 0] = batch.options;
		const decided = population.segment[batch.structures[0] ?? 0] ?? 0;
		for (let item = 0; item < plan.items.length; item++)
			if (!wanted(decided, item)) continue;
			else if (batch.options.length > 1) visitOpen(of, batch, item, bound, columns, visit);
			else visitPaid(of, batch, segment, item, take, columns, visit);
	}

	return {
		population,
		plan,
		trajectories: ways,
		itemsOf,
		fill(structure, bound, out) {
			const start = order.place[structure] ?? 0;
			const alone = batchOf(population, order.structure, start, start + 1);
			visitBatch(alone, bound, setAtoms, apart, (_structures, _count, item, year, amounts) => {
				out[item * years + year] = (out[item * years + year] ?? 0) + (amounts[0] ?? 0);
			});
		},
		eachAtom(bound, visit, wanted) {
			for (const batch of order.batches) visitBatch(batch, bound, setAtoms, apart, visit, wanted);
		},
		eachSum(bounds, visit, byStructure = {}) {
			const byYear = Array.from({ length: years }, column);
			const visitAt =
				(bound: BoundIndex): VisitAtoms =>
				(structures, _count, item, year, _atoms, sum) =>
					visit(bound, population.segment[structures[0] ?? 0] ?? 0, item, year, sum);
			const visits = [visitAt(LOW), visitAt(LIKELY), visitAt(HIGH)] as const;
			// Bounds of a batch one after the other: its facts are near.
			for (const batch of order.batches)
				for (const bound of bounds) {
					const into = byStructure[bound];
					visitBatch(batch, bound, into ? addAtoms : sumAtoms, into ? byYear : apart, visits[bound]);
					if (into) keepByStructure(into, batch.structures, byYear);
				}
		},
		eachPossible(bound, visit) {
			const of = priced(bound);
			for (const batch of order.batches) {
				of.quantities.turnTo(batch);
				for (const segment of batch.options) {
					const taken: VisitAtoms = (...found) => visit(segment, ...found);
					for (let item = 0; item < plan.items.length; item++)
						visitPaid(of, batch, segment, item, setAtoms, apart, taken);
				}
			}
		},
		factors(structure, segment, item, bound) {
			const { rates, quantities: of } = priced(bound);
			const rate = rates[segment]?.[item];
			const place = order.place[structure] ?? 0;
			of.turnTo(batchOf(population, order.structure, place, place + 1));
			const need = rate ? of.need(segment, item) : null;
			const everybody = rate ? 1 : 0;
			return {
				quantity: rate ? (of.quantity(segment, item)[0] ?? 0) : 0,
				need: need ? (need.byCode[need.codes[0] ?? 0] ?? 0) : everybody,
				turnover: of.turnover[0] ?? 0,
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
		const of = quantities(ordered(population), plan, families, values, bound);
		const priced: Priced = { rates, quantities: of };
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
		const rates = Array.from<Rates | undefined>({ length: plan.items.length });
		const share = shares[segment];
		for (const index of items) {
			const item = plan.items[index];
			if (item && share) rates[index] = ratesOf(item, values.prices[index] ?? 0, values, share);
		}
		return rates;
	});
}
