import { expect, it } from 'vitest';
import type { Role, Scope, Viewer } from '$lib/domain/access';
import {
	accountRefusalMessage,
	changeStanding,
	deactivateAccount,
	eraseAccount,
	findAccount,
	inviteAccount,
	listAccounts,
	makeAccessLink,
	reactivateAccount,
	readRetention,
	setRetention,
	sweepAccounts,
	transferWork,
	workOf,
	type AccountRefusal
} from '$lib/server/accounts';
import { readLink } from '$lib/server/auth/links';
import { openSession, readSession } from '$lib/server/auth/sessions';
import type { Database } from '$lib/server/db';
import { verifyJournal } from '$lib/server/journal';
import type { Result } from '$lib/domain/shared';
import { describeOnBothEngines } from '../support/databases';

interface Seed {
	readonly name?: string;
	readonly role?: Role;
	readonly scope?: Scope;
	readonly demonstration?: boolean;
}

/** An active account with everything a person can have, and the viewer that acts for it. */
async function person(db: Database, seed: Seed = {}): Promise<Viewer> {
	const { name = 'Camille Essai', role = 'analyst', scope = ['53'], demonstration = false } = seed;
	const [row = []] = await db.query(
		`insert into accounts (name, email, email_key, role, scope, demonstration, activated_at, last_sign_in_at)
		values ($1, $2, $2, $3, $4::text::jsonb, $5, now(), now()) returning id`,
		[name, `${Math.random()}@exemple.fr`, role, JSON.stringify(scope), demonstration]
	);
	const account = Number(row[0]);
	for (const statement of [
		"insert into passwords (account_id, hash) values ($1, 'h')",
		"insert into authenticators (account_id, secret) values ($1, 's')",
		"insert into recovery_codes (account_id, hash) values ($1, 'r')",
		"insert into passkeys (id, account_id, public_key, counter, transports, name) values ('k' || $1::int, $1, '\\x00', 0, '[]', 'clé')",
		"insert into identities (issuer, subject, account_id) values ('https://op.exemple.fr', 's' || $1::int, $1)",
		"insert into known_devices (id, account_id, expires_at) values ('d' || $1::int, $1, now() + interval '1 day')"
	])
		await db.query(statement, [account]);
	return { account, name, role, scope, demonstration };
}

const admin = (db: Database, scope: Scope = 'national'): Promise<Viewer> =>
	person(db, { name: 'Alix Admin', role: 'admin', scope });

function codeOf(result: Result<unknown, AccountRefusal>): string {
	if (result.ok) return 'done';
	expect(accountRefusalMessage(result.error)).toMatch(/^[A-ZÉ].*\.$/s);
	return result.error.code;
}

function valueOf<T>(result: Result<T, AccountRefusal>): T {
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
}

const actions = async (db: Database): Promise<string[]> =>
	(await db.query('select action from journal order by id')).map(([action]) => String(action));

const INVITED = {
	name: ' Dominique  Modèle ',
	email: ' Dominique.Modele@Exemple.fr ',
	role: 'analyst',
	scope: ['53']
} as const;

