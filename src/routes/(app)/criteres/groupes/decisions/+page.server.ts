import { may } from '$lib/domain/access';
import { effectShown } from '$lib/screens';
import { forgetRefusals, refusalsOf } from '$lib/server/collection';
import { listGroupDecisions, undoingPlans } from '$lib/server/groups';
import { fail } from '@sveltejs/kit';
import { carryOut, textOf, workshop, type Workshop } from '../groups.server';
import type { Actions, PageServerLoad } from './$types';

/** What undoing a decision would change; null when no decision of this number may be undone. */
async function undoing({ db, workbench }: Workshop, id: number) {
	const decision = (await listGroupDecisions(db, workbench.entities())).find((one) => one.id === id);
	if (!decision?.mayUndo) return null;
	const plans = await undoingPlans(db, id);
	return plans && { decision, effect: effectShown(workbench.effectOf(plans)) };
}

export const load: PageServerLoad = async ({ url }) => {
	const current = await workshop();
	if (!current) return { decisions: [], refused: [], undo: null, mayDecide: false };
	const { db, who, workbench } = current;
	const refusals = await refusalsOf(db, who.scope);
	return {
		decisions: await listGroupDecisions(db, workbench.entities()),
		refused: workbench.proposals.flatMap(({ proposal }) => {
			const refusal = refusals.get(proposal.key);
			const { id, group, members, esms } = proposal;
			return refusal ? [{ id, name: group.name, members: members.length, esms, ...refusal }] : [];
		}),
		undo: url.searchParams.has('defaire')
			? await undoing(current, Number(url.searchParams.get('defaire')))
			: null,
		mayDecide: may(who.role, 'decide')
	};
};

const GONE =
	'Cette décision ne peut plus être défaite\u00a0: une autre a pris sa place, ou la version a changé. Rechargez la page.';

export const actions: Actions = {
	defaire: async ({ request }) => {
		const form = await request.formData();
		const current = await workshop();
		const id = Number(textOf(form, 'decision'));
		if (!current || !(await undoing(current, id))) return fail(409, { message: GONE });
		const plans = (await undoingPlans(current.db, id)) ?? [];
		return carryOut(plans, textOf(form, 'service'), 'décision sur un groupe défaite');
	},
	reproposer: async ({ request }) => {
		const form = await request.formData();
		const current = await workshop();
		const id = textOf(form, 'proposition');
		const found = current?.workbench.proposals.find(({ proposal }) => proposal.id === id);
		if (!current || !found) return fail(409, { message: GONE });
		await forgetRefusals(current.db, [found.proposal.key], current.who);
		return { proposed: found.proposal.group.name };
	}
};
