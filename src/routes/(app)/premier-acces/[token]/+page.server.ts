import { app } from '$lib/server/app';
import { createFirstAdmin, isFirstAdminLink, newcomerRefusalMessage } from '$lib/server/auth/first-run';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { startSession } from '../../sign-in.server';
import type { Actions, PageServerLoad } from './$types';

/** Whether the link still creates the first administrator. */
export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	return { alive: await isFirstAdminLink(db, params.token) };
};

const NEWCOMER = v.object({
	name: v.pipe(v.string(), v.maxLength(200)),
	email: v.pipe(v.string(), v.maxLength(320)),
	password: v.string()
});

export const actions: Actions = {
	default: async (event) => {
		const typed = v.safeParse(NEWCOMER, Object.fromEntries(await event.request.formData()));
		const { name, email, password } = typed.success ? typed.output : { name: '', email: '', password: '' };
		const { db } = await app();
		const result = await createFirstAdmin(db, event.params.token, { name, email, password });
		if (!result.ok)
			return fail(400, {
				code: result.error.code,
				problem: newcomerRefusalMessage(result.error),
				name,
				email
			});
		await startSession(event, result.value, 'first', 'link');
		redirect(303, '/connexion/second-facteur');
	}
};
