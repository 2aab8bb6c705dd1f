import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { Role } from '$lib/domain/access';
import { addAuthenticator, checkCode, newSecret } from '$lib/server/auth/authenticator';
import { demonstrationAccount, demonstrationOpen } from '$lib/server/auth/demonstration';
import { enter } from '$lib/server/auth/entry';
import { factorsOf } from '$lib/server/auth/factors';
import {
	createFirstAdmin,
	firstAdminLink,
	isFirstAdminLink,
	readInvitation,
	takeUpInvitation
} from '$lib/server/auth/first-run';
import { makeLink } from '$lib/server/auth/links';
import { changePassword } from '$lib/server/auth/own-password';
import { argon2, keepPassword, type PasswordHasher } from '$lib/server/auth/passwords';
import { newRecoveryCodes, useRecoveryCode } from '$lib/server/auth/recovery';
import { openSession, readSession } from '$lib/server/auth/sessions';
import { checkSecondFactor, rememberDevice, signInByPassword } from '$lib/server/auth/sign-in';
import { keepStep, takeStep } from '$lib/server/auth/steps';
import { openDatabase, type Database } from '$lib/server/db';
import { describeOnBothEngines, describeOnEngine } from '../support/databases';

const EMAIL = 'camille.essai@exemple.fr';
const PASSWORD = 'sept-lampes-vertes-au-port';

/** Compares at once and counts: what is tested is how often argon2 would have been asked. */
function countingHasher(): PasswordHasher & { readonly verified: () => number } {
	let verified = 0;
	return {
		hash: (password) => Promise.resolve(`hash of ${password}`),
		verify: (hashed, password) => {
			verified++;
			return Promise.resolve(hashed === `hash of ${password}`);
		},
		verified: () => verified
	};
}

async function account(db: Database, email = EMAIL, role: Role = 'analyst'): Promise<number> {
	const [row = []] = await db.query(
		`insert into accounts (name, email, email_key, role, scope, activated_at)
		values ('Camille Essai', $1, $1, $2, '"national"', now()) returning id`,
		[email, role]
	);
	const id = Number(row[0]);
	await keepPassword(db, id, `hash of ${PASSWORD}`);
	return id;
}

/** Lets time pass for the counters: the clock of the database cannot be moved. */
const later = (db: Database, seconds: number) =>
	db.query(`update attempts set expire = expire - $1::int * interval '1 second'`, [seconds]);

const attemptOf = (password: string, deviceToken: string | null = null, identifier = EMAIL) => ({
	identifier,
	password,
	deviceToken,
	address: '192.0.2.1'
});

const codeOf = async (result: ReturnType<typeof signInByPassword>) => {
	const known = await result;
	return known.ok ? 'in' : known.error.code;
};

/** How often secrets are guessed: what counts tries is one statement, which the slower engine need not run as often. */
const GUESSES = { pglite: 200, postgres: 1000 };

