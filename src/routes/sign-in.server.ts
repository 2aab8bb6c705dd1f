import { app } from '$lib/server/app';
import { deviceName } from '$lib/server/auth/devices';
import { enter, type Proof } from '$lib/server/auth/entry';
import { sessionCookie, type SessionLevel } from '$lib/server/auth/sessions';
import type { RequestEvent } from '@sveltejs/kit';

/** Whether people reach the product by https, as its configuration says. */
export async function isHttps(): Promise<boolean> {
	const { config } = await app();
	return config.origin.startsWith('https:');
}

/**
 * Signs in an account that proved itself in this request: its browser gets a session under a new token.
 * @returns false when the account may not sign in
 */
export async function startSession(
	{ cookies, locals, request }: RequestEvent,
	account: number,
	level: SessionLevel,
	by: Proof
): Promise<boolean> {
	const { db } = await app();
	const device = deviceName(request.headers.get('user-agent'));
	const token = await enter(db, { account, level, device, by, previous: locals.session });
	if (token === null) return false;
	const { name, options } = sessionCookie(await isHttps());
	cookies.set(name, token, options);
	return true;
}
