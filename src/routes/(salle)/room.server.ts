import { readRoomCode } from '$lib/domain/workshop';
import { app } from '$lib/server/app';
import {
	facilitatorOf,
	findPresent,
	findRoomByCode,
	participantOf,
	roomGuesses,
	type RoomHead
} from '$lib/server/workshops';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { readRoomCookie, setRoomCookie, type RoomCookie } from './room-cookies';

/** A request to a route whose address holds the code of a room. */
export type RoomEvent = Pick<RequestEvent, 'cookies' | 'locals' | 'getClientAddress' | 'request' | 'url'> & {
	readonly params: { readonly code: string };
};

/** The same for a code that nobody has and for a workshop that is over, so that guessing teaches nothing. */
export const UNKNOWN_ROOM =
	'Aucun atelier n’est ouvert sous ce code. Vérifiez les huit lettres et chiffres affichés dans la salle\u202f; un atelier terminé ne s’ouvre plus.';

/** For an address that tried too many codes. */
export function tooManyCodes(seconds: number): string {
	const minutes = Math.ceil(seconds / 60);
	return `Trop de codes ont été essayés depuis ce réseau. Scannez le QR code affiché dans la salle, il fonctionne toujours, ou réessayez dans ${minutes}\u00a0${minutes === 1 ? 'minute' : 'minutes'}.`;
}

/** Where people of a room come: the address of the local network where there is one, else that of the product. */
export async function roomOrigin(): Promise<string> {
	const { config } = await app();
	return config.roomOrigin ?? config.origin;
}

const https = async (): Promise<boolean> => (await app()).config.origin.startsWith('https:');

/** Gives the browser of a request what opens a room to it. */
export async function giveRoomCookie(
	{ cookies }: Pick<RequestEvent, 'cookies'>,
	room: RoomHead,
	cookie: RoomCookie,
	token: string
): Promise<void> {
	setRoomCookie(cookies, cookie, token, { code: room.code, isHttps: await https() });
}

/** The participant of this room that a request comes from; null for nobody. */
export async function participantHere(
	{ cookies }: Pick<RequestEvent, 'cookies'>,
	room: RoomHead
): Promise<number | null> {
	const token = readRoomCookie(cookies, 'participant', await https());
	return token === null ? null : participantOf((await app()).db, room, token);
}

/** The room and the participant that a request comes from, when somebody who came in asks; null for anybody else. */
export async function presentAt({
	cookies,
	params
}: RoomEvent): Promise<{ readonly room: RoomHead; readonly participant: number } | null> {
	const code = readRoomCode(params.code);
	const token = readRoomCookie(cookies, 'participant', await https());
	return code === null || token === null ? null : findPresent((await app()).db, code, token);
}

/** The facilitator that a request comes from, by the account signed in or by a paired device; null for nobody. */
export async function facilitatorHere(
	{ cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>,
	room: RoomHead
): Promise<number | null> {
	const { db } = await app();
	const byAccount = locals.viewer === null ? null : await facilitatorOf(db, room, locals.viewer);
	if (byAccount !== null) return byAccount;
	const token = readRoomCookie(cookies, 'console', await https());
	return token === null ? null : facilitatorOf(db, room, token);
}

async function cameByItsQrCode({ cookies }: RoomEvent, room: RoomHead): Promise<boolean> {
	return readRoomCookie(cookies, 'entry', await https()) === room.joinToken;
}

/** Whether a request comes from somebody who takes part in this room or runs it. */
async function isKnownHere(event: RoomEvent, room: RoomHead): Promise<boolean> {
	return (await participantHere(event, room)) !== null || (await facilitatorHere(event, room)) !== null;
}

/**
 * The room of a code that somebody types, when it is live.
 * @returns null for a code that opens nothing, which is counted against the address; or the seconds that the address waits
 */
export async function typedRoom(
	event: Pick<RequestEvent, 'getClientAddress'>,
	typed: string
): Promise<RoomHead | null | { readonly wait: number }> {
	const { db } = await app();
	const address = event.getClientAddress();
	const wait = await roomGuesses.delay(db, address);
	if (wait > 0) return { wait };
	const code = readRoomCode(typed);
	const room = code === null ? null : await findRoomByCode(db, code);
	if (room?.status === 'live') return room;
	await roomGuesses.count(db, address);
	return null;
}

/**
 * The room that the address of a request names: a live one for anybody, a closed one for those who took part in it or run it.
 * An address typed with a dash or in small letters leads to the one that cookies are for.
 * @throws error 404 for no such room, and 429 for an address that tried too many codes
 */
export async function roomHere(event: RoomEvent): Promise<RoomHead> {
	const { db } = await app();
	const code = readRoomCode(event.params.code);
	if (code !== null && code !== event.params.code && event.request.method === 'GET') {
		const parts = event.url.pathname.split('/');
		redirect(308, [...parts.slice(0, 2), code, ...parts.slice(3)].join('/') + event.url.search);
	}
	const room = code === null ? null : await findRoomByCode(db, code);
	if (room !== null && (await isKnownHere(event, room))) return room;
	if (room !== null && (await cameByItsQrCode(event, room))) {
		if (room.status === 'closed') error(404, UNKNOWN_ROOM);
		return room;
	}
	const found = await typedRoom(event, event.params.code);
	if (found === null) error(404, UNKNOWN_ROOM);
	if ('wait' in found) error(429, tooManyCodes(found.wait));
	return found;
}