describeOnBothEngines('a password', (open, { name }) => {
	const guesses = GUESSES[name];
	it('signs in whatever the case and the spaces of the e-mail', async () => {
		const db = await open();
		const id = await account(db);
		const given = attemptOf(PASSWORD, null, ' Camille.ESSAI@exemple.fr ');
		expect(await signInByPassword(db, given, countingHasher())).toEqual({ ok: true, value: id });
	});

	it.each(['activated_at = null', 'deactivated_at = now()', 'erased_at = now()'])(
		'does not sign in an account with %s, as if it were wrong',
		async (change) => {
			const db = await open();
			await account(db);
			await db.query(`update accounts set ${change}`);
			const hasher = countingHasher();
			expect(await signInByPassword(db, attemptOf(PASSWORD), hasher)).toEqual({
				ok: false,
				error: { code: 'wrong' }
			});
			expect(hasher.verified()).toBe(1);
		}
	);

	it(`guessed ${guesses} times in an hour reaches argon2 twenty times at most, and never locks the owner out`, async () => {
		const db = await open();
		const id = await account(db);
		const device = await rememberDevice(db, id);
		const hasher = countingHasher();
		for (let guess = 0; guess < guesses; guess++) {
			await signInByPassword(db, attemptOf(`essai numéro ${guess}`), hasher);
			if (guess % (guesses / 200) === 0) await later(db, 18);
		}
		expect(hasher.verified()).toBeGreaterThan(5);
		expect(hasher.verified()).toBeLessThanOrEqual(20);
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD), hasher))).toBe('wait');
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD, device), hasher))).toBe('in');
		await later(db, 300);
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD), hasher))).toBe('in');
	});

	// In so short a time that no try comes back meanwhile, on a machine that is busy too.
	it('guessed two hundred times at once reaches argon2 five times', async () => {
		const db = await open();
		await account(db);
		const hasher = countingHasher();
		const all = Array.from({ length: 200 }, (_, i) => signInByPassword(db, attemptOf(`essai ${i}`), hasher));
		await Promise.all(all);
		expect(hasher.verified()).toBe(5);
	});

	it('is not guessed faster with a stolen or invented browser cookie', async () => {
		const db = await open();
		await account(db);
		const other = await rememberDevice(db, await account(db, 'autre@exemple.fr'));
		const hasher = countingHasher();
		for (let guess = 0; guess < 100; guess++)
			await signInByPassword(db, attemptOf('faux', guess % 2 === 0 ? other : `invente-${guess}`), hasher);
		expect(hasher.verified()).toBe(5);
	});

	it('is refused with the same answers for an e-mail that nobody has', async () => {
		const db = await open();
		await account(db);
		const answers = async (identifier: string) => {
			const all: unknown[] = [];
			for (let i = 0; i < 8; i++)
				all.push(await signInByPassword(db, attemptOf('faux', null, identifier), countingHasher()));
			return all;
		};
		expect(await answers('personne@exemple.fr')).toEqual(await answers(EMAIL));
	});

	it('of one person is not slowed down by the mistakes of others behind the same address', async () => {
		const db = await open();
		await account(db);
		const hasher = countingHasher();
		for (let i = 0; i < 200; i++)
			await signInByPassword(db, attemptOf('faux', null, `personne${i}@exemple.fr`), hasher);
		expect(hasher.verified()).toBe(200);
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD), hasher))).toBe('in');
	});

	it('cannot keep the server busy by e-mails that nobody has, and known browsers still come in', async () => {
		const db = await open();
		const device = await rememberDevice(db, await account(db));
		const hasher = countingHasher();
		for (let i = 0; i < 400; i++)
			await signInByPassword(db, attemptOf('faux', null, `personne${i}@exemple.fr`), hasher);
		expect(hasher.verified()).toBe(301);
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD, device), hasher))).toBe('in');
	});

	it('is noted in the journal when it is refused, without what was typed', async () => {
		const db = await open();
		const id = await account(db);
		await signInByPassword(db, attemptOf('mon secret'), countingHasher());
		await signInByPassword(db, attemptOf('mon secret', null, 'personne@exemple.fr'), countingHasher());
		const lines = await db.query('select action, subject from journal order by id');
		expect(lines).toEqual([
			['sign-in-refused', `account ${id}`],
			['sign-in-refused', 'account unknown']
		]);
		const everything = JSON.stringify(await db.query('select to_jsonb(j) from journal j'));
		expect(everything).not.toMatch(/secret|exemple\.fr/);
	});

	it('is changed on proof of the present one, and ends the other sessions', async () => {
		const db = await open();
		const id = await account(db);
		await keepPassword(db, id, await argon2.hash(PASSWORD));
		const tokens = [
			await openSession(db, { account: id, level: 'full', device: '' }),
			await openSession(db, { account: id, level: 'full', device: '' })
		];
		const mine = await readSession(db, tokens[0] ?? '');
		if (!mine) throw new Error('no session');
		const change = (present: string, password: string) =>
			changePassword(db, mine.viewer, mine.id, { present, password });
		expect(await change('faux', 'huit-tuiles-rousses-au-nord')).toMatchObject({ error: { code: 'wrong' } });
		expect(await change(PASSWORD, 'motdepasse123')).toMatchObject({ error: { code: 'easy' } });
		expect(await change(PASSWORD, 'huit-tuiles-rousses-au-nord')).toEqual({ ok: true, value: null });
		expect(await readSession(db, tokens[0] ?? '')).not.toBeNull();
		expect(await readSession(db, tokens[1] ?? '')).toBeNull();
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD)))).toBe('wrong');
		expect(await codeOf(signInByPassword(db, attemptOf('huit-tuiles-rousses-au-nord')))).toBe('in');
	});
});

