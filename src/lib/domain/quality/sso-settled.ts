import type { OrganisationSso } from '../sso';
import { codedColumn, textAt, type TerritoryTable } from '../table';

/**
 * Organisations whose open answer to the rule on single sign-on their own declaration of uses would close, 1 or 0 per row.
 * Users of a solution that nobody named stay in doubt whatever else is said: such an answer is not promised.
 */
export function ssoSettled(table: TerritoryTable, answers: readonly OrganisationSso[]): Uint8Array {
	const solution = codedColumn(table.uses, 'use.solution');
	const unnamed = new Set<number>();
	for (let row = 0; row < table.uses.rows; row++) {
		if (textAt(solution, row) === '') unnamed.add(table.useOrganisation[row] ?? 0);
	}
	return Uint8Array.from(answers, (answer, row) => (isSsoOpen(answer) && !unnamed.has(row) ? 1 : 0));
}

/** True for an answer that more facts could change. */
export const isSsoOpen = (answer: OrganisationSso): boolean =>
	answer === 'undetermined' || answer === 'not-assessed';
