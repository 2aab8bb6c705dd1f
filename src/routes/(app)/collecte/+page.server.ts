import { freshnessRule } from '$lib/reference';
import { collectionSheet, explainFigure, explainStake, parseFigure, type Explanation } from '$lib/screens';
import { outcomeLooks } from '$lib/words';
import { app } from '$lib/server/app';
import { campaignRefusalMessage, createCampaign, listCampaigns } from '$lib/server/collection';
import { fail, redirect } from '@sveltejs/kit';
import { currentTerritory } from '../territory.server';
import { viewer } from '../viewer.server';
import { thisMonth } from '../financement/funding.server';
import { campaignGround, eurosAtStake, orderOf, today } from './ground.server';
import type { Actions, PageServerLoad } from './$types';

/** Days left to answer, unless a person says otherwise. */
const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

export const load: PageServerLoad = async ({ url }) => {
	const { db } = await app();
	const current = await currentTerritory();
	const stake = current && (await eurosAtStake(current.data));
	const figure = url.searchParams.get('calcul') ?? '';
	const explain = (): Explanation | null => {
		const ref = parseFigure(figure);
		if (!current || !stake || !ref) return null;
		return ref.kind === 'stake'
			? explainStake(stake.work, ref, stake.euros)
			: explainFigure(stake.work, ref, outcomeLooks(current.data.criteria.segments), thisMonth());
	};
	return {
		sheet:
			current &&
			collectionSheet(current.data, freshnessRule, today(), stake?.euros ?? null, orderOf(url.searchParams)),
		figure,
		explanation: figure === '' ? null : explain(),
		campaigns: (await listCampaigns(db, viewer().scope)).map(({ id, name, sentOn, dueOn }) => ({
			id,
			name,
			sentOn,
			dueOn
		})),
		dueOn: new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString().slice(0, 10),
		today: today()
	};
};

export const actions: Actions = {
	creer: async ({ request }) => {
		const form = await request.formData();
		const { db } = await app();
		const choice = {
			name: textOf(form, 'nom'),
			dueOn: textOf(form, 'retour'),
			organisations: form.getAll('organisme').filter((id) => typeof id === 'string')
		};
		const made = await createCampaign(db, choice, await campaignGround(), today(), viewer());
		if (!made.ok) return fail(400, { message: campaignRefusalMessage(made.error) });
		redirect(303, `/collecte/${made.value}`);
	}
};
