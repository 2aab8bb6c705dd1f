import { needsSecondFactor } from '$lib/domain/access';
import { app } from '$lib/server/app';
import { newcomerRefusalMessage, readInvitation, takeUpInvitation } from '$lib/server/auth/first-run';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { providerChoices } from '../../connexion/fournisseurs/choices.server';
import { startSession } from '../../sign-in.server';
import type { Actions, PageServerLoad } from './$types';

/** Who is invited, to do what. */
export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	const invitation = await readInvitation(db, params.token);
	if (!invitation) return { invitation: null, providers: [], token: '' };
	const { kind, name, email, role, scope } = invitation;
	const providers = kind === 'invitation' ? await providerChoices() : [];
	return { invitation: { kind, name, email, role, scope }, providers, token: params.token };
};

const ACCEPTED = v.object({
	email: v.optional(v.pipe(v.string(), v.maxLength(320)), ''),
	password: v.string()
});

export const actions: Actions = {
	default: async (event) => {
		const typed = v.safeParse(ACCEPTED, Object.fromEntries(await event.request.formData()));
		const { email, password } = typed.success ? typed.output : { email: '', password: '' };
		const { db } = await app();
		const result = await takeUpInvitation(db, event.params.token, { email, password });
		if (!result.ok)
			return fail(400, { code: result.error.code, problem: newcomerRefusalMessage(result.error), email });
		await startSession(event, result.value, 'first', 'link');
		const viewer = event.locals.session?.viewer;
		if (viewer && !needsSecondFactor(viewer.role)) {
			await startSession(event, result.value, 'full', 'link');
			redirect(303, '/');
		}
		redirect(303, '/connexion/second-facteur');
	}
};
