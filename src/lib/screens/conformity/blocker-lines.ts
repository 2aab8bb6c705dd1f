import { blockersOf, type Blocker, type ConformityAt } from '$lib/domain/compliance';
import type { TerritoryTable } from '$lib/domain/table';
import { capital, FACT_LABELS, LEAF_LABELS } from '$lib/words';
import { judged } from './judged';

/** What blocks, in words. */
export interface BlockerLine {
	readonly kind: Blocker['reason']['kind'];
	readonly text: string;
	readonly uses: number;
	readonly users: number;
	readonly withoutUsers: number;
	readonly structures: number;
}

export const blockerText = ({ reason }: Pick<Blocker, 'reason'>): string =>
	reason.kind === 'fails' ? capital(LEAF_LABELS[reason.leaf]) : capital(FACT_LABELS[reason.fact]);

export const blockerLines = (table: TerritoryTable, at: ConformityAt): readonly BlockerLine[] =>
	blockersOf(table, judged(table).conformity, at).map((blocker) => ({
		kind: blocker.reason.kind,
		text: blockerText(blocker),
		uses: blocker.uses,
		users: blocker.users,
		withoutUsers: blocker.withoutUsers,
		structures: blocker.structures
	}));
