import { classify, OTHER_STATES, type Criteria } from '$lib/domain/segmentation';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import type { Mover, SegmentMove } from './protocol';

const NAMED_MOVERS = 50;

interface Outcomes {
	readonly rows: number;
	finess(row: number): string;
	name(row: number): string;
	/** Segment or other state. */
	segment(row: number): string;
}

function outcomesOf(table: TerritoryTable, criteria: Criteria): Outcomes {
	const { segments, result } = classify(table, criteria);
	const ids = [...segments, ...OTHER_STATES];
	const finess = codedColumn(table.structures, 'structure.finess');
	const name = codedColumn(table.structures, 'structure.name');
	return {
		rows: table.structures.rows,
		finess: (row) => textAt(finess, row),
		name: (row) => textAt(name, row),
		segment: (row) => ids[result[row] ?? 0] ?? ''
	};
}

/**
 * Who changes segment from one version to the next, with the same criteria on both. Structures that stay are left out; a new
 * structure comes from `''`, a closed one goes there. Both tables list structures in FINESS order.
 */
export function segmentMoves(
	before: TerritoryTable | null,
	after: TerritoryTable,
	criteria: Criteria
): { moves: SegmentMove[]; movers: Mover[] } {
	const old = before ? outcomesOf(before, criteria) : null;
	const now = outcomesOf(after, criteria);
	const counts = new Map<string, { from: string; to: string; structures: number }>();
	const movers: Mover[] = [];
	const count = (from: string, to: string): void => {
		const move = counts.get(`${from}>${to}`) ?? { from, to, structures: 0 };
		move.structures++;
		counts.set(`${from}>${to}`, move);
	};
	let oldRow = 0;
	const oldRows = old?.rows ?? 0;
	for (let row = 0; row < now.rows; row++) {
		const finess = now.finess(row);
		const to = now.segment(row);
		for (; old && oldRow < oldRows && old.finess(oldRow) < finess; oldRow++) count(old.segment(oldRow), '');
		if (!old || oldRow >= oldRows || old.finess(oldRow) !== finess) {
			count('', to);
			continue;
		}
		const from = old.segment(oldRow++);
		if (from === to) continue;
		count(from, to);
		if (movers.length < NAMED_MOVERS) movers.push({ finess, name: now.name(row), from, to });
	}
	for (; old && oldRow < oldRows; oldRow++) count(old.segment(oldRow), '');
	return { moves: [...counts.values()].sort((a, b) => b.structures - a.structures), movers };
}
