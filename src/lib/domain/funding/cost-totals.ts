import type { Cents } from '../shared';
import { LIKELY, type Bound, type BoundIndex } from './bounds';
import { addAtomsTo } from './cost-loops';
import type { CostModel } from './cost-model';

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
	const count = population.finess.length;
	const byYear = Array.from({ length: years }, () => new Float64Array(count));
	for (const bound of bounds) {
		const into = cells[bound];
		model.eachAtom(bound, (structures, length, item, year, atoms, sum) => {
			const at = ((population.segment[structures[0] ?? 0] ?? 0) * items + item) * years + year;
			into[at] = (into[at] ?? 0) + sum;
			const own = byYear[year];
			if (bound === LIKELY && own) addAtomsTo(own, structures, atoms, length);
		});
	}
	const byStructure = new Float64Array(count * years);
	byYear.forEach((own, year) => {
		for (let i = 0; i < count; i++) byStructure[i * years + year] = own[i] ?? 0;
	});
	return { segments, items, years, cells, byStructure };
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
