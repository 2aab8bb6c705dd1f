import type { Cents } from '../shared';
import { HIGH, LIKELY, LOW, type Bound, type BoundIndex } from './bounds';
import { addByStructure } from './cost-loops';
import type { CostModel } from './cost-model';

const EVERY: readonly BoundIndex[] = [LOW, LIKELY, HIGH];

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
export function costTotals(model: CostModel, bounds: readonly BoundIndex[] = EVERY): CostTotals {
	const { population, plan } = model;
	const [segments, items, years] = [plan.segments.length + 1, plan.items.length, plan.years.length];
	const empty = (): Float64Array => new Float64Array(segments * items * years);
	const cells = [empty(), empty(), empty()] as const;
	const byStructure = new Float64Array(population.finess.length * years);
	model.eachSum(
		bounds,
		(bound, segment, item, year, sum) => {
			const at = (segment * items + item) * years + year;
			cells[bound][at] = (cells[bound][at] ?? 0) + sum;
		},
		{ [LIKELY]: byStructure }
	);
	return { segments, items, years, cells, byStructure };
}

/** What each structure costs over all years at each bound, in cents. */
export function structureCosts(model: CostModel): readonly [Float64Array, Float64Array, Float64Array] {
	const costs = (bound: BoundIndex): Float64Array => {
		const sums = new Float64Array(model.population.finess.length);
		model.eachAtom(bound, (structures, count, _item, _year, atoms) =>
			addByStructure(sums, structures, atoms, count)
		);
		return sums;
	};
	return [costs(LOW), costs(LIKELY), costs(HIGH)];
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
