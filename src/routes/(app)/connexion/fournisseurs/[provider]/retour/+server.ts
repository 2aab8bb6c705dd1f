import { app } from '$lib/server/app';
import type { Provider } from '$lib/server/config';
import { logWarning } from '$lib/server/log';
import {
	completeSignIn,
	exchangeCookie,
	leavingCookie,
	leavingValue,
	type CompleteRefusal
} from '$lib/server/oidc';
import { redirect } from '@sveltejs/kit';
import { isHttps, startSession } from '../../../../sign-in.server';
import { providerOf, refusalPath, returnAddress } from '../../provider.server';
import type { RequestHandler } from './$types';

/** The page that tells a refusal; what an operator may have to look at is in the log under its reference. */
function refused(provider: Provider, { code, cause }: CompleteRefusal): string {
	if (cause === undefined) return refusalPath(provider, code);
	const id = crypto.randomUUID().slice(0, 8);
	logWarning(cause, { id, event: `provider-${code}`, provider: provider.id });
	return refusalPath(provider, code, id);
}

/** Comes back from a provider: a session is opened, or the reason is told. Either way what the provider sent leaves the address. */
export const GET: RequestHandler = async (event) => {
	const provider = await providerOf(event.params.provider);
	const { db } = await app();
	const https = await isHttps();
	const exchange = exchangeCookie(https);
	const token = event.cookies.get(exchange.name) ?? '';
	event.cookies.delete(exchange.name, exchange.options);
	const address = new URL((await returnAddress(provider)) + event.url.search);
	const done = await completeSignIn(db, provider, address, token);
	if (!done.ok) redirect(303, refused(provider, done.error));
	const { account, level, next, idToken } = done.value;
	if (!(await startSession(event, account, level, 'provider')))
		redirect(303, refusalPath(provider, 'closed'));
	const leaving = leavingCookie(https);
	const value = leavingValue(provider.id, idToken);
	if (value !== null) event.cookies.set(leaving.name, value, leaving.options);
	redirect(303, level === 'full' ? next : `/connexion/second-facteur?next=${encodeURIComponent(next)}`);
};
