import { app } from '$lib/server/app';
import {
	addAuthenticator,
	newSecret,
	qrCode,
	removeAuthenticator,
	secretAddress
} from '$lib/server/auth/authenticator';
import { factorsOf, mayLoseOne } from '$lib/server/auth/factors';
import { listPasskeys, removePasskey, renamePasskey } from '$lib/server/auth/passkeys';
import { changePassword, passwordChangeMessage } from '$lib/server/auth/own-password';
import { newRecoveryCodes } from '$lib/server/auth/recovery';
import { closeSessions, listSessions, revokeSession } from '$lib/server/auth/sessions';
import { keepStep, readStep, takeStep } from '$lib/server/auth/steps';
import type { JournalAction } from '$lib/domain/journal';
import { note } from '$lib/server/journal';
import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { ownViewer, partyOf, sessionOfPage, stepOf } from '../sign-in.server';
import { factorAdded } from './factors.server';
import type { Actions, PageServerLoad } from './$types';

const APP = 'app';
const LAST_FACTOR =
	'Votre rôle demande un second facteur\u00a0: ajoutez-en un autre avant de retirer celui-ci.';
const GONE = 'Il n’y est plus\u00a0: cette page vient d’être remise à jour.';

/** The application being added, if any: asked for by a button, so that opening the page makes no secret. */
async function appBeingAdded(event: RequestEvent) {
	const { db } = await app();
	const session = sessionOfPage(event);
	const secret = await readStep(db, stepOf(session, APP), APP);
	if (typeof secret !== 'string') return null;
	return { secret, qr: qrCode(secretAddress(secret, session.viewer.name)) };
}

/** One's account: who one is here, how one signs in, and where one is signed in. */
export const load: PageServerLoad = async (event) => {
	const session = sessionOfPage(event);
	const { account, demonstration, name, role, scope } = session.viewer;
	const who = { name, role, scope, demonstration };
	if (demonstration) return { who, means: null, sessions: [] };
	const { db } = await app();
	const [[email, changedAt] = []] = await db.query(
		`select coalesce(a.email, ''), p.changed_at::text from accounts a left join passwords p on p.account_id = a.id
		where a.id = $1`,
		[account]
	);
	return {
		who,
		means: {
			email: String(email),
			passwordChangedAt: typeof changedAt === 'string' ? new Date(changedAt).toISOString() : null,
			factors: await factorsOf(db, account),
			passkeys: await listPasskeys(db, account),
			passkeysPossible: (await partyOf(event)) !== null,
			adding: await appBeingAdded(event)
		},
		sessions: (await listSessions(db, account)).map((one) => ({ ...one, current: one.id === session.id }))
	};
};

const fields = async ({ request }: RequestEvent): Promise<unknown> =>
	Object.fromEntries(await request.formData());
const ONE = v.object({ id: v.pipe(v.string(), v.maxLength(2000)) });
const NAMED = v.object({ ...ONE.entries, name: v.pipe(v.string(), v.maxLength(200)) });
const CODE = v.object({ code: v.pipe(v.string(), v.maxLength(60)) });
const PASSWORDS = v.object({ present: v.string(), password: v.string() });

/** Something about one's own account, done and noted together. @returns false when there was nothing to do it to */
async function done(
	event: RequestEvent,
	action: JournalAction,
	after: unknown,
	work: (session: Parameters<typeof note>[0], account: number) => Promise<boolean>
): Promise<boolean> {
	const viewer = ownViewer(event);
	const { db } = await app();
	return db.transaction(async (session) => {
		if (!(await work(session, viewer.account))) return false;
		await note(session, viewer, { action, subject: `account ${viewer.account}`, after });
		return true;
	});
}

/** Takes a factor away, unless the role could not do without it. */
async function removeFactor(
	event: RequestEvent,
	factor: 'app' | 'passkey',
	work: (session: Parameters<typeof note>[0], account: number) => Promise<boolean>
) {
	const viewer = ownViewer(event);
	const { db } = await app();
	if (!mayLoseOne(viewer, await factorsOf(db, viewer.account)))
		return fail(409, { about: factor, problem: LAST_FACTOR });
	const removed = await done(event, 'factor-removed', { factor }, work);
	return removed ? { about: factor, done: true } : fail(404, { about: factor, problem: GONE });
}

export const actions: Actions = {
	password: async (event) => {
		const viewer = ownViewer(event);
		const given = v.safeParse(PASSWORDS, await fields(event));
		if (!given.success) return fail(400, { about: 'password', problem: 'Indiquez les deux mots de passe.' });
		const { db } = await app();
		const result = await changePassword(db, viewer, sessionOfPage(event).id, given.output);
		if (!result.ok)
			return fail(400, {
				about: result.error.code === 'wrong' || result.error.code === 'wait' ? 'present' : 'password',
				problem: passwordChangeMessage(result.error)
			});
		return { about: 'password', done: true };
	},

	'add-app': async (event) => {
		const { account } = ownViewer(event);
		const { db } = await app();
		const id = stepOf(sessionOfPage(event), APP);
		await keepStep(db, { id, kind: APP, payload: newSecret(), account });
		return { about: 'app' };
	},

	app: async (event) => {
		const viewer = ownViewer(event);
		const { db } = await app();
		const id = stepOf(sessionOfPage(event), APP);
		const secret = await readStep(db, id, APP);
		const given = v.safeParse(CODE, await fields(event));
		const code = given.success ? given.output.code : '';
		if (typeof secret !== 'string' || !(await addAuthenticator(db, viewer.account, secret, code)))
			return fail(400, {
				about: 'app',
				problem:
					'Ce code ne correspond pas. Vérifiez l’heure de votre téléphone, puis tapez le code affiché en ce moment.'
			});
		await takeStep(db, id, APP);
		return { about: 'app', done: true, codes: await factorAdded(event, viewer, 'app') };
	},

	'remove-app': (event) => removeFactor(event, 'app', removeAuthenticator),

	codes: async (event) => {
		const viewer = ownViewer(event);
		const { db } = await app();
		const codes = await db.transaction(async (session) => {
			await note(session, viewer, {
				action: 'factor-added',
				subject: `account ${viewer.account}`,
				after: { factor: 'recovery-codes' }
			});
			return newRecoveryCodes(session, viewer.account);
		});
		return { about: 'codes', done: true, codes };
	},

	'rename-passkey': async (event) => {
		const { account } = ownViewer(event);
		const given = v.safeParse(NAMED, await fields(event));
		const { db } = await app();
		if (!given.success || !(await renamePasskey(db, account, given.output.id, given.output.name)))
			return fail(400, { about: 'passkey', problem: 'Donnez un nom à cette clé.' });
		return { about: 'passkey', done: true };
	},

	'remove-passkey': async (event) => {
		const given = v.safeParse(ONE, await fields(event));
		const id = given.success ? given.output.id : '';
		return removeFactor(event, 'passkey', (session, account) => removePasskey(session, account, id));
	},

	revoke: async (event) => {
		const given = v.safeParse(ONE, await fields(event));
		const id = given.success ? given.output.id : '';
		const revoked = await done(event, 'session-revoked', { sessions: 1 }, (session, account) =>
			revokeSession(session, account, id)
		);
		return revoked ? { about: 'sessions', done: true } : fail(404, { about: 'sessions', problem: GONE });
	},

	'revoke-others': async (event) => {
		await done(event, 'session-revoked', { sessions: 'others' }, async (session, account) => {
			await closeSessions(session, account, sessionOfPage(event).id);
			return true;
		});
		return { about: 'sessions', done: true };
	}
};
