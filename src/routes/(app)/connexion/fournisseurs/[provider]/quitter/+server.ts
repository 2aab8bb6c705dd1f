import { app } from '$lib/server/app';
import { leavingAddress, leavingCookie, parseLeaving } from '$lib/server/oidc';
import { redirect } from '@sveltejs/kit';
import { isHttps } from '../../../../sign-in.server';
import { isOwnLink, providerOf } from '../../provider.server';
import type { RequestHandler } from './$types';

const SIGN_IN = '/connexion';

/** Leaves for the place where a provider closes its own session, for a computer that several people use. */
export const GET: RequestHandler = async ({ params, request, cookies }) => {
	const provider = await providerOf(params.provider);
	const { config } = await app();
	if (!isOwnLink(request.headers, config.origin)) redirect(303, SIGN_IN);
	const { name, options } = leavingCookie(await isHttps());
	const leaving = parseLeaving(cookies.get(name));
	cookies.delete(name, options);
	if (leaving?.provider !== provider.id) redirect(303, SIGN_IN);
	const address = await leavingAddress(provider, leaving.idToken, config.origin + SIGN_IN);
	redirect(303, address ?? SIGN_IN);
};
