import { app } from '$lib/server/app';
import { liveRoom, readFacilitatorSent } from '$lib/server/live';
import { error } from '@sveltejs/kit';
import { facilitatorHere, roomHere } from '../../../../room.server';
import { readSent, receive } from '../../receive.server';
import { NOT_RUNNING } from '../../watch.server';
import type { RequestHandler } from './$types';

/** What a facilitator sends, but for what the server computes, which is asked for as an action. */
export const POST: RequestHandler = async (event) => {
	const head = await roomHere(event);
	const facilitator = await facilitatorHere(event, head);
	if (facilitator === null) error(401, NOT_RUNNING);
	const sent = await readSent(event.request, readFacilitatorSent);
	const room = await liveRoom((await app()).db, head.id);
	return receive(room, { kind: 'facilitator', id: facilitator }, sent);
};