describeOnBothEngines('an invitation', (open) => {
	it('makes an account that is not active yet, and a link that opens it', async () => {
		const db = await open();
		const viewer = await admin(db);
		const { account, token, kind } = valueOf(await inviteAccount(db, viewer, INVITED));
		expect(kind).toBe('invitation');
		expect(await findAccount(db, viewer, account)).toMatchObject({
			name: 'Dominique Modèle',
			email: 'Dominique.Modele@Exemple.fr',
			role: 'analyst',
			scope: ['53'],
			state: 'invited',
			factors: [],
			lastSignInAt: null
		});
		expect(await readLink(db, token)).toMatchObject({ kind: 'invitation', account });
		const [line] = await db.query('select action, subject, account_id, after::text from journal');
		expect(line?.slice(0, 3)).toEqual(['account-invited', `account ${account}`, viewer.account]);
		expect(JSON.stringify(line)).not.toMatch(/Dominique|exemple/i);
	});

	it('keeps no token: what the database holds opens nothing', async () => {
		const db = await open();
		const { token } = valueOf(await inviteAccount(db, await admin(db), INVITED));
		const rows = [await db.query('select * from access_links'), await db.query('select * from journal')];
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it.each([
		[{ ...INVITED, name: ' ' }, 'name'],
		[{ ...INVITED, name: 'n'.repeat(121) }, 'name'],
		[{ ...INVITED, name: 'n'.repeat(120) }, 'done'],
		[{ ...INVITED, email: 'exemple.fr' }, 'email'],
		[{ ...INVITED, email: '' }, 'done'],
		[{ ...INVITED, scope: ['11', '53'] }, 'scope-too-wide'],
		[{ ...INVITED, scope: 'national' as const }, 'scope-too-wide'],
		[{ ...INVITED, role: 'admin' as const }, 'done']
	])('of %j by an administrator of Bretagne is: %s', async (invited, expected) => {
		const db = await open();
		const result = await inviteAccount(db, await admin(db, ['53']), invited);
		expect(codeOf(result)).toBe(expected);
		expect(await actions(db)).toHaveLength(expected === 'done' ? 1 : 0);
	});

	it('of an address that an account has, whatever its case, is refused', async () => {
		const db = await open();
		const viewer = await admin(db);
		await inviteAccount(db, viewer, INVITED);
		const again = await inviteAccount(db, viewer, { ...INVITED, email: 'DOMINIQUE.modele@exemple.FR' });
		expect(codeOf(again)).toBe('email-taken');
	});

	it('made anew has the earlier link stop', async () => {
		const db = await open();
		const viewer = await admin(db);
		const first = valueOf(await inviteAccount(db, viewer, INVITED));
		const second = valueOf(await makeAccessLink(db, viewer, first.account));
		expect(second.kind).toBe('invitation');
		expect(await readLink(db, first.token)).toBeNull();
		expect(await readLink(db, second.token)).toMatchObject({ account: first.account });
	});
});

describeOnBothEngines('an administrator', (open) => {
	it('sees the accounts whose territories they cover, and no demonstration', async () => {
		const db = await open();
		const national = await admin(db);
		const breton = await admin(db, ['53']);
		const mine = await person(db, { name: 'Bérénice Test' });
		const wider = await person(db, { scope: ['11', '53'] });
		const demonstration = await person(db, { demonstration: true });
		const seen = async (viewer: Viewer): Promise<number[]> =>
			(await listAccounts(db, viewer)).map(({ id }) => id);
		expect(await seen(breton)).toEqual([breton.account, mine.account]);
		expect((await seen(national)).sort()).toEqual(
			[national, breton, mine, wider].map(({ account }) => account).sort()
		);
		expect(await findAccount(db, breton, wider.account)).toBeNull();
		expect(await findAccount(db, national, demonstration.account)).toBeNull();
		expect(await seen({ ...mine, scope: 'national' })).toEqual([]);
	});

	const ACTS = {
		change: (db: Database, viewer: Viewer, id: number) =>
			changeStanding(db, viewer, id, { role: 'reader', scope: ['53'] }),
		deactivate: deactivateAccount,
		reactivate: reactivateAccount,
		erase: eraseAccount,
		renew: makeAccessLink,
		transfer: (db: Database, viewer: Viewer, id: number) =>
			transferWork(db, viewer, { from: id, to: viewer.account })
	};

	it.each(Object.entries(ACTS))(
		'cannot %s an account of elsewhere, of a demonstration or that is none',
		async (_name, act) => {
			const db = await open();
			const breton = await admin(db, ['53']);
			const elsewhere = await person(db, { scope: ['11'] });
			const demonstration = await person(db, { demonstration: true });
			for (const id of [elsewhere.account, demonstration.account, 999, 0, 2 ** 40])
				expect(codeOf(await act(db, breton, id))).toBe('unknown');
			expect(await actions(db)).toEqual([]);
		}
	);

	it.each(['change', 'deactivate', 'erase', 'renew'] as const)(
		'cannot %s their own account',
		async (name) => {
			const db = await open();
			const viewer = await admin(db);
			await admin(db);
			expect(codeOf(await ACTS[name](db, viewer, viewer.account))).toBe('own-account');
		}
	);

	it.each(['change', 'deactivate', 'erase'] as const)(
		'that a second one outran cannot %s the last national administrator',
		async (name) => {
			const db = await open();
			const [one, two] = [await admin(db), await admin(db)];
			valueOf(await deactivateAccount(db, one, two.account));
			expect(codeOf(await ACTS[name](db, two, one.account))).toBe('last-admin');
			valueOf(await reactivateAccount(db, one, two.account));
			expect(codeOf(await ACTS[name](db, two, one.account))).toBe('done');
		}
	);

	it('who acts against another at the same time leaves one of the two', async () => {
		const db = await open();
		const [one, two] = [await admin(db), await admin(db)];
		const results = await Promise.all([
			deactivateAccount(db, one, two.account),
			deactivateAccount(db, two, one.account)
		]);
		expect(results.map(codeOf).sort()).toEqual(['done', 'last-admin']);
	});
});

describeOnBothEngines('a change of role or territories', (open) => {
	it('ends the sessions of the account, and tells before and after', async () => {
		const db = await open();
		const viewer = await admin(db);
		const target = await person(db);
		const token = await openSession(db, { account: target.account, level: 'full', device: '' });
		expect(
			valueOf(await changeStanding(db, viewer, target.account, { role: 'reader', scope: ['11', '53'] }))
		).toBe(1);
		expect(await readSession(db, token)).toBeNull();
		expect(await findAccount(db, viewer, target.account)).toMatchObject({
			role: 'reader',
			scope: ['11', '53'],
			factors: ['passkey', 'app']
		});
		const [line] = await db.query('select before, after from journal');
		expect(line).toEqual([
			{ role: 'analyst', scope: ['53'] },
			{ role: 'reader', scope: ['11', '53'] }
		]);
	});

	it('that changes nothing, or gives more than the administrator has, is refused', async () => {
		const db = await open();
		const viewer = await admin(db, ['11', '53']);
		const { account } = await person(db);
		const to = (role: Role, scope: Scope) => changeStanding(db, viewer, account, { role, scope });
		expect(codeOf(await to('analyst', ['53']))).toBe('unchanged');
		expect(codeOf(await to('analyst', ['53', '75']))).toBe('scope-too-wide');
		expect(codeOf(await to('analyst', 'national'))).toBe('scope-too-wide');
		expect(codeOf(await to('admin', ['11', '53']))).toBe('done');
	});
});

describeOnBothEngines('a deactivated account', (open) => {
	it('has no session, link or known browser left, and opens again with its means of signing in', async () => {
		const db = await open();
		const viewer = await admin(db);
		const { account } = await person(db);
		const token = await openSession(db, { account, level: 'full', device: '' });
		const { token: link } = valueOf(await makeAccessLink(db, viewer, account));
		valueOf(await deactivateAccount(db, viewer, account));
		expect(await readSession(db, token)).toBeNull();
		expect(await readLink(db, link)).toBeNull();
		for (const table of ['sessions', 'known_devices', 'access_links'])
			expect(await db.query(`select 1 from ${table} where account_id = $1`, [account])).toEqual([]);
		expect(codeOf(await deactivateAccount(db, viewer, account))).toBe('state');
		expect(codeOf(await makeAccessLink(db, viewer, account))).toBe('state');

		valueOf(await reactivateAccount(db, viewer, account));
		expect(await findAccount(db, viewer, account)).toMatchObject({
			state: 'active',
			hasPassword: true,
			factors: ['passkey', 'app'],
			identities: 1
		});
		expect(await readSession(db, token)).toBeNull();
		expect(await readLink(db, link)).toBeNull();
		expect(codeOf(await reactivateAccount(db, viewer, account))).toBe('state');
		expect(await actions(db)).toEqual(['link-made', 'account-deactivated', 'account-reactivated']);
	});
});

describeOnBothEngines('an erased account', (open) => {
	it('keeps its number only: no table still holds the person', async () => {
		const db = await open();
		const viewer = await admin(db);
		const { account } = await person(db, { name: 'Dominique Modèle' });
		await openSession(db, { account, level: 'full', device: 'Firefox sous Linux' });
		valueOf(await makeAccessLink(db, viewer, account));
		valueOf(await eraseAccount(db, viewer, account));
		expect(await findAccount(db, viewer, account)).toMatchObject({
			name: '',
			email: null,
			state: 'erased',
			hasPassword: false,
			factors: [],
			identities: 0,
			lastSignInAt: null,
			linkUntil: null
		});
		const tables = await db.query(
			`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'account_id'
			and table_name <> 'journal'`
		);
		expect(tables.length).toBeGreaterThan(7);
		for (const [table] of tables)
			expect(
				await db.query(`select 1 from ${String(table)} where account_id = $1`, [account]),
				String(table)
			).toEqual([]);
		expect(JSON.stringify(await db.query('select * from accounts'))).not.toContain('Dominique');
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 2 });
	});

	it('never opens again, and its address may be invited anew', async () => {
		const db = await open();
		const viewer = await admin(db);
		const { account } = valueOf(await inviteAccount(db, viewer, INVITED));
		valueOf(await eraseAccount(db, viewer, account));
		for (const act of [reactivateAccount, deactivateAccount, eraseAccount, makeAccessLink])
			expect(codeOf(await act(db, viewer, account))).toBe('state');
		expect(codeOf(await changeStanding(db, viewer, account, { role: 'reader', scope: ['53'] }))).toBe(
			'state'
		);
		expect(codeOf(await inviteAccount(db, viewer, INVITED))).toBe('done');
	});
});

