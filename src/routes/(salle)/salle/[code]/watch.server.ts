import { app } from '$lib/server/app';
import { readSession, sessionCookie } from '$lib/server/auth/sessions';
import { liveRoom, type LiveRoom, type Watcher } from '$lib/server/live';
import type { RoomHead } from '$lib/server/workshops';
import { error, type RequestEvent } from '@sveltejs/kit';
import { facilitatorHere, participantHere, roomHere, type RoomEvent } from '../../room.server';

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
	const head = await roomHere(event);
	const view = event.url.searchParams.get('vue');
	if (!isView(view)) error(400, 'Cette vue de l’atelier n’existe pas.');
	const kind = KINDS[view];
	const id = kind === 'participant' ? await participantHere(event, head) : await facilitatorHere(event, head);
	if (id === null) error(401, kind === 'participant' ? NOT_IN : NOT_RUNNING);
	const room = await liveRoom((await app()).db, head.id);
	if (kind === 'participant') checkPresent(room, id);
	// A device may have been paired, or a facilitator come, without an event.
	if (kind === 'console') await room.refreshNames();
	const stillMay = () => (kind === 'participant' ? Promise.resolve(true) : stillRuns(event, head, id));
	return { room, watcher: { kind, id, stillMay }, since: sinceOf(event) };
}

/** For who has not come into the room. */
export const NOT_IN = 'Entrez d’abord dans l’atelier, avec son code ou son QR code.';
/** For who does not run the workshop. */
export const NOT_RUNNING =
	'Connectez-vous avec un compte qui anime cet atelier, ou reliez cet appareil au pupitre.';
const REMOVED = 'L’animation vous a retiré de l’atelier.';

/** @throws error 403 for a participant who was removed */
export function checkPresent({ state }: LiveRoom, participant: number): void {
	if (state.participants[participant]?.removed === true) error(403, REMOVED);
}

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
