import { app } from '$lib/server/app';
import { addPasskey } from '$lib/server/auth/passkeys';
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { deviceOf, partyOf, sessionOfPage, stepOf } from '../../../sign-in.server';
import { MADE, NO_PARTY } from '../../../signing/webauthn.server';
import { factorAdded, mayAddFactor } from '../../factors.server';
import type { RequestHandler } from './$types';

const ANSWER = v.object({ name: v.string(), response: MADE });
const REFUSED = 'Cette clé d’accès n’a pas pu être ajoutée. Recommencez.';

/** Adds the passkey that a browser made. */
export const POST: RequestHandler = async (event) => {
	const viewer = await mayAddFactor(event);
	const party = await partyOf(event);
	if (!party) error(409, NO_PARTY);
	const given = v.safeParse(ANSWER, await event.request.json().catch(() => null));
	if (!given.success) error(400, REFUSED);
	const { db } = await app();
	const added = await addPasskey(db, party, {
		account: viewer.account,
		step: stepOf(sessionOfPage(event), 'passkey'),
		response: given.output.response,
		name: given.output.name,
		device: deviceOf(event)
	});
	if (!added) error(400, REFUSED);
	return json({ codes: await factorAdded(event, viewer, 'passkey') });
};
