import { inScopeFlags, type Criteria, type NodeRef } from '../segmentation';
import type { TerritoryTable } from '../table';
import { valueReader } from './distribution';
import { createMover } from './mover';
import { thresholdAt } from './threshold-cells';

/** Structures in scope that stand close to a threshold. */
export interface Fragile {
	/** Rows whose known or likely value lies within the share of the threshold, ascending. */
	readonly near: readonly number[];
	/** Rows whose result is another one when the threshold moves by the share, up or down; ascending. */
	readonly wouldMove: readonly number[];
}

/**
 * Structures close to a threshold.
 * @param share 0.05 for ± 5 %
 * @returns null when the place holds no threshold, or the territory has no such field
 */
export function fragileAt(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	share: number
): Fragile | null {
	const predicate = thresholdAt(criteria, ref);
	const mover = createMover(territory, criteria, ref);
	if (!predicate || !mover) return null;
	const threshold = Number(predicate.value);
	const width = Math.abs(threshold) * share;
	const inScope = inScopeFlags(territory, criteria);
	const read = valueReader(territory, predicate);
	const now = mover.move(threshold).classification.result.slice();
	const moved = new Set<number>();
	for (const other of [threshold - width, threshold + width]) {
		const { result } = mover.move(other).classification;
		now.forEach((before, row) => {
			if (result[row] !== before) moved.add(row);
		});
	}
	const rows = [...inScope.keys()].filter((row) => inScope[row] === 1);
	return {
		near: rows.filter((row) => Math.abs(read(row).value - threshold) <= width),
		wouldMove: rows.filter((row) => moved.has(row))
	};
}
