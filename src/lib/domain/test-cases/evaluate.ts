import { OTHER_STATES, type Classification } from '../segmentation';
import { codedColumn, textAt, type TerritoryTable } from '../table';

/** What somebody who knows a structure says of it: where the criteria must put it. */
export interface TestCase {
	/** FINESS number of the structure. */
	readonly finess: string;
	/** Id of a segment, or of another state. */
	readonly expected: string;
	/** French: why it must be there. */
	readonly reason: string;
	/** French: why the criteria may fail it; null when they may not. */
	readonly waiver: string | null;
}

/** `waived`: it fails, and somebody said why it may. */
export type CaseStatus = 'pass' | 'fail' | 'waived' | 'not-in-territory';

export interface CaseResult {
	readonly case: TestCase;
	readonly status: CaseStatus;
	/** Where the criteria put the structure; null when the territory does not hold it. */
	readonly actual: string | null;
	/** Row of the structure; null when the territory does not hold it. */
	readonly row: number | null;
}

/** Runs test cases on a classification, in their order. An undetermined structure passes no case but one that expects it so. */
export function runTestCases(
	table: TerritoryTable,
	{ segments, result }: Classification,
	cases: readonly TestCase[]
): readonly CaseResult[] {
	const finess = codedColumn(table.structures, 'structure.finess');
	const wanted = new Set(cases.map((each) => each.finess));
	const rows = new Map<string, number>();
	for (let row = 0; row < table.structures.rows; row++) {
		const number = textAt(finess, row);
		if (wanted.has(number)) rows.set(number, row);
	}
	const ids = [...segments, ...OTHER_STATES];
	return cases.map((each): CaseResult => {
		const row = rows.get(each.finess);
		if (row === undefined) return { case: each, status: 'not-in-territory', actual: null, row: null };
		const actual = ids[result[row] ?? -1] ?? null;
		const failed = each.waiver === null ? 'fail' : 'waived';
		return { case: each, status: actual === each.expected ? 'pass' : failed, actual, row };
	});
}

/** Whether criteria may be published: no case fails without a waiver. Structures that are not in the territory block nothing. */
export const blocksNothing = (results: readonly CaseResult[]): boolean =>
	results.every(({ status }) => status !== 'fail');
