import { activeCriteria, OTHER_STATES, refiner, type Criteria, type NodeRef } from '../segmentation';
import type { TerritoryTable } from '../table';
import {
	bitsAt,
	movesByCells,
	rivalLimits,
	thresholdCells,
	withThreshold,
	type ThresholdCells
} from './threshold-cells';
import { membersOf } from './grouping';
import { sharedSteps } from './shared-steps';
import { stepCollector, type Step } from './step-collector';
import { stops, touched } from './stops';

/**
 * The size of every segment over all thresholds, ascending: a step wherever the result of some structure changes. Where another
 * criterion asks about the same field, `at` is some threshold of its range, not always its end.
 * @returns null when the place holds no threshold, or the territory has no such field
 */
export function thresholdSteps(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef
): readonly Step[] | null {
	const cells = thresholdCells(territory, criteria, ref);
	return cells && stepsOf(territory, criteria, ref, cells);
}

/** The same, on cells that are already made. */
export function stepsOf(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	cells: ThresholdCells
): readonly Step[] {
	return movesByCells(criteria, cells)
		? sweep(territory, criteria, ref, cells)
		: sharedSteps(territory, cells);
}

function sweep(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	cells: ThresholdCells
): readonly Step[] {
	const { bounds, boundsOf, count, rows, node, entangled, entangledBounds, outcome } = cells;
	const k = cells.criteria.segments.length;
	const outside = k + OTHER_STATES.indexOf('out-of-scope');
	const others = rivalLimits(cells);
	// What lies between two stops is like the next one or the one before, but for structures decided by enumeration.
	const thresholds = stops(bounds, others, entangled.length > 0);
	const touchedAt = touched(bounds, thresholds);
	const cellsOf = membersOf({ of: boundsOf, count: bounds.length });
	const entangledOf = membersOf({ of: entangledBounds, count: bounds.length });
	const everyEntangled = [...entangled.keys()];
	const collector = stepCollector(node.op, count + entangled.length, k + OTHER_STATES.length);

	thresholds.forEach((at, step) => {
		const groups = step === 0 ? [...bounds.keys()] : new Set([...touchedAt(step - 1), ...touchedAt(step)]);
		const crossing = step === 0 || others.has(at) || others.has(thresholds[step - 1] ?? NaN);
		const again: number[] = crossing ? everyEntangled : [];
		for (const group of groups) {
			const bits = bitsAt(node.op, at, bounds[group] ?? NO_BOUNDS);
			for (let i = cellsOf.starts[group] ?? 0; i < (cellsOf.starts[group + 1] ?? 0); i++) {
				const cell = cellsOf.list[i] ?? 0;
				collector.put(
					cell,
					outcome(cell, bits).result,
					(rows.starts[cell + 1] ?? 0) - (rows.starts[cell] ?? 0)
				);
			}
			if (crossing) continue;
			for (let i = entangledOf.starts[group] ?? 0; i < (entangledOf.starts[group + 1] ?? 0); i++)
				again.push(entangledOf.list[i] ?? 0);
		}
		if (again.length > 0) {
			const refine = refiner(territory, activeCriteria(withThreshold(criteria, ref, at)));
			for (const i of again) {
				const open = outcome(count + i, bitsAt(node.op, at, bounds[entangledBounds[i] ?? 0] ?? NO_BOUNDS));
				collector.put(
					count + i,
					open.result < outside ? refine(entangled[i] ?? 0, open).result : open.result,
					1
				);
			}
		}
		collector.close(at);
	});
	return collector.steps;
}

const NO_BOUNDS = [0, 0, 0, 0] as const;

/** Where a small move of the threshold moves most structures, the highest cliff first. */
export const cliffs = (steps: readonly Step[], most: number): readonly Step[] =>
	steps
		.filter(({ moved }) => moved > 0)
		.sort((a, b) => b.moved - a.moved || a.at - b.at)
		.slice(0, most);
