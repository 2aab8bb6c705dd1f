import {
	changeStanding,
	deactivateAccount,
	eraseAccount,
	findAccount,
	listAccounts,
	makeAccessLink,
	reactivateAccount,
	transferWork,
	workOf,
	type AccountRefusal
} from '$lib/server/accounts';
import type { Viewer } from '$lib/domain/access';
import type { Result } from '$lib/domain/shared';
import { app } from '$lib/server/app';
import type { Database } from '$lib/server/db';
import { error } from '@sveltejs/kit';
import { viewer } from '../../viewer.server';
import { linkAddress, refused, standingOf, textOf } from '../forms.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	const account = await findAccount(db, viewer(), Number(params.id));
	if (!account)
		error(404, 'Ce compte n’existe pas, ou n’est pas de votre territoire. Revenez à la liste des comptes.');
	const heirs = (await listAccounts(db, viewer())).filter(
		({ id, state }) => state === 'active' && id !== account.id
	);
	return {
		account,
		isOwn: account.id === viewer().account,
		work: await workOf(db, account.id),
		heirs: heirs.map(({ id, name, role }) => ({ id, name, role }))
	};
};

type Act = (db: Database, viewer: Viewer, id: number) => Promise<Result<unknown, AccountRefusal>>;

/** Does one thing with an account, and says that it is done. */
async function take(id: string, act: Act, done: string) {
	const { db } = await app();
	const result = await act(db, viewer(), Number(id));
	return result.ok ? { done } : refused(result.error);
}

export const actions: Actions = {
	changer: async ({ params, request }) => {
		const standing = standingOf(await request.formData());
		if (!standing.ok) return refused(standing.error);
		return take(
			params.id,
			(db, admin, id) => changeStanding(db, admin, id, standing.value),
			'Rôle et territoires enregistrés. Ses sessions sont fermées.'
		);
	},
	lien: async ({ params }) => {
		const { db } = await app();
		const made = await makeAccessLink(db, viewer(), Number(params.id));
		if (!made.ok) return refused(made.error);
		return { link: { address: await linkAddress(made.value), kind: made.value.kind } };
	},
	desactiver: ({ params }) =>
		take(params.id, deactivateAccount, 'Le compte est désactivé. Ses sessions et ses liens sont fermés.'),
	reactiver: ({ params }) =>
		take(params.id, reactivateAccount, 'Le compte est réactivé, avec ses moyens de connexion d’avant.'),
	effacer: ({ params }) =>
		take(params.id, eraseAccount, 'Le compte est effacé. Seul son numéro reste, pour le journal.'),
	transferer: async ({ params, request }) => {
		const to = Number(textOf(await request.formData(), 'vers'));
		return take(
			params.id,
			(db, admin, from) => transferWork(db, admin, { from, to }),
			'Le travail est transféré.'
		);
	}
};
