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
import { bitsAt, thresholdCells, withThreshold, type ThresholdCells } from './threshold-cells';

/** A territory as one threshold stands. Arrays are reused: they hold until the next move. */
export interface Moved {
	readonly criteria: Criteria;
	readonly classification: Classification;
	/** Structures per result, in the order of the segments, then of OTHER_STATES. */
	readonly sizes: Uint32Array;
	/** Rows whose result, possible outcomes or certainty changed since the move before. */
	readonly changed: readonly number[] | null;
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
	if (!cells) return null;
	return criteria.level === 'structure' || cells.node.field.startsWith('organisation.')
		? cellMover(territory, criteria, ref, cells)
		: fullMover(territory, criteria, ref);
}

function fullMover(territory: TerritoryTable, criteria: Criteria, ref: NodeRef): ThresholdMover {
	return {
		move(threshold) {
			const moved = withThreshold(criteria, ref, threshold);
			const classification = classify(territory, moved);
			const sizes = new Uint32Array(classification.segments.length + OTHER_STATES.length);
			for (const result of classification.result) sizes[result] = (sizes[result] ?? 0) + 1;
			return { criteria: moved, classification, sizes, changed: null };
		}
	};
}

function cellMover(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef,
	{ bounds, boundsOf, count, rows, entangled, entangledBounds, node, outcome }: ThresholdCells
): ThresholdMover {
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
	const held = new Array<Outcome | undefined>(count);
	const heldBits = new Uint8Array(bounds.length);
	let isFirst = true;

	function moveCells(bits: Uint8Array, changed: number[]): void {
		for (let cell = 0; cell < count; cell++) {
			const at = boundsOf[cell] ?? 0;
			if (!isFirst && bits[at] === heldBits[at]) continue;
			const next = outcome(cell, bits[at] ?? 0);
			const before = held[cell];
			if (next === before) continue;
			held[cell] = next;
			const [start, end] = [rows.starts[cell] ?? 0, rows.starts[cell + 1] ?? 0];
			if (before) sizes[before.result] = (sizes[before.result] ?? 0) - (end - start);
			sizes[next.result] = (sizes[next.result] ?? 0) + (end - start);
			for (let i = start; i < end; i++) {
				const row = rows.list[i] ?? 0;
				result[row] = next.result;
				possible[row] = next.possible;
				estimated[row] = next.estimated;
				if (!isFirst) changed.push(row);
			}
		}
	}

	function moveEntangled(bits: Uint8Array, moved: Criteria, changed: number[]): void {
		if (entangled.length === 0) return;
		const refine = refiner(territory, activeCriteria(moved));
		entangled.forEach((row, i) => {
			const open = outcome(count + i, bits[entangledBounds[i] ?? 0] ?? 0);
			const next = open.result < outside ? refine(row, open) : open;
			const before = isFirst ? -1 : (result[row] ?? 0);
			if (before === next.result && possible[row] === next.possible && estimated[row] === next.estimated)
				return;
			if (!isFirst) {
				sizes[before] = (sizes[before] ?? 0) - 1;
				changed.push(row);
			}
			sizes[next.result] = (sizes[next.result] ?? 0) + 1;
			result[row] = next.result;
			possible[row] = next.possible;
			estimated[row] = next.estimated;
		});
	}

	return {
		move(value) {
			const moved = withThreshold(criteria, ref, value);
			const bits = Uint8Array.from(bounds, (at) => bitsAt(node.op, value, at));
			const changed: number[] = [];
			moveCells(bits, changed);
			moveEntangled(bits, moved, changed);
			heldBits.set(bits);
			const seen = isFirst ? null : changed;
			isFirst = false;
			return { criteria: moved, classification, sizes, changed: seen };
		}
	};
}
