import { covers, may, parseScope, territoriesOf, type Ability, type Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import { reference } from '$lib/reference';
import type { Database, Session } from '../db';
import { note } from '../journal';
import { accountToChange } from './guard';
import { findAccount } from './list';
import type { AccountRefusal } from './refusal';

/** What belongs to an account, by kind. */
export interface Work {
	readonly imports: number;
	readonly campaigns: number;
	readonly views: number;
	readonly lists: number;
	readonly drafts: number;
	readonly overrides: number;
	readonly scenarios: number;
}

interface WorkTable {
	readonly kind: keyof Work;
	readonly table: string;
	/** What its owner must be able to do. */
	readonly ability: Ability;
}

const TABLES: readonly WorkTable[] = [
	{ kind: 'imports', table: 'imports', ability: 'import' },
	{ kind: 'campaigns', table: 'campaigns', ability: 'collect' },
	{ kind: 'views', table: 'saved_views', ability: 'share' },
	{ kind: 'lists', table: 'named_lists', ability: 'share' },
	{ kind: 'drafts', table: 'criteria_drafts', ability: 'draft' },
	{ kind: 'overrides', table: 'overrides', ability: 'decide' },
	{ kind: 'scenarios', table: 'scenarios', ability: 'fund' }
];

const NONE: Work = {
	imports: 0,
	campaigns: 0,
	views: 0,
	lists: 0,
	drafts: 0,
	overrides: 0,
	scenarios: 0
};
const TERRITORIES = territoriesOf(reference.departments);

/** How much belongs to an account. */
export async function workOf(db: Session, account: number): Promise<Work> {
	let work = NONE;
	for (const { kind, table } of TABLES) {
		const [row] = await db.query(`select count(*)::int from ${table} where owner_id = $1`, [account]);
		work = { ...work, [kind]: Number(row?.[0]) };
	}
	return work;
}

/** How many things a work is made of. */
const workSize = (work: Work): number => TABLES.reduce((sum, { kind }) => sum + work[kind], 0);

/**
 * Gives all that belongs to an account to another one, which must be active, able to do such work, and cover its territories.
 * Versions keep their author.
 */
export function transferWork(
	db: Database,
	viewer: Viewer,
	{ from, to }: { readonly from: number; readonly to: number }
): Promise<Result<Work, AccountRefusal>> {
	return db.transaction(async (session) => {
		const found = await accountToChange(session, viewer, from);
		if (!found.ok) return found;
		const heir = await findAccount(session, viewer, to);
		if (heir?.state !== 'active' || heir.id === from) return err({ code: 'heir' });
		const work = await workOf(session, from);
		if (workSize(work) === 0) return err({ code: 'no-work' });
		for (const { kind, table, ability } of TABLES) {
			if (work[kind] === 0) continue;
			if (!may(heir.role, ability)) return err({ code: 'heir-role' });
			const scopes = await session.query(`select distinct scope from ${table} where owner_id = $1`, [from]);
			const isCovered = ([given]: readonly unknown[]): boolean =>
				covers(heir.scope, parseScope(given, TERRITORIES) ?? 'national');
			if (!scopes.every(isCovered)) return err({ code: 'heir-scope' });
		}
		for (const { table } of TABLES)
			await session.query(`update ${table} set owner_id = $2 where owner_id = $1`, [from, to]);
		await note(session, viewer, {
			action: 'work-transferred',
			subject: `account ${from}`,
			after: { to, ...work }
		});
		return ok(work);
	});
}
