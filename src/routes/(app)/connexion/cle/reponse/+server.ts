import { app } from '$lib/server/app';
import { usePasskey } from '$lib/server/auth/passkeys';
import { safeNext } from '$lib/server/auth/next';
import { stepCookie } from '$lib/server/auth/sessions';
import { hashToken } from '$lib/server/auth/tokens';
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { isHttps, partyOf, startSession } from '../../../sign-in.server';
import { NO_PARTY, USED } from '../../../signing/webauthn.server';
import type { RequestHandler } from './$types';

const ANSWER = v.object({ next: v.string(), response: USED });
const REFUSED =
	'Cette clé d’accès n’ouvre aucun compte ici. Prenez-en une autre, ou connectez-vous par mot de passe.';

/** Signs in by a passkey, alone or after the password: it holds two factors, the device and the finger, face or code. */
export const POST: RequestHandler = async (event) => {
	const party = await partyOf(event);
	if (!party) error(409, NO_PARTY);
	const { db } = await app();
	const given = v.safeParse(ANSWER, await event.request.json().catch(() => null));
	const { name, options } = stepCookie(await isHttps());
	const step = hashToken(event.cookies.get(name) ?? '');
	event.cookies.delete(name, options);
	if (!given.success) error(400, REFUSED);
	const account = await usePasskey(db, party, { step, response: given.output.response });
	const { session } = event.locals;
	if (account === null || (session?.level === 'first' && session.viewer.account !== account))
		error(400, REFUSED);
	const by = session?.level === 'first' ? 'password+passkey' : 'passkey';
	if (!(await startSession(event, account, 'full', by))) error(400, REFUSED);
	return json({ location: safeNext(given.output.next) });
};