describeOnBothEngines('the work of an account', (open) => {
	const SCOPE = '["53"]';

	async function give(db: Database, owner: number, scope = SCOPE): Promise<void> {
		await db.query(
			"insert into imports (status, holder, owner_id, scope) values ('published', 'h', $1, $2::text::jsonb)",
			[owner, scope]
		);
		await db.query(
			`insert into campaigns (token, name, sent_on, due_on, version_id, hash, owner_id, scope)
			values ('t' || $1::int, 'Printemps', '2026-01-01', '2026-02-01', 1, 'h', $1, $2::text::jsonb)`,
			[owner, scope]
		);
		await db.query(
			"insert into saved_views (name, name_key, path, query, owner_id, scope) values ('v' || $1::int, 'v' || $1::int, '/', '', $1, $2::text::jsonb)",
			[owner, scope]
		);
		await db.query(
			"insert into named_lists (name, name_key, owner_id, scope) values ('l' || $1::int, 'l' || $1::int, $1, $2::text::jsonb)",
			[owner, scope]
		);
	}
	const WHOLE = { imports: 1, campaigns: 1, views: 1, lists: 1, drafts: 0, overrides: 0, scenarios: 0 };
	const NOTHING = { imports: 0, campaigns: 0, views: 0, lists: 0, drafts: 0, overrides: 0, scenarios: 0 };

	it('goes to another account whole, and versions keep their author', async () => {
		const db = await open();
		const viewer = await admin(db);
		const [from, to] = [await person(db), await person(db)];
		await give(db, from.account);
		await db.query(
			`insert into versions (kind, hash, layer_ids, structures, added, changed, closed, unchanged, as_of, fictional, author_id)
			values ('import', 'h', '[]', 1, 1, 0, 0, 0, '', true, $1)`,
			[from.account]
		);
		expect(await workOf(db, from.account)).toEqual(WHOLE);
		expect(valueOf(await transferWork(db, viewer, { from: from.account, to: to.account }))).toEqual(WHOLE);
		expect(await workOf(db, from.account)).toEqual(NOTHING);
		expect(await workOf(db, to.account)).toEqual(WHOLE);
		expect(await db.query('select author_id from versions')).toEqual([[from.account]]);
		expect(codeOf(await transferWork(db, viewer, { from: from.account, to: to.account }))).toBe('no-work');
	});

	it('of a deactivated account may be transferred', async () => {
		const db = await open();
		const viewer = await admin(db);
		const [from, to] = [await person(db), await person(db)];
		await give(db, from.account);
		await deactivateAccount(db, viewer, from.account);
		expect(codeOf(await transferWork(db, viewer, { from: from.account, to: to.account }))).toBe('done');
	});

	it.each<[string, Seed, string]>([
		['a facilitator', { role: 'facilitator' }, 'heir-role'],
		['an account of another territory', { scope: ['11'] }, 'heir-scope'],
		['an account of more territories', { scope: ['11', '53'] }, 'done'],
		['a national account', { scope: 'national' }, 'done'],
		['a demonstration', { demonstration: true }, 'heir']
	])('to %s: only who is active, may do it and covers its territories', async (_name, seed, expected) => {
		const db = await open();
		const viewer = await admin(db);
		const [from, to] = [await person(db), await person(db, seed)];
		await give(db, from.account);
		expect(codeOf(await transferWork(db, viewer, { from: from.account, to: to.account }))).toBe(expected);
		expect(await workOf(db, from.account)).toEqual(expected === 'done' ? NOTHING : WHOLE);
	});

	it('does not go to itself, to a deactivated account, nor to one of elsewhere', async () => {
		const db = await open();
		const viewer = await admin(db, ['53']);
		const [from, to, elsewhere] = [await person(db), await person(db), await person(db, { scope: ['11'] })];
		await give(db, from.account);
		await deactivateAccount(db, viewer, to.account);
		for (const heir of [from, to, elsewhere])
			expect(codeOf(await transferWork(db, viewer, { from: from.account, to: heir.account }))).toBe('heir');
	});
});