describeOnBothEngines('a second factor', (open, { name }) => {
	const guesses = GUESSES[name];
	const codeAt = (secret: string, at: number): string =>
		new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 }).generate({ timestamp: at });
	const NOW = Date.UTC(2026, 0, 15, 12, 0, 10);

	it('of an application is taken one step around, and never twice', async () => {
		const db = await open();
		const id = await account(db);
		const secret = newSecret();
		expect(await addAuthenticator(db, id, secret, '000000', NOW)).toBe(false);
		expect(await addAuthenticator(db, id, secret, codeAt(secret, NOW), NOW)).toBe(true);
		expect(await checkCode(db, id, codeAt(secret, NOW), NOW)).toBe(false);
		const at = NOW + 600_000;
		for (const [shift, taken] of [
			[-60_000, false],
			[60_000, false],
			[-30_000, true],
			[-30_000, false],
			[0, true],
			[-30_000, false],
			[30_000, true],
			[30_000, false]
		] as const)
			expect([shift, await checkCode(db, id, codeAt(secret, at + shift), at)]).toEqual([shift, taken]);
	});

	it('that two requests bring at once signs one of them in', async () => {
		const db = await open();
		const id = await account(db);
		const secret = newSecret();
		await addAuthenticator(db, id, secret, codeAt(secret, NOW), NOW);
		const at = NOW + 60_000;
		const tries = Array.from({ length: 10 }, () => checkCode(db, id, codeAt(secret, at), at));
		expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
	});

	it(`guessed ${guesses} times is looked at five times`, async () => {
		const db = await open();
		const id = await account(db);
		await addAuthenticator(db, id, newSecret(), '', NOW);
		const answers = await Promise.all(
			Array.from({ length: guesses }, (_, i) => checkSecondFactor(db, id, 'app', String(i).padStart(6, '0')))
		);
		expect(answers.filter((one) => !one.ok && one.error.code === 'wrong')).toHaveLength(5);
	});

	it('may be a recovery code, each once, until new ones are made', async () => {
		const db = await open();
		const [id, other] = [await account(db), await account(db, 'autre@exemple.fr')];
		const codes = await newRecoveryCodes(db, id);
		expect(codes).toHaveLength(10);
		const [first = '', second = ''] = codes;
		expect(await useRecoveryCode(db, other, first)).toBe(false);
		expect(await useRecoveryCode(db, id, first.toLowerCase().replaceAll('-', ' '))).toBe(true);
		expect(await useRecoveryCode(db, id, first)).toBe(false);
		expect((await factorsOf(db, id)).recoveryCodes).toBe(9);
		const held = JSON.stringify(await db.query('select * from recovery_codes'));
		for (const code of codes) expect(held).not.toContain(code.replaceAll('-', ''));
		await newRecoveryCodes(db, id);
		expect(await useRecoveryCode(db, id, second)).toBe(false);
	});

	it('keeps what is being set up for its own kind, and gives it once', async () => {
		const db = await open();
		await keepStep(db, { id: 'a', kind: 'app', payload: 'x', account: null });
		expect(await takeStep(db, 'a', 'passkey')).toBeNull();
		expect(await takeStep(db, 'a', 'app')).toBe('x');
		expect(await takeStep(db, 'a', 'app')).toBeNull();
	});
});

describeOnBothEngines('the first administrator', (open) => {
	const NEWCOMER = { name: 'Camille Essai', email: EMAIL, password: PASSWORD };

	it('comes by a link, once, whatever the number of links and of requests', async () => {
		const db = await open();
		const one = (await firstAdminLink(db)) ?? '';
		const two = (await firstAdminLink(db)) ?? '';
		expect(await isFirstAdminLink(db, one)).toBe(true);
		const all = await Promise.allSettled(
			[one, two, one].map((token) => createFirstAdmin(db, token, NEWCOMER))
		);
		const made = all.filter((each) => each.status === 'fulfilled' && each.value.ok);
		expect(made).toHaveLength(1);
		expect(await db.query('select role, scope, activated_at is not null from accounts')).toEqual([
			['admin', 'national', true]
		]);
		expect([await isFirstAdminLink(db, one), await isFirstAdminLink(db, two)]).toEqual([false, false]);
		expect(await firstAdminLink(db)).toBeNull();
	});

	it.each([
		[{ ...NEWCOMER, name: '  ' }, 'no-name'],
		[{ ...NEWCOMER, email: 'camille' }, 'no-email'],
		[{ ...NEWCOMER, password: 'court' }, 'too-short'],
		[{ ...NEWCOMER, password: 'motdepasse123' }, 'easy']
	])('is refused as %j, and the link still works', async (newcomer, code) => {
		const db = await open();
		const token = (await firstAdminLink(db)) ?? '';
		expect(await createFirstAdmin(db, token, newcomer)).toMatchObject({ ok: false, error: { code } });
		expect(await isFirstAdminLink(db, token)).toBe(true);
	});
});

