import { app } from '$lib/server/app';
import { passkeyToAdd } from '$lib/server/auth/passkeys';
import { error, json } from '@sveltejs/kit';
import { partyOf, sessionOfPage, stepOf } from '../../../sign-in.server';
import { NO_PARTY } from '../../../signing/webauthn.server';
import { mayAddFactor } from '../../factors.server';
import type { RequestHandler } from './$types';

/** What a browser needs to make a passkey for whoever is signed in, or sets up their second factor. */
export const POST: RequestHandler = async (event) => {
	const viewer = await mayAddFactor(event);
	const party = await partyOf(event);
	if (!party) error(409, NO_PARTY);
	const { db } = await app();
	const step = stepOf(sessionOfPage(event), 'passkey');
	return json(await passkeyToAdd(db, party, { account: viewer.account, name: viewer.name, step }));
};
