import type { Role } from '$lib/domain/access';
import type { Database, Session } from '../../db';
import { note } from '../../journal';
import { isLoopback } from '../../loopback.mjs';

/** Roles under which the demonstration can be discovered. */
export const DEMONSTRATION_ROLES = ['analyst', 'facilitator'] as const satisfies readonly Role[];
export type DemonstrationRole = (typeof DEMONSTRATION_ROLES)[number];

/** Where the server listens and is reached. */
export interface Reach {
	readonly host: string;
	readonly origin: string;
}

const CLOSED = 'demonstration-closed';

const NAMES: Readonly<Record<DemonstrationRole, string>> = {
	analyst: 'Démonstration, analyste',
	facilitator: 'Démonstration, facilitateur'
};

/** Whether somebody real has taken up an account. */
export async function hasRealAccount(session: Session): Promise<boolean> {
	const rows = await session.query(
		'select 1 from accounts where not demonstration and activated_at is not null limit 1'
	);
	return rows.length > 0;
}

/** What decides whether the demonstration is open. */
interface Facts {
	readonly closed: boolean;
	readonly realAccount: boolean;
	readonly realData: boolean;
	readonly anyData: boolean;
}

async function facts(session: Session): Promise<Facts> {
	const [row = []] = await session.query(
		`select exists (select 1 from settings where key = $1),
			exists (select 1 from accounts where not demonstration and activated_at is not null),
			exists (select 1 from layers l join versions v on v.layer_ids @> to_jsonb(l.id) where not l.fictional),
			exists (select 1 from versions)`,
		[CLOSED]
	);
	const [closed, realAccount, realData, anyData] = row.map((value) => value === true);
	return {
		closed: closed === true,
		realAccount: realAccount === true,
		realData: realData === true,
		anyData: anyData === true
	};
}

/** Closes the demonstration for ever: its sessions end. */
async function close(db: Database): Promise<void> {
	await db.transaction(async (session) => {
		const closed = await session.query(
			`insert into settings (key, value) values ($1, 'true'::jsonb) on conflict do nothing returning key`,
			[CLOSED]
		);
		if (closed.length === 0) return;
		await session.query(
			'delete from sessions using accounts a where a.id = sessions.account_id and a.demonstration'
		);
		await note(session, 'program', { action: 'demonstration-closed', subject: 'demonstration' });
	});
}

/**
 * Whether anybody at this machine may discover the demonstration: an embedded database that only this machine reaches, with
 * fictional data only and no real account. Real data or a real account close it for ever, at the first look after they came.
 */
export async function demonstrationOpen(db: Database, { host, origin }: Reach): Promise<boolean> {
	const { closed, realAccount, realData, anyData } = await facts(db);
	if (closed) return false;
	if (realAccount || realData) {
		await close(db);
		return false;
	}
	return anyData && db.engine === 'pglite' && isLoopback(host) && isLoopback(new URL(origin).hostname);
}

/** Whether there was a demonstration here, and it was closed. */
export async function demonstrationEnded(session: Session): Promise<boolean> {
	return (await session.query('select 1 from settings where key = $1', [CLOSED])).length > 0;
}

/** The account under which the demonstration is discovered, made at its first use. */
export async function demonstrationAccount(session: Session, role: DemonstrationRole): Promise<number> {
	const [known] = await session.query(
		'select id from accounts where demonstration and role = $1 order by id limit 1',
		[role]
	);
	if (known) return Number(known[0]);
	const [made = []] = await session.query(
		`insert into accounts (name, role, scope, demonstration, activated_at)
		values ($1, $2, '"national"'::jsonb, true, now()) returning id`,
		[NAMES[role], role]
	);
	return Number(made[0]);
}
