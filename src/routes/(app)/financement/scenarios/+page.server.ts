import { app } from '$lib/server/app';
import {
	archiveScenario,
	createScenario,
	lookAgain,
	renameScenario,
	restoreScenario,
	scenarioRefusalMessage,
	scenariosSeen,
	type Scenario,
	type ScenarioRefusal
} from '$lib/server/scenarios';
import type { Result } from '$lib/domain/shared';
import { fail } from '@sveltejs/kit';
import { viewer } from '../../viewer.server';
import { inTree } from './tree';
import type { Actions, PageServerLoad } from './$types';

/** The scenarios that the viewer sees: those in use, each variant under its base, and those put away. */
export const load: PageServerLoad = async ({ depends }) => {
	depends('app:scenario');
	const { db } = await app();
	const { scope } = viewer();
	return {
		scenarios: inTree(await scenariosSeen(db, scope)),
		archived: await scenariosSeen(db, scope, { archived: true })
	};
};

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** What was done, or the sentence of a refusal and what was typed, which stays in its form. */
function answer(
	did: 'created' | 'renamed' | 'archived' | 'restored' | 'looked-at',
	result: Result<Scenario, ScenarioRefusal>,
	typed: { readonly name: string; readonly description: string; readonly base: string } | null = null
) {
	if (result.ok) return { did, id: result.value.id, name: result.value.name };
	return fail(400, { refused: did, message: scenarioRefusalMessage(result.error), typed });
}

export const actions: Actions = {
	creer: async ({ request }) => {
		const form = await request.formData();
		const typed = {
			name: textOf(form, 'nom'),
			description: textOf(form, 'description'),
			base: textOf(form, 'base')
		};
		return answer('created', await createScenario((await app()).db, viewer(), typed), typed);
	},
	renommer: async ({ request }) => {
		const form = await request.formData();
		const given = {
			id: textOf(form, 'scenario'),
			revision: Number(textOf(form, 'revision')),
			name: textOf(form, 'nom'),
			description: textOf(form, 'description')
		};
		return answer('renamed', await renameScenario((await app()).db, viewer(), given));
	},
	archiver: async ({ request }) => {
		const id = textOf(await request.formData(), 'scenario');
		return answer('archived', await archiveScenario((await app()).db, viewer(), { id }));
	},
	sortir: async ({ request }) => {
		const id = textOf(await request.formData(), 'scenario');
		return answer('restored', await restoreScenario((await app()).db, viewer(), { id }));
	},
	revoir: async ({ request }) => {
		const id = textOf(await request.formData(), 'scenario');
		return answer('looked-at', await lookAgain((await app()).db, viewer(), { id }));
	}
};
