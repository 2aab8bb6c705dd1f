import { openStream } from '$lib/server/live';
import { isFull, watchedHere } from '../watch.server';
import type { RequestHandler } from './$types';

/** What happens in the room, as it happens: server-sent events, one `RoomMessage` each. */
export const GET: RequestHandler = async (event) => {
	const { room, watcher, since } = await watchedHere(event);
	const stream = openStream(room, watcher, since);
	if (stream === null) return isFull();
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			// Nothing on the way may keep it back, compress it or keep it.
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no'
		}
	});
};
