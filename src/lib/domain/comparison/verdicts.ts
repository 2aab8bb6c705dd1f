import type { OrganisationSso } from '../sso';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import { ABSENT, type MigrationFlow } from './migration';

/** The answers to the rule on single sign-on, one per organisation of a table. */
export interface Answered {
	readonly table: TerritoryTable;
	/** By row of organisations, as ssoByOrganisation gives. */
	readonly answers: readonly OrganisationSso[];
}

export interface VerdictChange {
	/** Id of the organisation. */
	readonly organisation: string;
	readonly before: number | null;
	readonly after: number | null;
	readonly from: OrganisationSso | typeof ABSENT;
	readonly to: OrganisationSso | typeof ABSENT;
}

/** How the answers to the rule move between two sides; organisations are matched by their id. Flows hold those that stay too. */
export function verdictChanges(
	before: Answered,
	after: Answered
): { readonly flows: readonly MigrationFlow[]; readonly changes: readonly VerdictChange[] } {
	const idBefore = codedColumn(before.table.organisations, 'organisation.id');
	const idAfter = codedColumn(after.table.organisations, 'organisation.id');
	const left = new Map(
		Array.from({ length: after.table.organisations.rows }, (_, row) => [textAt(idAfter, row), row])
	);
	const pairs: [string, number | null, number | null][] = [];
	for (let row = 0; row < before.table.organisations.rows; row++) {
		const id = textAt(idBefore, row);
		pairs.push([id, row, left.get(id) ?? null]);
		left.delete(id);
	}
	for (const [id, row] of left) pairs.push([id, null, row]);
	const counts = new Map<string, { from: string; to: string; count: number }>();
	const changes: VerdictChange[] = [];
	for (const [organisation, rowBefore, rowAfter] of pairs) {
		const from = rowBefore === null ? ABSENT : (before.answers[rowBefore] ?? 'none');
		const to = rowAfter === null ? ABSENT : (after.answers[rowAfter] ?? 'none');
		const flow = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
		flow.count++;
		counts.set(`${from} ${to}`, flow);
		if (from !== to) changes.push({ organisation, before: rowBefore, after: rowAfter, from, to });
	}
	return { flows: [...counts.values()], changes };
}
