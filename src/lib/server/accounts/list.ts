import { administers, type Viewer } from '$lib/domain/access';
import type { Session } from '../db';
import { ACCOUNT_COLUMNS, accountOf, type Account } from './account';

/** The accounts that an administrator sees, by name; erased ones last, by number. */
export async function listAccounts(db: Session, viewer: Viewer): Promise<readonly Account[]> {
	const rows = await db.query(
		`select ${ACCOUNT_COLUMNS} from accounts a where not a.demonstration order by a.id`
	);
	return rows
		.map(accountOf)
		.filter(({ id, ...account }) => administers(viewer, { account: id, ...account }))
		.sort(
			(a, b) =>
				Number(a.state === 'erased') - Number(b.state === 'erased') ||
				a.name.localeCompare(b.name, 'fr') ||
				a.id - b.id
		);
}

/** The account of a number; null when there is none, or when the administrator does not cover its territories. */
export async function findAccount(db: Session, viewer: Viewer, id: number): Promise<Account | null> {
	if (!Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) return null;
	const [row] = await db.query(`select ${ACCOUNT_COLUMNS} from accounts a where a.id = $1`, [id]);
	const account = row ? accountOf(row) : null;
	return account && administers(viewer, { account: account.id, ...account }) ? account : null;
}
