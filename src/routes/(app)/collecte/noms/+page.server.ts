import { aliasProposals, type AliasProposal } from '$lib/domain/proposals';
import { app } from '$lib/server/app';
import { forgetRefusals, refusalsOf, refuseProposal } from '$lib/server/collection';
import { decide, decisionRefusalMessage } from '$lib/server/decisions';
import { fail } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import { ownImports, viewer } from '../../viewer.server';
import { today } from '../ground.server';
import type { Actions, PageServerLoad } from './$types';

/** Proposals shown at once. */
const SHOWN = 50;

/** What is proposed on the version in force, but for what was refused. */
async function proposals(): Promise<{
	aliases: readonly AliasProposal[];
	refused: readonly string[];
}> {
	const current = await currentTerritory();
	if (!current) return { aliases: [], refused: [] };
	const { db } = await app();
	const refusals = await refusalsOf(db, viewer().scope);
	const all = aliasProposals(current.data.table);
	return {
		aliases: all.filter(({ key }) => !refusals.has(key)),
		refused: all.map(({ key }) => key).filter((key) => refusals.has(key))
	};
}

export const load: PageServerLoad = async () => {
	const { aliases, refused } = await proposals();
	return { aliases: aliases.slice(0, SHOWN), counts: { aliases: aliases.length, refused: refused.length } };
};

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

const proposalOf = async (key: string): Promise<AliasProposal | undefined> =>
	(await proposals()).aliases.find((one) => one.key === key);

const GONE = 'Cette proposition n’est plus à faire : la version a changé, ou quelqu’un y a répondu.'.replace(
	' :',
	'\u00a0:'
);

export const actions: Actions = {
	accepter: async ({ request }) => {
		const form = await request.formData();
		const proposal = await proposalOf(textOf(form, 'cle'));
		if (!proposal) return fail(409, { message: GONE });
		const decided = await decide(
			await ownImports(),
			{
				kind: 'aliases',
				rows: [{ 'alias.name': proposal.alias.name, 'alias.solution': proposal.solution.name }],
				note: 'alias de solution accepté',
				decidedOn: today(),
				service: textOf(form, 'service')
			},
			new Date()
		);
		return decided.ok
			? { version: decided.value }
			: fail(400, { message: decisionRefusalMessage(decided.error) });
	},
	refuser: async ({ request }) => {
		const form = await request.formData();
		const key = textOf(form, 'cle');
		if (!(await proposalOf(key))) return fail(409, { message: GONE });
		const { db } = await app();
		await refuseProposal(db, key, textOf(form, 'service'), viewer());
		return { refused: true };
	},
	oublier: async () => {
		const { db } = await app();
		await forgetRefusals(db, (await proposals()).refused, viewer());
		return { forgotten: true };
	}
};
