import { readFacilitatorSent } from '$lib/server/live';
import { readSent, receive } from '../../receive.server';
import { runningHere } from '../../watch.server';
import type { RequestHandler } from './$types';

/** What a facilitator sends, but for what the server computes, which is asked for as an action. */
export const POST: RequestHandler = async (event) => {
	const { room, id } = await runningHere(event);
	const sent = await readSent(event.request, readFacilitatorSent);
	return receive(room, { kind: 'facilitator', id }, sent);
};
