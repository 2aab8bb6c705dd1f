import { app } from '$lib/server/app';
import { readSession, sessionCookie } from '$lib/server/auth/sessions';
import { liveRoom, type LiveRoom, type Watcher } from '$lib/server/live';
import type { RoomHead } from '$lib/server/workshops';
import { error, type RequestEvent } from '@sveltejs/kit';
import { facilitatorHere, presentAt, roomHere, type RoomEvent } from '../../room.server';

type WatchEvent = RoomEvent & Pick<RequestEvent, 'url' | 'request'>;

/** A room that a screen follows, whose screen it is, and the last event that it knows. */
export interface Watched {
	readonly room: LiveRoom;
	readonly watcher: Watcher;
	readonly since: number | null;
}

const KINDS = { participant: 'participant', ecran: 'presenter', animation: 'console' } as const;

const isView = (view: string | null): view is keyof typeof KINDS =>
	view !== null && Object.hasOwn(KINDS, view);

/**
 * Who a screen is that asks to follow a room, and what it knows already.
 * @throws error 404 for no such room, 401 and 403 for who may not follow it, 400 for a view that there is none of
 */
export async function watchedHere(event: WatchEvent): Promise<Watched> {
	const view = event.url.searchParams.get('vue');
	if (!isView(view)) {
		await roomHere(event);
		error(400, 'Cette vue de l’atelier n’existe pas.');
	}
	const kind = KINDS[view];
	const { head, room, id } = kind === 'participant' ? await presentHere(event) : await runningHere(event);
	// A device may have been paired, or a facilitator come, without an event.
	if (kind === 'console') await room.refreshNames();
	const stillMay = () => (kind === 'participant' ? Promise.resolve(true) : stillRuns(event, head, id));
	return { room, watcher: { kind, id, stillMay }, since: sinceOf(event) };
}

/** A room, and the number in it of who asks for it. */
interface Here {
	readonly head: RoomHead;
	readonly room: LiveRoom;
	readonly id: number;
}

/**
 * The participant that a request comes from. Known ones come often and all at once: they are looked for first.
 * @throws error 404 for no such room, 401 for who has not come in, 403 for who was removed
 */
export async function presentHere(event: RoomEvent): Promise<Here> {
	const found = await presentAt(event);
	if (found === null) {
		await roomHere(event);
		error(401, NOT_IN);
	}
	const { room: head, participant: id } = found;
	const room = await liveRoom((await app()).db, head.id);
	if (room.state.participants[id]?.removed === true) error(403, REMOVED);
	return { head, room, id };
}

/**
 * The facilitator that a request comes from.
 * @throws error 404 for no such room, 401 for who does not run it
 */
export async function runningHere(event: RoomEvent): Promise<Here> {
	const head = await roomHere(event);
	const id = await facilitatorHere(event, head);
	if (id === null) error(401, NOT_RUNNING);
	return { head, room: await liveRoom((await app()).db, head.id), id };
}

/** For who has not come into the room. */
const NOT_IN = 'Entrez d’abord dans l’atelier, avec son code ou son QR code.';
/** For who does not run the workshop. */
const NOT_RUNNING = 'Connectez-vous avec un compte qui anime cet atelier, ou reliez cet appareil au pupitre.';
const REMOVED = 'L’animation vous a retiré de l’atelier.';

/** Whether the session or the paired device of a request still runs the workshop. */
async function stillRuns({ cookies }: WatchEvent, head: RoomHead, id: number): Promise<boolean> {
	const { db, config } = await app();
	const token = cookies.get(sessionCookie(config.origin.startsWith('https:')).name);
	const session = token === undefined ? null : await readSession(db, token);
	const viewer = session?.level === 'full' ? session.viewer : null;
	return (await facilitatorHere({ cookies, locals: { session, viewer } }, head)) === id;
}

/** A browser that comes back by itself says it in a header, a page in its address. */
function sinceOf({ request, url }: WatchEvent): number | null {
	const said = request.headers.get('last-event-id') ?? url.searchParams.get('depuis');
	const since = said === null || !/^\d{1,9}$/.test(said) ? NaN : Number(said);
	return Number.isInteger(since) ? since : null;
}

/** For a screen that finds no room for one more. */
export const isFull = (): Response =>
	Response.json(
		{ message: 'La salle a trop d’écrans ouverts\u00a0: fermez-en un, ou réessayez dans un instant.' },
		{ status: 503, headers: { 'retry-after': '5' } }
	);
