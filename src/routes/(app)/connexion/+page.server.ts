import { needsSecondFactor } from '$lib/domain/access';
import { app } from '$lib/server/app';
import {
	DEMONSTRATION_ROLES,
	demonstrationAccount,
	demonstrationEnded,
	demonstrationOpen,
	hasRealAccount
} from '$lib/server/auth/demonstration';
import { factorsOf, hasSecondFactor } from '$lib/server/auth/factors';
import { deviceCookie } from '$lib/server/auth/sessions';
import { signInByPassword, signInRefusalMessage } from '$lib/server/auth/sign-in';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isHttps, nextOf, partyOf, startSession, towards } from '../sign-in.server';
import { providerChoices, providerLeftOpen } from './fournisseurs/choices.server';
import type { Actions, PageServerLoad } from './$types';

/** What can be signed in with here, and where to go then. */
export const load: PageServerLoad = async (event) => {
	const next = nextOf(event);
	if (event.locals.viewer) redirect(303, next);
	const { db, config } = await app();
	return {
		demonstration: await demonstrationOpen(db, config),
		ended: await demonstrationEnded(db),
		hasAccounts: await hasRealAccount(db),
		passkeys: (await partyOf(event)) !== null,
		signedOut: event.url.searchParams.has('fin'),
		next,
		providers: await providerChoices(),
		leftOpen: await providerLeftOpen(event.cookies)
	};
};

const PASSWORD = v.object({ email: v.pipe(v.string(), v.maxLength(320)), password: v.string() });
const DEMONSTRATION = v.object({ role: v.picklist(DEMONSTRATION_ROLES) });

export const actions: Actions = {
	password: async (event) => {
		const typed = v.safeParse(PASSWORD, Object.fromEntries(await event.request.formData()));
		if (!typed.success)
			return fail(400, { problem: 'Indiquez votre adresse et votre mot de passe.', email: '' });
		const { email, password } = typed.output;
		const { db } = await app();
		const device = deviceCookie(await isHttps());
		const result = await signInByPassword(db, {
			identifier: email,
			password,
			deviceToken: event.cookies.get(device.name) ?? null,
			address: event.getClientAddress()
		});
		if (!result.ok)
			return fail(result.error.code === 'wait' ? 429 : 400, {
				problem: signInRefusalMessage(result.error),
				email
			});
		const account = result.value;
		const factors = await factorsOf(db, account);
		await startSession(event, account, 'first', 'password');
		const viewer = event.locals.session?.viewer;
		if (viewer && !hasSecondFactor(factors) && !needsSecondFactor(viewer.role)) {
			await startSession(event, account, 'full', 'password');
			redirect(303, nextOf(event));
		}
		redirect(303, towards('/connexion/second-facteur', nextOf(event)));
	},

	demonstration: async (event) => {
		const asked = v.safeParse(DEMONSTRATION, Object.fromEntries(await event.request.formData()));
		const { db, config } = await app();
		if (!asked.success || !(await demonstrationOpen(db, config)))
			return fail(409, {
				problem:
					'La démonstration est terminée\u00a0: cette installation contient de vraies données ou un vrai compte. Connectez-vous avec votre compte.',
				email: ''
			});
		await startSession(event, await demonstrationAccount(db, asked.output.role), 'full', 'demonstration');
		redirect(303, nextOf(event));
	}
};
