import { app } from '$lib/server/app';
import {
	DEMONSTRATION_ROLES,
	demonstrationAccount,
	demonstrationOpen,
	hasRealAccount
} from '$lib/server/auth/demonstration';
import { safeNext } from '$lib/server/auth/next';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { startSession } from '../sign-in.server';
import { providerChoices, providerLeftOpen } from './fournisseurs/choices.server';
import type { Actions, PageServerLoad } from './$types';

/** What can be signed in with here, and where to go then. */
export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const next = safeNext(url.searchParams.get('next'));
	if (locals.viewer) redirect(303, next);
	const { db, config } = await app();
	const demonstration = await demonstrationOpen(db, config);
	return {
		demonstration,
		hasAccounts: await hasRealAccount(db),
		signedOut: url.searchParams.has('fin'),
		next,
		wanted: next !== '/',
		providers: await providerChoices(),
		leftOpen: await providerLeftOpen(cookies)
	};
};

const DEMONSTRATION = v.object({ role: v.picklist(DEMONSTRATION_ROLES) });

export const actions: Actions = {
	demonstration: async (event) => {
		const asked = v.safeParse(DEMONSTRATION, Object.fromEntries(await event.request.formData()));
		const { db, config } = await app();
		if (!asked.success || !(await demonstrationOpen(db, config)))
			return fail(409, {
				problem:
					'La démonstration est terminée\u00a0: cette installation contient de vraies données ou un vrai compte. Connectez-vous avec votre compte.'
			});
		await startSession(event, await demonstrationAccount(db, asked.output.role), 'full', 'demonstration');
		redirect(303, safeNext(event.url.searchParams.get('next')));
	}
};
