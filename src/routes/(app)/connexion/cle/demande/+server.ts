import { app } from '$lib/server/app';
import { passkeyToUse } from '$lib/server/auth/passkeys';
import { stepCookie } from '$lib/server/auth/sessions';
import { hashToken, newToken } from '$lib/server/auth/tokens';
import { error, json } from '@sveltejs/kit';
import { isHttps, partyOf } from '../../../sign-in.server';
import { NO_PARTY } from '../../../signing/webauthn.server';
import type { RequestHandler } from './$types';

/** What a browser needs to use a passkey: any that it has for this site, or one of whoever gave their password. */
export const POST: RequestHandler = async (event) => {
	const party = await partyOf(event);
	if (!party) error(409, NO_PARTY);
	const { db } = await app();
	const token = newToken();
	const { session } = event.locals;
	const account = session?.level === 'first' ? session.viewer.account : null;
	const options = await passkeyToUse(db, party, { account, step: hashToken(token) });
	const { name, options: shape } = stepCookie(await isHttps());
	event.cookies.set(name, token, shape);
	return json(options);
};
