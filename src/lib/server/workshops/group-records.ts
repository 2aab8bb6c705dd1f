import type { Scope } from '$lib/domain/access';
import { migrationBetween, type Classified } from '$lib/domain/comparison';
import { applyOverrides } from '$lib/domain/overrides';
import { classify, type Criteria } from '$lib/domain/segmentation';
import type { GroupRecord, WorkshopState } from '$lib/domain/workshop';
import { criteriaApplied, withRehearsed } from '$lib/domain/workshop-effect';
import { readCriteriaVersion, readDraft } from '../criteria';
import type { Database } from '../db';
import { overridesInForce } from '../overrides';
import { findSeen } from '../territory';

/**
 * What each sub-group leaves when its workshop ends: its criteria, and how structures move from those of the start to its own. One
 * whose draft is gone leaves nothing, and nobody does where the data of the workshop are gone: neither holds the end up.
 * @param scope of who ends it: drafts are read as it sees them
 */
export async function groupRecords(
	db: Database,
	{ setup, drafts, applied }: WorkshopState,
	scope: Scope
): Promise<Readonly<Record<string, GroupRecord>>> {
	const version = setup && (await readCriteriaVersion(db, setup.criteriaVersion));
	const seen = setup && (await findSeen(db, setup.dataset.version, setup.scope));
	if (!setup || !version || !seen) return {};
	const { table } = seen;
	const overrides = withRehearsed(await overridesInForce(db, table), applied);
	const under = (criteria: Criteria): Classified => ({
		table,
		...applyOverrides(table, criteria, classify(table, criteria), overrides)
	});
	const first = version.criteria;
	const start = under(first);
	const records: Record<string, GroupRecord> = {};
	for (const { id } of setup.groups) {
		const criteria = await criteriaOf(id);
		if (!criteria) continue;
		const { flows } = migrationBetween(start, under(criteria));
		records[id] = {
			criteria,
			migration: flows.map(({ from, to, count }) => ({ from, to, structures: count }))
		};
	}
	return records;

	/** A workshop that opened without drafts has the criteria that events say. */
	async function criteriaOf(group: string): Promise<Criteria | null> {
		const number = drafts[group];
		if (number === undefined) return criteriaApplied(first, applied, group);
		const draft = await readDraft(db, number, scope);
		return draft?.criteria.ok ? draft.criteria.value : null;
	}
}
