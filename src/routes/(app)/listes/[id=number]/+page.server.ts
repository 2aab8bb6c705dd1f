import { app } from '$lib/server/app';
import { readNamedList } from '$lib/server/saved';
import { foundAt, rowOfStructure } from '$lib/screens';
import { error } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import { viewer } from '../../viewer.server';
import type { PageServerLoad } from './$types';

/** Members named on the page; the list of structures shows them all. */
const SHOWN = 300;

export const load: PageServerLoad = async ({ params, depends }) => {
	depends('app:kept', 'app:version');
	const list = await readNamedList((await app()).db, Number(params.id), viewer().scope);
	if (!list)
		error(
			404,
			'Cette liste n’existe pas, ou a été supprimée. Les autres sont dans «\u00a0Vues et listes\u00a0».'
		);
	const current = await currentTerritory();
	const members = list.members.map((finess) => {
		const row = current ? rowOfStructure(current.data, finess) : -1;
		return { finess, row };
	});
	const known = members.filter(({ row }) => row >= 0).length;
	return {
		list: { id: list.id, name: list.name, revision: list.revision, updatedAt: list.updatedAt },
		count: members.length,
		known,
		outside: list.outside,
		/** Those that the version in force does not know come first: they are what there is to look into. */
		members: [...members]
			.sort((a, b) => Math.min(a.row, 0) - Math.min(b.row, 0))
			.slice(0, SHOWN)
			.map(({ finess, row }) => ({
				finess,
				structure: current && row >= 0 ? foundAt(current.data, 'structure', row) : null
			}))
	};
};
