import {
	aliasProposals,
	lookAlikeProposals,
	type AliasProposal,
	type LookAlikeProposal
} from '$lib/domain/proposals';
import { app } from '$lib/server/app';
import { forgetRefusals, refusedKeys, refuseProposal } from '$lib/server/collection';
import { decide, decisionRefusalMessage, type DecisionToMake } from '$lib/server/decisions';
import { fail } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import { ownImports, viewer } from '../../viewer.server';
import { today } from '../ground.server';
import type { Actions, PageServerLoad } from './$types';

/** Proposals shown at once, of each kind. */
const SHOWN = 50;

/** What is proposed on the version in force, but for what was refused. */
async function proposals(): Promise<{
	aliases: readonly AliasProposal[];
	groups: readonly LookAlikeProposal[];
	refused: readonly string[];
}> {
	const current = await currentTerritory();
	if (!current) return { aliases: [], groups: [], refused: [] };
	const { db } = await app();
	const refused = await refusedKeys(db);
	const isOpen = ({ key }: { readonly key: string }): boolean => !refused.has(key);
	const { table } = current.data;
	const [aliases, groups] = [aliasProposals(table), lookAlikeProposals(table)];
	return {
		aliases: aliases.filter(isOpen),
		groups: groups.filter(isOpen),
		refused: [...aliases, ...groups].map(({ key }) => key).filter((key) => refused.has(key))
	};
}

export const load: PageServerLoad = async () => {
	const { aliases, groups, refused } = await proposals();
	return {
		aliases: aliases.slice(0, SHOWN),
		groups: groups.slice(0, SHOWN),
		counts: { aliases: aliases.length, groups: groups.length, refused: refused.length }
	};
};

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** What accepting a proposal decides; null when it is not made any more. */
async function decisionOf(key: string): Promise<Pick<DecisionToMake, 'kind' | 'rows' | 'note'> | null> {
	const { aliases, groups } = await proposals();
	const alias = aliases.find((one) => one.key === key);
	if (alias) {
		const rows = [{ 'alias.name': alias.alias.name, 'alias.solution': alias.solution.name }];
		return { kind: 'aliases', rows, note: 'alias de solution accepté' };
	}
	const group = groups.find((one) => one.key === key);
	if (!group) return null;
	const { id, name } = group.group;
	const entities = group.members.flatMap((member) => member.entities);
	const rows = entities.map((entity) => ({ 'group.member': entity, 'group.id': id, 'group.name': name }));
	return { kind: 'groups', rows, note: 'rapprochement d’opérateurs accepté' };
}

const GONE = 'Cette proposition n’est plus à faire : la version a changé, ou quelqu’un y a répondu.'.replace(
	' :',
	'\u00a0:'
);

export const actions: Actions = {
	accepter: async ({ request }) => {
		const form = await request.formData();
		const decision = await decisionOf(textOf(form, 'cle'));
		if (!decision) return fail(409, { message: GONE });
		const decided = await decide(
			await ownImports(),
			{ ...decision, decidedOn: today(), service: textOf(form, 'service') },
			new Date()
		);
		return decided.ok
			? { version: decided.value }
			: fail(400, { message: decisionRefusalMessage(decided.error) });
	},
	refuser: async ({ request }) => {
		const form = await request.formData();
		const key = textOf(form, 'cle');
		if (!(await decisionOf(key))) return fail(409, { message: GONE });
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
