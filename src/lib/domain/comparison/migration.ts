import { OTHER_STATES, type Classification } from '../segmentation';
import { codedColumn, textAt, type TerritoryTable } from '../table';

/** A territory as some criteria classify it. */
export interface Classified {
	readonly table: TerritoryTable;
	readonly classification: Classification;
}

/** A structure that is elsewhere afterwards, or on one side only. */
export interface Mover {
	readonly finess: string;
	/** Row before; null for a structure that was not there. */
	readonly before: number | null;
	/** Row afterwards; null for a structure that is gone. */
	readonly after: number | null;
	/** Outcome id (segment or other state); `absent` on the side where the structure is not. */
	readonly from: string;
	readonly to: string;
}

export interface MigrationFlow {
	readonly from: string;
	readonly to: string;
	readonly count: number;
}

export interface Migration {
	/** Outcomes of both sides: segments before, new segments, other states, then `absent` if needed. */
	readonly outcomes: readonly string[];
	/** Every pair that has some structure, those that stay included; in the order of the outcomes. */
	readonly flows: readonly MigrationFlow[];
	/** In the order of the table before, then newcomers in the order of the table afterwards. */
	readonly movers: readonly Mover[];
}

export const ABSENT = 'absent';

/**
 * Where each structure goes between two classifications, of one table or of two, matched by FINESS number. Flows add up to the
 * structures of either side; segments are the same when their ids are.
 */
export function migrationBetween(before: Classified, after: Classified): Migration {
	const [idsBefore, idsAfter] = [outcomesOf(before), outcomesOf(after)];
	const counts = new Map<string, Map<string, number>>();
	const movers: Mover[] = [];
	const add = (finess: string, rowBefore: number | null, rowAfter: number | null): void => {
		const from = outcomeAt(before, idsBefore, rowBefore);
		const to = outcomeAt(after, idsAfter, rowAfter);
		const row = counts.get(from) ?? new Map<string, number>();
		counts.set(from, row);
		row.set(to, (row.get(to) ?? 0) + 1);
		if (from !== to) movers.push({ finess, before: rowBefore, after: rowAfter, from, to });
	};
	const finessBefore = codedColumn(before.table.structures, 'structure.finess');
	if (before.table === after.table) {
		for (let row = 0; row < before.table.structures.rows; row++) add(textAt(finessBefore, row), row, row);
	} else {
		const finessAfter = codedColumn(after.table.structures, 'structure.finess');
		const left = new Map<string, number>();
		for (let row = 0; row < after.table.structures.rows; row++) left.set(textAt(finessAfter, row), row);
		for (let row = 0; row < before.table.structures.rows; row++) {
			const finess = textAt(finessBefore, row);
			add(finess, row, left.get(finess) ?? null);
			left.delete(finess);
		}
		for (const [finess, row] of left) add(finess, null, row);
	}
	const outcomes = [
		...new Set([...before.classification.segments, ...after.classification.segments, ...OTHER_STATES, ABSENT])
	].filter(
		(id) => id !== ABSENT || counts.has(ABSENT) || [...counts.values()].some((row) => row.has(ABSENT))
	);
	const flows = outcomes.flatMap((from) =>
		outcomes.flatMap((to) => {
			const count = counts.get(from)?.get(to) ?? 0;
			return count === 0 ? [] : [{ from, to, count }];
		})
	);
	return { outcomes, flows, movers };
}

const outcomesOf = ({ classification }: Classified): readonly string[] => [
	...classification.segments,
	...OTHER_STATES
];

const outcomeAt = ({ classification }: Classified, ids: readonly string[], row: number | null): string =>
	row === null ? ABSENT : (ids[classification.result[row] ?? -1] ?? ABSENT);