describeOnBothEngines('personal data', (open) => {
	const NOW = new Date('2027-06-15T12:00:00Z');
	const at = (db: Database, account: number, column: string, time: string) =>
		db.query(`update accounts set ${column} = $2::timestamptz where id = $1`, [account, time]);

	it('are kept twelve months by assumption, and as long as a national administrator decides', async () => {
		const db = await open();
		const viewer = await admin(db);
		expect(await readRetention(db)).toEqual({ months: 12, assumed: true });
		for (const [months, expected] of [
			[0, 'months'],
			[1, 'done'],
			[60, 'done'],
			[61, 'months'],
			[1.5, 'months'],
			[Number.NaN, 'months']
		] as const)
			expect(codeOf(await setRetention(db, viewer, months))).toBe(expected);
		expect(await readRetention(db)).toEqual({ months: 60, assumed: false });
		expect(codeOf(await setRetention(db, await admin(db, ['53']), 6))).toBe('scope-too-wide');
		const lines = await db.query('select before, after from journal order by id');
		expect(lines).toEqual([
			[{ months: 12 }, { months: 1 }],
			[{ months: 1 }, { months: 60 }]
		]);
	});

	it.each([
		['deactivated_at', '2026-06-15T12:00:00Z', true],
		['deactivated_at', '2026-06-15T12:00:01Z', false]
	])('with %s at %s are erased: %s', async (column, time, erased) => {
		const db = await open();
		const { account } = await person(db);
		await at(db, account, column, time);
		expect(await sweepAccounts(db, NOW)).toEqual({ erased: erased ? [account] : [] });
	});

	it('of an invitation without an answer are erased, unless a link was made since', async () => {
		const db = await open();
		const viewer = await admin(db);
		const { account } = valueOf(await inviteAccount(db, viewer, INVITED));
		await at(db, account, 'created_at', '2026-06-01T00:00:00Z');
		await db.query("update access_links set expires_at = '2027-06-16T00:00:00Z'");
		expect(await sweepAccounts(db, NOW)).toEqual({ erased: [] });
		await db.query("update access_links set expires_at = '2027-06-15T12:00:00Z'");
		expect(await sweepAccounts(db, NOW)).toEqual({ erased: [account] });
		expect(await sweepAccounts(db, NOW)).toEqual({ erased: [] });
		expect(await actions(db)).toEqual(['account-invited', 'account-erased']);
	});

	it('of accounts in use stay, however old', async () => {
		const db = await open();
		const { account } = await person(db);
		const demonstration = await person(db, { demonstration: true });
		await at(db, account, 'created_at', '2000-01-01T00:00:00Z');
		await at(db, demonstration.account, 'deactivated_at', '2000-01-01T00:00:00Z');
		expect(await sweepAccounts(db, NOW)).toEqual({ erased: [] });
	});

	it('go with the links that have expired, and what still serves stays', async () => {
		const db = await open();
		const { account } = await person(db);
		for (const [id, time] of [
			['past', '2027-06-15T12:00:00Z'],
			['ahead', '2027-06-15T12:00:01Z']
		] as const)
			await db.query(
				"insert into access_links (id, kind, account_id, expires_at) values ($1, 'renewal', $2, $3::timestamptz)",
				[id, account, time]
			);
		await sweepAccounts(db, NOW);
		expect(await db.query('select id from access_links')).toEqual([['ahead']]);
	});
});
