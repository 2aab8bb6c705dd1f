import type { Session } from '$lib/server/db';
import { readCriteriaVersion, type CriteriaVersion, type Draft } from '$lib/server/criteria';
import { ruleDifferences } from '$lib/words';

/** A draft as a list shows it. */
export interface DraftLine {
	readonly id: number;
	readonly name: string;
	readonly origin: number;
	readonly updatedAt: string;
	readonly updatedBy: string | null;
	readonly mayChange: boolean;
	/** What differs from the version it was made from; null when the draft cannot be read any more. */
	readonly changes: number | null;
}

/** Drafts with how much each changes the version it was made from. */
export async function draftLines(db: Session, drafts: readonly Draft[]): Promise<readonly DraftLine[]> {
	const origins = new Map<number, CriteriaVersion | null>();
	for (const { origin } of drafts)
		if (!origins.has(origin)) origins.set(origin, await readCriteriaVersion(db, origin));
	return drafts.map(({ id, name, origin, updatedAt, updatedBy, mayChange, criteria }) => {
		const from = origins.get(origin);
		const changes = from && criteria.ok ? ruleDifferences(from.criteria, criteria.value).length : null;
		return { id, name, origin, updatedAt, updatedBy, mayChange, changes };
	});
}
