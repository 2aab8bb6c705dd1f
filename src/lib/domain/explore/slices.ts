import { rollup, type Dimension } from '../rollup';
import type { Classification } from '../segmentation';
import { codesByRow, resolveField, segmentValues, type ViewData } from '../view';

/** Structures of one outcome, and of them those that rest on an estimate or an assumption. */
export interface SlicePart {
	readonly id: string;
	readonly count: number;
	readonly estimated: number;
}

/** Structures that have one value of a field, by outcome; outcomes without any are left out. */
export interface Slice {
	/** As in a filter of the view; `''` is unknown. */
	readonly value: string;
	readonly count: number;
	readonly parts: readonly SlicePart[];
}

/** Outcome and certainty of each structure as one code: classifications never change. */
const outcomes = new WeakMap<Classification, Dimension>();

function outcomeDimension(classification: Classification): Dimension {
	const known = outcomes.get(classification);
	if (known) return known;
	const { result, estimated } = classification;
	const codes = new Uint8Array(result.length);
	for (let row = 0; row < codes.length; row++) {
		codes[row] = (result[row] ?? 0) * 2 + (estimated[row] ?? 0);
	}
	const dimension = { codes, size: segmentValues(classification).length * 2 };
	outcomes.set(classification, dimension);
	return dimension;
}

/**
 * Counts structures by the values of a coded field and by outcome, in the order of the column's values; values without
 * any structure are left out. A field the table does not hold is unknown everywhere.
 * @param rows rows of `table.structures`
 */
export function slicesBy(data: ViewData, rows: Uint32Array, field: string): readonly Slice[] {
	const { column, rowOf } = resolveField(data, 'structure', field);
	if (column.kind !== 'coded') throw new Error(`${field} is not a coded field`);
	const codes = codesByRow(column.codes, rowOf);
	const outcome = outcomeDimension(data.classification);
	const ids = segmentValues(data.classification);
	const { counts } = rollup(rows, [{ codes, size: column.values.length }, outcome]);
	const slices: Slice[] = [];
	column.values.forEach((value, code) => {
		const parts: SlicePart[] = [];
		let total = 0;
		ids.forEach((id, index) => {
			const cell = code * outcome.size + index * 2;
			const estimated = counts[cell + 1] ?? 0;
			const count = (counts[cell] ?? 0) + estimated;
			if (count > 0) parts.push({ id, count, estimated });
			total += count;
		});
		if (total > 0) slices.push({ value, count: total, parts });
	});
	return slices;
}