describeOnBothEngines('an invitation', (open) => {
	const invited = async (db: Database): Promise<number> => {
		const [row = []] = await db.query(
			`insert into accounts (name, email, email_key, role, scope)
			values ('Dominique Essai', 'dominique@exemple.fr', 'dominique@exemple.fr', 'reader', '["53"]') returning id`
		);
		return Number(row[0]);
	};

	it('gives a password to the account it was made for, once', async () => {
		const db = await open();
		const id = await invited(db);
		const token = await makeLink(db, { kind: 'invitation', account: id, createdBy: null });
		expect(await readInvitation(db, token)).toMatchObject({ account: id, role: 'reader', scope: ['53'] });
		const taken = await takeUpInvitation(db, token, { email: 'pirate@exemple.fr', password: PASSWORD });
		expect(taken).toEqual({ ok: true, value: id });
		expect(await readInvitation(db, token)).toBeNull();
		const again = await takeUpInvitation(db, token, { email: '', password: PASSWORD });
		expect(again).toMatchObject({ error: { code: 'dead-link' } });
		const given = attemptOf(PASSWORD, null, 'dominique@exemple.fr');
		expect(await signInByPassword(db, given)).toEqual({ ok: true, value: id });
		expect(await codeOf(signInByPassword(db, attemptOf(PASSWORD, null, 'pirate@exemple.fr')))).toBe('wrong');
	});

	it('to renew takes every earlier means of signing in away', async () => {
		const db = await open();
		const id = await account(db);
		const session = await openSession(db, { account: id, level: 'full', device: '' });
		const secret = newSecret();
		await addAuthenticator(db, id, secret, new TOTP({ secret: Secret.fromBase32(secret) }).generate());
		await newRecoveryCodes(db, id);
		const token = await makeLink(db, { kind: 'renewal', account: id, createdBy: null });
		const password = 'huit-tuiles-rousses-au-nord';
		expect(await takeUpInvitation(db, token, { email: '', password })).toEqual({ ok: true, value: id });
		expect(await factorsOf(db, id)).toMatchObject({ app: false, passkeys: 0, recoveryCodes: 0 });
		expect(await readSession(db, session)).toBeNull();
	});
});

describe('the demonstration', () => {
	const LOCAL = { host: '127.0.0.1', origin: 'http://127.0.0.1:3000' };

	describeOnBothEngines('is open', (open, engine) => {
		const layer = async (db: Database, fictional: boolean): Promise<void> => {
			const [imported = []] = await db.query(
				`insert into imports (status, holder) values ('published', '') returning id`
			);
			const [row = []] = await db.query(
				`insert into layers (import_id, kind, name, format, content_hash, reference_date, coverage, columns, rows, fictional)
				values ($1, 'establishments', '', '', '', '', '{}', '[]', 0, $2) returning id`,
				[Number(imported[0]), fictional]
			);
			const [parent = [null]] = await db.query('select max(id) from versions');
			await db.query(
				`insert into versions (parent_id, kind, hash, layer_ids, structures, added, changed, closed, unchanged, as_of, fictional)
				values ($1::int, 'import', '', $2::text::jsonb, 0, 0, 0, 0, 0, '', $3)`,
				[parent[0] === null ? null : Number(parent[0]), JSON.stringify([Number(row[0])]), fictional]
			);
		};

		it('on fictional data of this machine only, on the embedded database', async () => {
			const db = await open();
			expect(await demonstrationOpen(db, LOCAL)).toBe(false);
			await layer(db, true);
			expect(await demonstrationOpen(db, LOCAL)).toBe(engine.name === 'pglite');
			expect(await demonstrationOpen(db, { ...LOCAL, host: '0.0.0.0' })).toBe(false);
			expect(await demonstrationOpen(db, { ...LOCAL, origin: 'https://cible.exemple.fr' })).toBe(false);
		});

		it('until real data come, then never again, and its sessions end', async () => {
			const db = await open();
			await layer(db, true);
			const id = await demonstrationAccount(db, 'analyst');
			expect(await demonstrationAccount(db, 'analyst')).toBe(id);
			const entry = { account: id, level: 'full', device: '', by: 'demonstration', previous: null } as const;
			const token = (await enter(db, entry)) ?? '';
			expect(await readSession(db, token)).not.toBeNull();
			await layer(db, false);
			expect(await demonstrationOpen(db, LOCAL)).toBe(false);
			expect(await readSession(db, token)).toBeNull();
			await db.query('update layers set fictional = true');
			expect(await demonstrationOpen(db, LOCAL)).toBe(false);
			const closings = await db.query(`select 1 from journal where action = 'demonstration-closed'`);
			expect(closings).toHaveLength(1);
		});

		it('until somebody real has an account, then never again', async () => {
			const db = await open();
			await layer(db, true);
			await account(db);
			expect(await demonstrationOpen(db, LOCAL)).toBe(false);
			await db.query('delete from accounts');
			expect(await demonstrationOpen(db, LOCAL)).toBe(false);
		});
	});
});

describeOnEngine('postgres', 'counters', (open, engine) => {
	it('are shared by the processes of one database', async () => {
		const place = await engine.place();
		const [one, two] = [await open(place), await openDatabase(place)];
		await account(one);
		const hasher = countingHasher();
		for (let i = 0; i < 20; i++) await signInByPassword(i % 2 === 0 ? one : two, attemptOf('faux'), hasher);
		await two.close();
		expect(hasher.verified()).toBe(5);
	});
});
