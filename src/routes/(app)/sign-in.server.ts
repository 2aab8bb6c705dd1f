import type { Viewer } from '$lib/domain/access';
import { app } from '$lib/server/app';
import { deviceName } from '$lib/server/auth/devices';
import { enter, type Proof } from '$lib/server/auth/entry';
import { safeNext } from '$lib/server/auth/next';
import { relyingParty, type RelyingParty } from '$lib/server/auth/passkeys';
import {
	deviceCookie,
	readSession,
	sessionCookie,
	type OpenSession,
	type SessionLevel
} from '$lib/server/auth/sessions';
import { knowsDevice, rememberDevice } from '$lib/server/auth/sign-in';
import { hashToken } from '$lib/server/auth/tokens';
import { error, type RequestEvent } from '@sveltejs/kit';

/** Whether people reach the product by https, as its configuration says. */
export async function isHttps(): Promise<boolean> {
	const { config } = await app();
	return config.origin.startsWith('https:');
}

/** Browser and system of a request, in words. */
export const deviceOf = ({ request }: RequestEvent): string => deviceName(request.headers.get('user-agent'));

/** Where to go once signed in, as the address says. */
export const nextOf = ({ url }: Pick<RequestEvent, 'url'>): string => safeNext(url.searchParams.get('next'));

/** The address of a page of the sign-in that leads on to the same place. */
export function towards(page: string, next: string): string {
	return next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`;
}

/**
 * Signs in an account that proved itself in this request: its browser gets a session under a new token, and is known from
 * then on.
 * @returns false when the account may not sign in
 */
export async function startSession(
	event: RequestEvent,
	account: number,
	level: SessionLevel,
	by: Proof
): Promise<boolean> {
	const { cookies, locals } = event;
	const { db } = await app();
	const https = await isHttps();
	const token = await enter(db, { account, level, device: deviceOf(event), by, previous: locals.session });
	if (token === null) return false;
	const { name, options } = sessionCookie(https);
	cookies.set(name, token, options);
	locals.session = await readSession(db, token);
	locals.viewer = locals.session?.level === 'full' ? locals.session.viewer : null;
	if (level === 'full' && by !== 'demonstration') {
		const device = deviceCookie(https);
		const known = cookies.get(device.name);
		if (known === undefined || !(await knowsDevice(db, account, known)))
			cookies.set(device.name, await rememberDevice(db, account), device.options);
	}
	return true;
}

/** The session of a page that is for somebody whose password was right, at least. */
export function sessionOfPage({ locals }: Pick<RequestEvent, 'locals'>): OpenSession {
	if (!locals.session) throw new Error('A page of the sign-in was opened by nobody');
	return locals.session;
}

/** Whose account a page is about, which nobody shares: that of the demonstration has no means of signing in. */
export function ownViewer(event: Pick<RequestEvent, 'locals'>): Viewer {
	const { viewer } = sessionOfPage(event);
	if (viewer.demonstration)
		error(403, 'Le compte de démonstration est partagé\u00a0: il n’a ni mot de passe ni second facteur.');
	return viewer;
}

/** The site that passkeys are made for, as this request reached it; null when it is an address. */
export async function partyOf({ request }: RequestEvent): Promise<RelyingParty | null> {
	const { config } = await app();
	return relyingParty(config.origin, request.headers.get('host') ?? '');
}

/** Id under which a session keeps something between two requests. */
export const stepOf = (session: OpenSession, kind: string): string => hashToken(`${session.id} ${kind}`);
