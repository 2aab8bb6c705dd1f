import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '../../src/lib/server/db';
import { argon2, keepPassword } from '../../src/lib/server/auth/passwords';
import { openSession, readSession } from '../../src/lib/server/auth/sessions';
import { signInByPassword } from '../../src/lib/server/auth/sign-in';
import { inTurn, spread } from './measure';
import type { BenchSection } from './report';

const ROUNDS = 150;
const AT_ONCE = 40;
const ROOMS = 5;
const DIFFERENCE_PERCENT = 5;
const STALL_MS = 50;
const PASSWORD = 'sept-lampes-vertes-au-port';

const attemptOf = (identifier: string, password: string) => ({
	identifier,
	password,
	deviceToken: null,
	address: '192.0.2.1'
});

async function account(db: Database, email: string): Promise<number> {
	const [row = []] = await db.query(
		`insert into accounts (name, email, email_key, role, scope, activated_at)
		values ('Camille Essai', $1, $1, 'reader', '"national"', now()) returning id`,
		[email]
	);
	return Number(row[0]);
}

/** Wrong passwords for an e-mail that somebody has and for one that nobody has, in turn. @returns milliseconds of each */
async function knownAndUnknown(db: Database) {
	const attempts = () => db.query('delete from attempts');
	const refused = async (email: string): Promise<void> => {
		const result = await signInByPassword(db, attemptOf(email, 'trois-tuiles-bleues-au-large'));
		if (result.ok || result.error.code !== 'wrong') throw new Error('The attempt was not compared');
	};
	return inTurn(
		{
			// Counters are cleared before each one, so that neither waits and both find the database alike.
			clearing: attempts,
			known: () => refused('qui0@exemple.fr'),
			clearingAgain: attempts,
			unknown: () => refused('personne@exemple.fr')
		},
		ROUNDS
	);
}

/** Forty people sign in at once, and another request reads its session all the while. @returns the longest of the latter, in ms */
async function stallOf(
	db: Database,
	token: string
): Promise<{ readonly stall: number; readonly all: number }> {
	const room = { open: true };
	let stall = 0;
	const start = performance.now();
	const others = (async () => {
		while (room.open) {
			const asked = performance.now();
			await readSession(db, token);
			await wait(1);
			stall = Math.max(stall, performance.now() - asked);
		}
	})();
	const results = await Promise.all(
		Array.from({ length: AT_ONCE }, (_, i) => signInByPassword(db, attemptOf(`qui${i}@exemple.fr`, PASSWORD)))
	);
	const all = performance.now() - start;
	room.open = false;
	await others;
	if (!results.every(({ ok }) => ok)) throw new Error('Somebody was refused');
	return { stall, all };
}

/** What signing in costs, to who signs in and to the others. */
export async function benchSignIn(): Promise<BenchSection> {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-bench-sign-in-'));
	const db = await openDatabase({ dataDir });
	try {
		const hashed = await argon2.hash(PASSWORD);
		const accounts: number[] = [];
		for (let i = 0; i < AT_ONCE; i++) accounts.push(await account(db, `qui${i}@exemple.fr`));
		for (const id of accounts) await keepPassword(db, id, hashed);
		const token = await openSession(db, { account: accounts[0] ?? 0, level: 'full', device: '' });

		const { known = [], unknown = [] } = await knownAndUnknown(db);
		const difference = Math.abs(spread(known).median / spread(unknown).median - 1) * 100;
		const rooms: { readonly stall: number; readonly all: number }[] = [];
		for (let i = 0; i < ROOMS; i++) rooms.push(await stallOf(db, token));
		const stalls = rooms.map(({ stall }) => stall);
		return {
			title: 'Sign-in',
			setting: [
				`Embedded database. Wrong passwords for a known and an unknown e-mail in turn, ${ROUNDS} of each; the difference is that of the medians.`,
				`Then ${AT_ONCE} right passwords at once, ${ROOMS} times, while another request reads its session again and again: the longest of these reads is the stall.`
			].join(' '),
			lines: [
				{ what: 'Wrong password, known e-mail', values: known, unit: 'ms', target: '', reached: null },
				{ what: 'Wrong password, unknown e-mail', values: unknown, unit: 'ms', target: '', reached: null },
				{
					what: 'Difference between known and unknown',
					values: [difference],
					unit: '%',
					target: `≤ ${DIFFERENCE_PERCENT} %`,
					reached: difference <= DIFFERENCE_PERCENT
				},
				{
					what: `${AT_ONCE} sign-ins at once, all of them`,
					values: rooms.map(({ all }) => all),
					unit: 'ms',
					target: '',
					reached: null
				},
				{
					what: 'Longest stall of another request meanwhile',
					values: stalls,
					unit: 'ms',
					target: `≤ ${STALL_MS} ms`,
					reached: Math.max(...stalls) <= STALL_MS
				}
			]
		};
	} finally {
		await db.close();
		fs.rmSync(dataDir, { recursive: true, force: true });
	}
}
