import { may } from '$lib/domain/access';
import { plansOf, STRENGTHS } from '$lib/domain/proposals';
import { effectBrief, effectShown } from '$lib/screens';
import { refusalsOf, refuseProposal } from '$lib/server/collection';
import type { WeighedProposal } from '$lib/server/groups';
import { fail } from '@sveltejs/kit';
import { parseAsked } from './filters';
import { carryOut, textOf, textsOf, workshop, type Workshop } from './groups.server';
import type { Actions, PageServerLoad } from './$types';

/** Proposals listed at once. */
const SHOWN = 80;

const line = ({ proposal, answer, changes }: WeighedProposal) => ({
	id: proposal.id,
	name: proposal.group.name,
	strength: proposal.strength,
	members: proposal.members.length,
	esms: proposal.esms,
	brief: effectBrief(answer),
	changes
});

const strengthOf = ({ proposal }: WeighedProposal): number => STRENGTHS.indexOf(proposal.strength);

/** The proposals of the version in force that were not refused: those that change something, then the strongest first. */
async function openProposals({ db, who, workbench }: Workshop): Promise<readonly WeighedProposal[]> {
	const refused = await refusalsOf(db, who.scope);
	return workbench.proposals
		.filter(({ proposal }) => !refused.has(proposal.key))
		.sort((a, b) => Number(b.changes) - Number(a.changes) || strengthOf(a) - strengthOf(b));
}

/** One proposal looked at, or several together. */
function lookedAt({ workbench }: Workshop, chosen: readonly WeighedProposal[]) {
	const [only] = chosen;
	const proposals = chosen.map(({ proposal }) => proposal);
	const plans = plansOf(proposals);
	if (!only) return null;
	return {
		proposals,
		groups: plans.map(({ group, entities }) => ({ name: group?.name ?? '', entities: entities.length })),
		isNew: chosen.length === 1 && proposals.every(({ members }) => !members.some(({ isGroup }) => isGroup)),
		effect: effectShown(chosen.length === 1 ? only.answer : workbench.effectOf(plans))
	};
}

export const load: PageServerLoad = async ({ url }) => {
	const current = await workshop();
	if (!current)
		return {
			counts: null,
			asked: parseAsked(url.searchParams),
			lines: [],
			more: 0,
			sight: null,
			mayDecide: false
		};
	const open = await openProposals(current);
	const asked = parseAsked(url.searchParams);
	const listed = open.filter(
		({ proposal, changes }) =>
			(asked.strengths.length === 0 || asked.strengths.includes(proposal.strength)) &&
			(!asked.changing || changes)
	);
	const byId = (id: string) => open.filter(({ proposal }) => proposal.id === id);
	const asOne = byId(asked.proposal);
	const together = asked.together.flatMap(byId);
	const chosen = asOne.length > 0 ? asOne : together.length > 0 ? together : listed.slice(0, 1);
	return {
		counts: {
			open: open.length,
			changing: open.filter(({ changes }) => changes).length,
			listed: listed.length
		},
		asked: { ...asked, together: together.map(({ proposal }) => proposal.id) },
		lines: listed.slice(0, SHOWN).map(line),
		more: Math.max(0, listed.length - SHOWN),
		sight: lookedAt(current, chosen),
		mayDecide: may(current.who.role, 'decide')
	};
};

const GONE =
	'Cette proposition n’est plus à faire\u00a0: la version a changé, ou quelqu’un y a répondu. Choisissez-en une autre.';

/** The proposals that a form names; null when one of them is not made any more. */
async function namedIn(form: FormData): Promise<readonly WeighedProposal[] | null> {
	const current = await workshop();
	const open = current ? await openProposals(current) : [];
	const named = textsOf(form, 'proposition').map((id) => open.find(({ proposal }) => proposal.id === id));
	const found = named.filter((one) => one !== undefined);
	return found.length > 0 && found.length === named.length ? found : null;
}

const LONGEST_NAME = 120;

export const actions: Actions = {
	accepter: async ({ request }) => {
		const form = await request.formData();
		const chosen = await namedIn(form);
		if (!chosen) return fail(409, { message: GONE });
		const name = textOf(form, 'nom').trim().slice(0, LONGEST_NAME);
		const plans = plansOf(chosen.map(({ proposal }) => proposal)).map(({ group, entities }) => ({
			entities,
			group: group && name !== '' ? { ...group, name } : group
		}));
		return carryOut(plans, textOf(form, 'service'), 'regroupement d’organismes accepté');
	},
	refuser: async ({ request }) => {
		const form = await request.formData();
		const chosen = await namedIn(form);
		const current = await workshop();
		if (!chosen || !current) return fail(409, { message: GONE });
		for (const { proposal } of chosen)
			await refuseProposal(current.db, proposal.key, textOf(form, 'service'), current.who);
		return { refused: chosen.length };
	}
};
