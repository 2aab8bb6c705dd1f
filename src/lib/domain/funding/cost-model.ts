import { toCents } from '../shared';
import { batchesOf, optionsOf, type Batch } from './batches';
import { LIKELY, LOW, type BoundIndex } from './bounds';
import { valuesAt, type CostValues } from './cost-values';
import { familyShares } from './family-shares';
import type { Plan } from './plan';
import type { Population } from './population';
import { quantities, type Quantities } from './quantities';
import { ratesOf, type Rates } from './rates';
import { trajectories, yearShares, type Trajectory, type YearShares } from './trajectory';

/**
 * Takes the atoms of one item for several structures, in cents, year after year: that of `rows[i]` in a year is at
 * `year * rows.length + i`. Both arrays are written over after the call.
 */
export type VisitAtoms = (rows: Uint32Array, item: number, atoms: Float64Array) => void;

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
	/** Visits every item of every structure but those that cost nothing, many structures of one segment at a time. */
	eachAtom(bound: BoundIndex, visit: VisitAtoms): void;
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

/** Structures in one go: their columns stay in the nearest memory. */
const CHUNK = 512;

/** What units cost and how many there are, at one bound. */
interface Priced {
	readonly values: CostValues;
	/** By segment and item; undefined for an item that the segment does not need. */
	readonly rates: readonly (readonly (Rates | undefined)[])[];
	readonly quantities: Quantities;
}

/** Prepares the costs of a population under a plan. @throws Error when the plan lacks an assumption of its items */
export function costModel(population: Population, plan: Plan): CostModel {
	const ways = trajectories(population, plan);
	const itemsOf = plan.segments.map((_, segment) => itemsNeeded(plan, segment));
	const priced = pricing(population, plan, itemsOf, ways);
	const years = plan.years.length;
	const size = Math.min(CHUNK, Math.max(1, population.finess.length));
	const turnover = new Float64Array(size);
	const base = new Float64Array(size);
	const atoms = new Float64Array(size * years);
	const other = new Float64Array(size * years);

	/** Writes the atoms of an item in a segment. @returns false where there are none */
	function write(rows: Uint32Array, segment: number, item: number, of: Priced, out: Float64Array): boolean {
		const rates = of.rates[segment]?.[item];
		if (!rates || of.values.prices[item] === 0) return false;
		const count = rows.length;
		of.quantities.base(rows, segment, item, base);
		for (let year = 0; year < years; year++) {
			const [still, moving, start] = [rates.still[year] ?? 0, rates.moving[year] ?? 0, year * count];
			if (moving !== 0)
				for (let i = 0; i < count; i++)
					out[start + i] = toCents((base[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			else if (still !== 0) for (let i = 0; i < count; i++) out[start + i] = toCents((base[i] ?? 0) * still);
			else out.fill(0, start, start + count);
		}
		return true;
	}

	function visitBatch({ rows, options }: Batch, bound: BoundIndex, visit: VisitAtoms): void {
		const of = priced(bound);
		for (let i = 0; i < rows.length; i++) turnover[i] = of.quantities.turnover[rows[i] ?? 0] ?? 0;
		for (let item = 0; item < plan.items.length; item++) {
			let written = 0;
			for (const segment of options) {
				if (!write(rows, segment, item, of, written === 0 ? atoms : other)) continue;
				if (written > 0) combine(atoms, other, bound, rows.length * years);
				written++;
			}
			if (written === 0 || (bound === LOW && written < options.length)) continue;
			if (bound === LIKELY && options.length > 1) divide(atoms, options.length, rows.length * years);
			visit(rows, item, atoms);
		}
	}

	const batches = batchesOf(population, size);
	const alone = new Uint32Array(1);
	return {
		population,
		plan,
		trajectories: ways,
		itemsOf,
		fill(structure, bound, out) {
			alone[0] = structure;
			const options = optionsOf(population.possible[structure] ?? 0, plan.segments.length);
			visitBatch({ rows: alone, options }, bound, (_, item, amounts) => {
				const start = item * years;
				for (let year = 0; year < years; year++)
					out[start + year] = (out[start + year] ?? 0) + (amounts[year] ?? 0);
			});
		},
		eachAtom(bound, visit) {
			for (const batch of batches) visitBatch(batch, bound, visit);
		},
		factors(structure, segment, item, bound) {
			const { rates, quantities: of } = priced(bound);
			const rate = rates[segment]?.[item];
			alone[0] = structure;
			base[0] = 0;
			if (rate) of.quantity(alone, segment, item, base);
			const need = rate ? of.need(segment, item) : null;
			const everybody = rate ? 1 : 0;
			return {
				quantity: base[0],
				need: need ? (need[population.organisation[structure] ?? 0] ?? 0) : everybody,
				turnover: of.turnover[structure] ?? 0,
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
		const priced: Priced = {
			values,
			rates: ratesBySegment(plan, itemsOf, shares, values),
			quantities: quantities(population, plan, families, values, bound)
		};
		made.set(bound, priced);
		return priced;
	};
}

/** Puts a second possibility into the first: the least, the greatest, or the sum of which the mean will be taken. */
function combine(best: Float64Array, other: Float64Array, bound: BoundIndex, count: number): void {
	for (let i = 0; i < count; i++) {
		const [a, b] = [best[i] ?? 0, other[i] ?? 0];
		best[i] = bound === LIKELY ? a + b : bound === LOW ? Math.min(a, b) : Math.max(a, b);
	}
}

function divide(sums: Float64Array, by: number, count: number): void {
	for (let i = 0; i < count; i++) sums[i] = toCents((sums[i] ?? 0) / by);
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
