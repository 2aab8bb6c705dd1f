import { app } from '$lib/server/app';
import { leave } from '$lib/server/auth/entry';
import { sessionCookie } from '$lib/server/auth/sessions';
import { redirect } from '@sveltejs/kit';
import { isHttps } from '../sign-in.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => redirect(303, '/');

/** Ends the session; what the browser kept of the territory goes with it. */
export const POST: RequestHandler = async ({ cookies, locals, setHeaders }) => {
	const { db } = await app();
	if (locals.session) await leave(db, locals.session);
	const { name, options } = sessionCookie(await isHttps());
	cookies.delete(name, options);
	setHeaders({ 'clear-site-data': '"cache"' });
	return new Response(null, { status: 303, headers: { location: '/connexion?fin' } });
};
