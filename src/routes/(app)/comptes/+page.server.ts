import { isRole } from '$lib/domain/access';
import {
	inviteAccount,
	listAccounts,
	readRetention,
	RETENTION,
	setRetention,
	type Account
} from '$lib/server/accounts';
import { app } from '$lib/server/app';
import { viewer } from '../viewer.server';
import type { Actions, PageServerLoad } from './$types';
import { linkAddress, refused, standingOf, textOf } from './forms.server';

const STATES: readonly Account['state'][] = ['active', 'invited', 'deactivated', 'erased'];

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How long personal data are kept, and the bounds of the choice. */
async function retentionSheet() {
	const { db } = await app();
	const { months, assumed } = await readRetention(db);
	return { months, assumed, least: RETENTION.least, most: RETENTION.most, assumedMonths: RETENTION.assumed };
}

export const load: PageServerLoad = async ({ url }) => {
	const { db } = await app();
	const accounts = await listAccounts(db, viewer());
	const role = url.searchParams.get('role') ?? '';
	const state = STATES.find((known) => known === url.searchParams.get('etat')) ?? '';
	const search = (url.searchParams.get('q') ?? '').trim();
	const asked = { role: isRole(role) ? role : '', state, search } as const;
	return {
		asked,
		total: accounts.length,
		admins: accounts.filter((one) => one.role === 'admin' && one.state === 'active').length,
		accounts: accounts.filter(
			(one) =>
				(asked.role === '' || one.role === asked.role) &&
				(state === '' ? search !== '' || one.state !== 'erased' : one.state === state) &&
				folded(`${one.name} ${one.email ?? ''} ${one.id}`).includes(folded(search))
		),
		erased: accounts.filter((one) => one.state === 'erased').length,
		retention: await retentionSheet()
	};
};

export const actions: Actions = {
	inviter: async ({ request }) => {
		const form = await request.formData();
		const standing = standingOf(form);
		if (!standing.ok) return refused(standing.error);
		const { db } = await app();
		const name = textOf(form, 'nom');
		const made = await inviteAccount(db, viewer(), {
			name,
			email: textOf(form, 'courriel'),
			...standing.value
		});
		if (!made.ok) return refused(made.error);
		return { link: { address: await linkAddress(made.value), kind: made.value.kind, name: name.trim() } };
	},
	reglage: async ({ request }) => {
		const months = textOf(await request.formData(), 'mois').trim();
		const { db } = await app();
		const set = await setRetention(db, viewer(), /^\d+$/.test(months) ? Number(months) : Number.NaN);
		return set.ok ? { done: 'La durée de conservation est enregistrée.' } : refused(set.error);
	}
};
