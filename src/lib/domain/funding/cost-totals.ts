import type { Cents } from '../shared';
import { LIKELY, type Bound, type BoundIndex } from './bounds';
import { addAtoms } from './cost-loops';
import type { CostModel } from './cost-model';
import { BATCH } from './ordered';

/** Sums of atoms, in cents. */
export interface CostTotals {
	/** Segments of the plan, then those without a single segment decided. */
	readonly segments: number;
	readonly items: number;
	readonly years: number;
	/** By bound: segment × items × years. */
	readonly cells: readonly [Float64Array, Float64Array, Float64Array];
	/** Likely amounts by structure × years. */
	readonly byStructure: Float64Array;
}

/** Adds up every atom of a model. @param bounds what is summed; the others stay 0 */
export function costTotals(model: CostModel, bounds: readonly BoundIndex[] = [0, 1, 2]): CostTotals {
	const { population, plan } = model;
	const [segments, items, years] = [plan.segments.length + 1, plan.items.length, plan.years.length];
	const empty = (): Float64Array => new Float64Array(segments * items * years);
	const cells = [empty(), empty(), empty()] as const;
	const byStructure = new Float64Array(population.finess.length * years);
	for (const bound of bounds) {
		const into = cells[bound];
		const add = (segment: number, item: number, year: number, sum: Cents): void => {
			const at = (segment * items + item) * years + year;
			into[at] = (into[at] ?? 0) + sum;
		};
		if (bound === LIKELY) likelyTotals(model, byStructure, add);
		else model.eachSum(bound, add);
	}
	return { segments, items, years, cells, byStructure };
}

/** Adds up likely atoms: in all, and by structure × years. */
function likelyTotals(
	model: CostModel,
	byStructure: Float64Array,
	add: (segment: number, item: number, year: number, sum: Cents) => void
): void {
	const { population, plan } = model;
	const years = plan.years.length;
	/** Of the structures of one batch, which come one item after the other. */
	const byYear = plan.years.map(() => new Float64Array(Math.min(BATCH, population.finess.length)));
	let batch: Uint32Array = new Uint32Array();
	function keep(): void {
		byYear.forEach((own, year) => {
			spread(byStructure, batch, own, year, years);
			own.fill(0, 0, batch.length);
		});
	}
	model.eachAtom(LIKELY, (structures, count, item, year, atoms, sum) => {
		if (structures !== batch) {
			keep();
			batch = structures;
		}
		add(population.segment[structures[0] ?? 0] ?? 0, item, year, sum);
		const own = byYear[year];
		if (own) addAtoms(own, atoms, count);
	});
	keep();
}

/** Writes the amounts of a year where the structures of a batch have theirs. */
function spread(
	byStructure: Float64Array,
	batch: Uint32Array,
	own: Float64Array,
	year: number,
	years: number
): void {
	for (let i = 0; i < batch.length; i++) byStructure[(batch[i] ?? 0) * years + year] = own[i] ?? 0;
}

/** Which cells to add; what is absent is all of it. */
export interface Which {
	readonly segment?: number;
	readonly item?: number;
	readonly year?: number;
}

/** One sum of cells at each bound, in cents. */
export function sumCells(totals: CostTotals, which: Which = {}): Record<Bound, Cents> {
	const sum = (cells: Float64Array): Cents => {
		let amount = 0;
		for (let segment = which.segment ?? 0; segment < (which.segment ?? totals.segments - 1) + 1; segment++)
			for (let item = which.item ?? 0; item < (which.item ?? totals.items - 1) + 1; item++)
				for (let year = which.year ?? 0; year < (which.year ?? totals.years - 1) + 1; year++)
					amount += cells[(segment * totals.items + item) * totals.years + year] ?? 0;
		return amount;
	};
	return { low: sum(totals.cells[0]), likely: sum(totals.cells[1]), high: sum(totals.cells[2]) };
}
