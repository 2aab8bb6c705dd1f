import type { Cookies } from '@sveltejs/kit';

/** Cookies of a room: each is sent to this room only, and opens nothing else. */
export type RoomCookie =
	/** Who took part keeps being the same participant. */
	| 'participant'
	/** A device paired with the console. */
	| 'console'
	/** Came by the QR code: no guess of a code counts against it. */
	| 'entry';

const NAMES: Readonly<Record<RoomCookie, string>> = {
	participant: 'cible-salle',
	console: 'cible-pupitre',
	entry: 'cible-entree'
};

/** Seconds that each is kept by the browser. */
const MAX_AGE: Readonly<Record<RoomCookie, number>> = {
	participant: 30 * 24 * 3600,
	console: 30 * 24 * 3600,
	entry: 3600
};

const nameOf = (cookie: RoomCookie, isHttps: boolean): string =>
	isHttps ? `__Secure-${NAMES[cookie]}` : NAMES[cookie];

const optionsOf = (code: string, isHttps: boolean) =>
	({ path: `/salle/${code}`, httpOnly: true, sameSite: 'lax', secure: isHttps }) as const;

/** What a browser holds for the room that it asks for; null without it. */
export const readRoomCookie = (cookies: Cookies, cookie: RoomCookie, isHttps: boolean): string | null =>
	cookies.get(nameOf(cookie, isHttps)) ?? null;

/** Gives a browser what opens a room to it. @param code without its dash */
export function setRoomCookie(
	cookies: Cookies,
	cookie: RoomCookie,
	token: string,
	{ code, isHttps }: { readonly code: string; readonly isHttps: boolean }
): void {
	cookies.set(nameOf(cookie, isHttps), token, { ...optionsOf(code, isHttps), maxAge: MAX_AGE[cookie] });
}
