import { needsSecondFactor } from '$lib/domain/access';
import { app } from '$lib/server/app';
import { addAuthenticator, newSecret, qrCode, secretAddress } from '$lib/server/auth/authenticator';
import { factorsOf, hasSecondFactor } from '$lib/server/auth/factors';
import { checkSecondFactor, secondFactorRefusalMessage } from '$lib/server/auth/sign-in';
import { keepStep, readStep } from '$lib/server/auth/steps';
import type { OpenSession } from '$lib/server/auth/sessions';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { factorAdded, mayAddFactor } from '../../compte/factors.server';
import { nextOf, ownViewer, partyOf, sessionOfPage, startSession, stepOf } from '../../sign-in.server';
import type { Actions, PageServerLoad } from './$types';

const KIND = 'app';

/** The secret being set up in this session: the same until it is confirmed, so that the page may be reloaded. */
async function secretBeingSetUp(session: OpenSession): Promise<string> {
	const { db } = await app();
	const id = stepOf(session, KIND);
	const known = await readStep(db, id, KIND);
	if (typeof known === 'string') return known;
	const secret = newSecret();
	await keepStep(db, { id, kind: KIND, payload: secret, account: session.viewer.account });
	return secret;
}

/** What an application needs to be set up. */
async function setUp(session: OpenSession) {
	const { db } = await app();
	const [row = []] = await db.query('select coalesce(email, name) from accounts where id = $1', [
		session.viewer.account
	]);
	const secret = await secretBeingSetUp(session);
	return { secret, qr: qrCode(secretAddress(secret, String(row[0]))) };
}

/** Asks for the second factor of who has one, and for one to be set up by who must have one. */
export const load: PageServerLoad = async (event) => {
	const session = sessionOfPage(event);
	const { role } = ownViewer(event);
	const next = nextOf(event);
	const passkeys = (await partyOf(event)) !== null;
	if (session.level === 'full') {
		// What was set up is told by the form that set it up; otherwise there is nothing to do here.
		if (event.request.method === 'GET') redirect(303, next);
		return { stage: 'done' as const, next };
	}
	const { db } = await app();
	const factors = await factorsOf(db, session.viewer.account);
	if (hasSecondFactor(factors))
		return {
			stage: 'give' as const,
			next,
			app: factors.app,
			passkey: factors.passkeys > 0,
			passkeys,
			recovery: factors.recoveryCodes > 0
		};
	return {
		stage: 'set-up' as const,
		next,
		role,
		needed: needsSecondFactor(role),
		passkeys,
		...(await setUp(session))
	};
};

const CODE = v.object({ code: v.pipe(v.string(), v.maxLength(60)) });

async function codeOf({ request }: RequestEvent): Promise<string> {
	const typed = v.safeParse(CODE, Object.fromEntries(await request.formData()));
	return typed.success ? typed.output.code : '';
}

/** Checks a code that was typed, and signs in. */
async function give(event: RequestEvent, kind: 'app' | 'recovery-code') {
	const viewer = ownViewer(event);
	const { db } = await app();
	const result = await checkSecondFactor(db, viewer.account, kind, await codeOf(event));
	if (!result.ok) return fail(400, { kind, problem: secondFactorRefusalMessage(result.error, kind) });
	await startSession(
		event,
		viewer.account,
		'full',
		kind === 'app' ? 'password+app' : 'password+recovery-code'
	);
	redirect(303, nextOf(event));
}

export const actions: Actions = {
	app: (event) => give(event, 'app'),
	recovery: (event) => give(event, 'recovery-code'),

	'set-up': async (event) => {
		const viewer = await mayAddFactor(event);
		const session = sessionOfPage(event);
		const { db } = await app();
		const secret = await readStep(db, stepOf(session, KIND), KIND);
		const code = await codeOf(event);
		if (typeof secret !== 'string' || !(await addAuthenticator(db, viewer.account, secret, code)))
			return fail(400, {
				kind: 'app' as const,
				problem:
					'Ce code ne correspond pas. Vérifiez l’heure de votre téléphone, puis tapez le code affiché en ce moment.'
			});
		return { codes: await factorAdded(event, viewer, 'app') };
	}
};
