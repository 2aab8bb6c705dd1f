import { nextMessage } from '$lib/server/live';
import { isFull, watchedHere } from '../watch.server';
import type { RequestHandler } from './$types';

/** The same as the stream, one message at a time, for networks that hold streams back. 204 when nothing is new for 20 s. */
export const GET: RequestHandler = async (event) => {
	const { room, watcher, since } = await watchedHere(event);
	const next = await nextMessage(room, watcher, since, event.request.signal);
	if (next === 'full') return isFull();
	const headers = { 'cache-control': 'no-store' };
	if (next === 'nothing') return new Response(null, { status: 204, headers });
	return new Response(next.message, {
		headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
	});
};
