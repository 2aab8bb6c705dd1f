import {
	activeCriteria,
	classify,
	OTHER_STATES,
	refiner,
	type Classification,
	type Criteria,
	type NodeRef,
	type Outcome
} from '../segmentation';
import type { TerritoryTable } from '../table';
import { membersOf } from './grouping';
import {
	bitsAt,
	movesByCells,
	rivalLimits,
	thresholdCells,
	withThreshold,
	type ThresholdCells
} from './threshold-cells';

/** A territory as one threshold stands. Arrays are reused: they hold until the next move. */
export interface Moved {
	readonly criteria: Criteria;
	readonly classification: Classification;
	/** Structures per result, in the order of the segments, then of OTHER_STATES. */
	readonly sizes: Uint32Array;
	/** Rows whose result, possible outcomes or certainty changed since the move before. */
	readonly changed: Uint32Array | null;
	/** How many moves came before: what follows `changed` has to see them all. */
	readonly nth: number;
}

/** Moves one threshold: what a full classification would give, for the price of what changes. */
export interface ThresholdMover {
	move(threshold: number): Moved;
}

/**
 * Prepares a territory for moves of one threshold. A predicate of structures whose segment is shared by organisations is
 * classified anew at each move; `changed` is then null, as it is for the first move.
 * @returns null when the place holds no threshold, or the territory has no such field
 */
export function createMover(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef
): ThresholdMover | null {
	const cells = thresholdCells(territory, criteria, ref);
	return cells && moverOf(territory, criteria, ref, cells);
}

/** The same, on cells that are already made: several movers may share them. */
export function moverOf(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	cells: ThresholdCells
): ThresholdMover {
	return movesByCells(criteria, cells)
		? cellMover(territory, criteria, ref, cells)
		: fullMover(territory, criteria, ref);
}

function fullMover(territory: TerritoryTable, criteria: Criteria, ref: NodeRef): ThresholdMover {
	let moves = 0;
	return {
		move(threshold) {
			const moved = withThreshold(criteria, ref, threshold);
			const classification = classify(territory, moved);
			const sizes = new Uint32Array(classification.segments.length + OTHER_STATES.length);
			for (const result of classification.result) sizes[result] = (sizes[result] ?? 0) + 1;
			return { criteria: moved, classification, sizes, changed: null, nth: moves++ };
		}
	};
}

function cellMover(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	cells: ThresholdCells
): ThresholdMover {
	const { bounds, boundsOf, count, rows, entangled, entangledBounds, node, order, outcome } = cells;
	const length = territory.structures.rows;
	const classification = {
		segments: criteria.segments.map(({ id }) => id),
		result: new Uint8Array(length),
		possible: new Uint32Array(length),
		estimated: new Uint8Array(length)
	};
	const { result, possible, estimated } = classification;
	const sizes = new Uint32Array(classification.segments.length + OTHER_STATES.length);
	const outside = classification.segments.length + OTHER_STATES.indexOf('out-of-scope');
	const cellsOf = membersOf({ of: boundsOf, count: bounds.length });
	const entangledOf = membersOf({ of: entangledBounds, count: bounds.length });
	const hasRivals = rivalLimits(cells).size > 0;
	const held = new Array<Outcome | undefined>(count);
	const heldBits = new Uint8Array(bounds.length);
	const changed = new Uint32Array(length);
	let changes = 0;
	let last: number | null = null;
	let moves = 0;

	function put(row: number, next: Outcome): void {
		result[row] = next.result;
		possible[row] = next.possible;
		estimated[row] = next.estimated;
		changed[changes++] = row;
	}

	function moveCell(cell: number, bits: number): void {
		const next = outcome(cell, bits);
		const before = held[cell];
		if (next === before) return;
		held[cell] = next;
		const [start, end] = [rows.starts[cell] ?? 0, rows.starts[cell + 1] ?? 0];
		if (before) sizes[before.result] = (sizes[before.result] ?? 0) - (end - start);
		sizes[next.result] = (sizes[next.result] ?? 0) + (end - start);
		for (let i = start; i < end; i++) put(rows.list[i] ?? 0, next);
	}

	function moveEntangled(again: Iterable<number>, moved: Criteria): void {
		const refine = refiner(territory, activeCriteria(moved));
		for (const i of again) {
			const row = entangled[i] ?? 0;
			const open = outcome(count + i, heldBits[entangledBounds[i] ?? 0] ?? 0);
			const next = open.result < outside ? refine(row, open) : open;
			const before = last === null ? -1 : (result[row] ?? 0);
			if (before === next.result && possible[row] === next.possible && estimated[row] === next.estimated)
				continue;
			if (last !== null) sizes[before] = (sizes[before] ?? 0) - 1;
			sizes[next.result] = (sizes[next.result] ?? 0) + 1;
			put(row, next);
		}
	}

	return {
		move(value) {
			const moved = withThreshold(criteria, ref, value);
			const again: number[] = [];
			changes = 0;
			const visit = (group: number): void => {
				const bits = bitsAt(node.op, value, bounds[group] ?? NO_BOUNDS);
				if (last !== null && bits === heldBits[group]) return;
				heldBits[group] = bits;
				for (let i = cellsOf.starts[group] ?? 0; i < (cellsOf.starts[group + 1] ?? 0); i++)
					moveCell(cellsOf.list[i] ?? 0, bits);
				for (let i = entangledOf.starts[group] ?? 0; i < (entangledOf.starts[group + 1] ?? 0); i++)
					again.push(entangledOf.list[i] ?? 0);
			};
			if (last === null) for (let group = 0; group < bounds.length; group++) visit(group);
			else order.between(Math.min(last, value), Math.max(last, value), visit);
			// Where another criterion asks about the same field, crossing its limit changes answers without changing these bits.
			if (hasRivals && value !== last && entangled.length > 0) moveEntangled(entangled.keys(), moved);
			else if (again.length > 0) moveEntangled(again, moved);
			const seen = last === null ? null : changed.subarray(0, changes);
			last = value;
			return { criteria: moved, classification, sizes, changed: seen, nth: moves++ };
		}
	};
}

const NO_BOUNDS = [0, 0, 0, 0] as const;
