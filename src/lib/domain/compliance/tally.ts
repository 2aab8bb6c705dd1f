import { codedColumn, textAt, type TerritoryTable } from '../table';
import type { ConformityAt } from './assess';
import { standingOf, statusOf, type ConformityStatus } from './status';

/** How the ESMS of a group stand at a milestone; the four standings and the undeclared ones add up to the total. */
export interface Tally {
	total: number;
	/** No use was declared: nothing can be said. */
	undeclared: number;
	passes: number;
	fails: number;
	outside: number;
	unknown: number;
	/** Of those with a declared use. */
	readonly statuses: Record<ConformityStatus, number>;
}

const emptyTally = (): Tally => ({
	total: 0,
	undeclared: 0,
	passes: 0,
	fails: 0,
	outside: 0,
	unknown: 0,
	statuses: {
		'out-of-scope': 0,
		'compliant-implicitly': 0,
		compliant: 0,
		'with-reservations': 0,
		'non-compliant': 0,
		undetermined: 0
	}
});

/** Counts the ESMS of a table by group; sites outside the field are in none. @param groupOf below `groups`, per structure */
export function tallyStructures(
	{ structures }: TerritoryTable,
	at: ConformityAt,
	groups: number,
	groupOf: (row: number) => number
): readonly Tally[] {
	const scope = codedColumn(structures, 'structure.scope');
	const tallies = Array.from({ length: groups }, emptyTally);
	for (let row = 0; row < structures.rows; row++) {
		if (textAt(scope, row) === 'no') continue;
		const tally = tallies[groupOf(row)];
		if (!tally) continue;
		tally.total++;
		const possible = at.structures[row] ?? 0;
		if (possible === 0) {
			tally.undeclared++;
			continue;
		}
		tally[standingOf(possible)]++;
		tally.statuses[statusOf(possible)]++;
	}
	return tallies;
}
