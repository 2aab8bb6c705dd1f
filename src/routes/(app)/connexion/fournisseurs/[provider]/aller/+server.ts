import { app } from '$lib/server/app';
import { readLink } from '$lib/server/auth/links';
import { safeNext } from '$lib/server/auth/next';
import { logWarning } from '$lib/server/log';
import { beginSignIn, exchangeCookie } from '$lib/server/oidc';
import { redirect } from '@sveltejs/kit';
import { isHttps } from '../../../../sign-in.server';
import { isOwnLink, providerOf, providerPath, refusalPath, returnAddress } from '../../provider.server';
import type { RequestHandler } from './$types';

/** Leaves for a provider, to sign in or to take up the invitation whose token the address holds. */
export const GET: RequestHandler = async ({ params, url, request, cookies }) => {
	const provider = await providerOf(params.provider);
	const { db, config } = await app();
	if (!isOwnLink(request.headers, config.origin)) redirect(303, providerPath(provider) + url.search);
	const token = url.searchParams.get('invitation');
	const link = token === null ? null : await readLink(db, token);
	if (token !== null && link?.kind !== 'invitation') redirect(303, refusalPath(provider, 'invitation-over'));
	const begun = await beginSignIn(db, provider, await returnAddress(provider), {
		next: safeNext(url.searchParams.get('next')),
		link: link?.id ?? null
	});
	if (!begun.ok) {
		const id = crypto.randomUUID().slice(0, 8);
		logWarning(begun.error.cause, { id, event: 'provider-unavailable', provider: provider.id });
		redirect(303, refusalPath(provider, 'unavailable', id));
	}
	const { name, options } = exchangeCookie(await isHttps());
	cookies.set(name, begun.value.token, options);
	redirect(303, begun.value.url);
};
