import {
	activeCriteria,
	classify,
	OTHER_STATES,
	refiner,
	type Criteria,
	type NodeRef
} from '../segmentation';
import type { TerritoryTable } from '../table';
import { membersOf } from './grouping';
import { bitsAt, movesByCells, rivalLimits, withThreshold, type ThresholdCells } from './threshold-cells';

/** What a threshold at both ends of a range would make of a row; places are in the order of the segments, then of OTHER_STATES. */
type Visit = (row: number, below: number, above: number) => void;

/** The rows that a threshold could move within a range. */
export interface FragileBand {
	/**
	 * Visits each row once whose result at one end differs from what it is now.
	 * @param now results for a threshold within the range
	 */
	between(now: Uint8Array, from: number, to: number, visit: Visit): void;
}

/**
 * Looks only at what has a bound within the range: the price is that of the range, wherever the threshold came from. A predicate
 * of structures whose segment is shared by organisations is classified anew at both ends.
 */
export function fragileBand(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	cells: ThresholdCells
): FragileBand {
	return movesByCells(criteria, cells)
		? bandOfCells(territory, criteria, ref, cells)
		: bandOfClassifications(territory, criteria, ref);
}

function bandOfClassifications(territory: TerritoryTable, criteria: Criteria, ref: NodeRef): FragileBand {
	return {
		between(now, from, to, visit) {
			const below = classify(territory, withThreshold(criteria, ref, from)).result;
			const above = classify(territory, withThreshold(criteria, ref, to)).result;
			for (let row = 0; row < now.length; row++)
				if (now[row] !== below[row] || now[row] !== above[row]) visit(row, below[row] ?? 0, above[row] ?? 0);
		}
	};
}

function bandOfCells(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	cells: ThresholdCells
): FragileBand {
	const { bounds, boundsOf, count, rows, entangled, entangledBounds, node, order, outcome } = cells;
	const outside = cells.criteria.segments.length + OTHER_STATES.indexOf('out-of-scope');
	const cellsOf = membersOf({ of: boundsOf, count: bounds.length });
	const entangledOf = membersOf({ of: entangledBounds, count: bounds.length });
	const rivals = [...rivalLimits(cells)];
	/** The call that saw a group of bounds last: one that has several in the range is visited once. */
	const seen = new Uint32Array(bounds.length);
	let call = 0;

	function visitCell(now: Uint8Array, cell: number, low: number, high: number, visit: Visit): void {
		const [start, end] = [rows.starts[cell] ?? 0, rows.starts[cell + 1] ?? 0];
		if (start === end) return;
		const [below, above] = [outcome(cell, low).result, outcome(cell, high).result];
		// The rows of a cell share their result.
		const is = now[rows.list[start] ?? 0];
		if (is === below && is === above) return;
		for (let i = start; i < end; i++) visit(rows.list[i] ?? 0, below, above);
	}

	function resultsAt(threshold: number): (i: number) => number {
		const refine = refiner(territory, activeCriteria(withThreshold(criteria, ref, threshold)));
		return (i) => {
			const open = outcome(
				count + i,
				bitsAt(node.op, threshold, bounds[entangledBounds[i] ?? 0] ?? NO_BOUNDS)
			);
			return open.result < outside ? refine(entangled[i] ?? 0, open).result : open.result;
		};
	}

	return {
		between(now, from, to, visit) {
			call++;
			const again: number[] = [];
			order.between(from, to, (group) => {
				if (seen[group] === call) return;
				seen[group] = call;
				const four = bounds[group] ?? NO_BOUNDS;
				const [low, high] = [bitsAt(node.op, from, four), bitsAt(node.op, to, four)];
				for (let i = cellsOf.starts[group] ?? 0; i < (cellsOf.starts[group + 1] ?? 0); i++)
					visitCell(now, cellsOf.list[i] ?? 0, low, high, visit);
				for (let i = entangledOf.starts[group] ?? 0; i < (entangledOf.starts[group + 1] ?? 0); i++)
					again.push(entangledOf.list[i] ?? 0);
			});
			// The limit of another criterion on the same field changes answers without changing these bits.
			const isCrossed = entangled.length > 0 && rivals.some((limit) => limit >= from && limit <= to);
			const open = isCrossed ? entangled.keys() : again;
			if (!isCrossed && again.length === 0) return;
			const [belowAt, aboveAt] = [resultsAt(from), resultsAt(to)];
			for (const i of open) {
				const row = entangled[i] ?? 0;
				const [below, above] = [belowAt(i), aboveAt(i)];
				if (now[row] !== below || now[row] !== above) visit(row, below, above);
			}
		}
	};
}

const NO_BOUNDS = [0, 0, 0, 0] as const;
