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

/** Sizes of the results as long as a threshold stays in a range. */
export interface Step {
	/** A threshold of the range: its end included for `gte` and `lt`, its start for `gt` and `lte`. */
	readonly at: number;
	/** Structures per result, in the order of the segments, then of OTHER_STATES. */
	readonly sizes: readonly number[];
	/** Structures whose result differs from that of the step before; 0 for the first. */
	readonly moved: number;
}

/**
 * The size of every segment over all thresholds, ascending: a step wherever the result of some structure changes. Where another
 * criterion asks about the same field, `at` is some threshold of its range, not always its end.
 * @returns null when the place holds no threshold, the territory has no such field, or the predicate is one of structures
 * whose segment is shared by organisations
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
): readonly Step[] | null {
	return movesByCells(criteria, cells) ? sweep(territory, criteria, ref, cells) : null;
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
	const thresholds = stops(cells, others);
	const touchedAt = touched(bounds, thresholds);
	const cellsOf = membersOf({ of: boundsOf, count: bounds.length });
	const entangledOf = membersOf({ of: entangledBounds, count: bounds.length });
	const everyEntangled = [...entangled.keys()];
	const held = new Int16Array(count + entangled.length).fill(-1);
	const sizes = new Array<number>(k + OTHER_STATES.length).fill(0);
	const steps: Step[] = [];
	let moved = 0;

	function put(member: number, result: number, weight: number): void {
		const before = held[member] ?? -1;
		if (before === result || weight === 0) return;
		held[member] = result;
		if (before >= 0) {
			sizes[before] = (sizes[before] ?? 0) - weight;
			moved += weight;
		}
		sizes[result] = (sizes[result] ?? 0) + weight;
	}

	thresholds.forEach((at, step) => {
		moved = 0;
		const groups = step === 0 ? [...bounds.keys()] : new Set([...touchedAt(step - 1), ...touchedAt(step)]);
		const crossing = step === 0 || others.has(at) || others.has(thresholds[step - 1] ?? NaN);
		const again: number[] = crossing ? everyEntangled : [];
		for (const group of groups) {
			const bits = bitsAt(node.op, at, bounds[group] ?? NO_BOUNDS);
			for (let i = cellsOf.starts[group] ?? 0; i < (cellsOf.starts[group + 1] ?? 0); i++) {
				const cell = cellsOf.list[i] ?? 0;
				put(cell, outcome(cell, bits).result, (rows.starts[cell + 1] ?? 0) - (rows.starts[cell] ?? 0));
			}
			if (crossing) continue;
			for (let i = entangledOf.starts[group] ?? 0; i < (entangledOf.starts[group + 1] ?? 0); i++)
				again.push(entangledOf.list[i] ?? 0);
		}
		if (again.length > 0) {
			const refine = refiner(territory, activeCriteria(withThreshold(criteria, ref, at)));
			for (const i of again) {
				const open = outcome(count + i, bitsAt(node.op, at, bounds[entangledBounds[i] ?? 0] ?? NO_BOUNDS));
				put(count + i, open.result < outside ? refine(entangled[i] ?? 0, open).result : open.result, 1);
			}
		}
		if (step === 0 || moved > 0) steps.push({ at, sizes: [...sizes], moved });
		else if (endsIncluded(node.op)) steps.push({ ...(steps.pop() ?? NO_STEP), at });
	});
	return steps;
}

const NO_BOUNDS = [0, 0, 0, 0] as const;
const NO_STEP: Step = { at: 0, sizes: [], moved: 0 };
const endsIncluded = (op: string): boolean => op === 'gte' || op === 'lt';

/** Thresholds at which something may change, with one below and one above all of them; ascending. */
function stops({ bounds, entangled }: ThresholdCells, others: ReadonlySet<number>): readonly number[] {
	const found = new Set([...bounds.flat(), ...others].filter(Number.isFinite));
	const sorted = Float64Array.from(found).sort();
	const [low, high] = [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 0];
	const stops = [low - 1, ...sorted, high + 1];
	// What lies between two stops is like the next one or the one before, but for structures decided by enumeration.
	if (entangled.length === 0) return stops;
	return stops.flatMap((stop, i) => (i === 0 ? [stop] : [((stops[i - 1] ?? stop) + stop) / 2, stop]));
}

/** For each stop, the groups of values that have a bound there. */
function touched(
	bounds: ThresholdCells['bounds'],
	thresholds: readonly number[]
): (step: number) => readonly number[] {
	const groups = new Map<number, number[]>();
	bounds.forEach((four, group) => {
		for (const bound of new Set(four)) {
			const known = groups.get(bound);
			if (known) known.push(group);
			else groups.set(bound, [group]);
		}
	});
	return (step) => groups.get(thresholds[step] ?? NaN) ?? [];
}

/** Where a small move of the threshold moves most structures, the highest cliff first. */
export const cliffs = (steps: readonly Step[], most: number): readonly Step[] =>
	steps
		.filter(({ moved }) => moved > 0)
		.sort((a, b) => b.moved - a.moved || a.at - b.at)
		.slice(0, most);
