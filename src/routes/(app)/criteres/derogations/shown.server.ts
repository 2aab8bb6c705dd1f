import { overrideLines, type OverrideLine } from '$lib/screens';
import { app } from '$lib/server/app';
import { listOverrides, parisToday } from '$lib/server/overrides';
import { currentTerritory } from '../../territory.server';
import { parseShown, type Shown } from './shown';

/** The overrides that an address asks for, and how many there are of each kind. */
export interface ShownOverrides {
	readonly shown: Shown;
	readonly lines: readonly OverrideLine[];
	readonly counts: Readonly<Record<Shown, number>>;
}

export async function shownOverrides(parameters: URLSearchParams): Promise<ShownOverrides> {
	const shown = parseShown(parameters);
	const current = await currentTerritory();
	const { db } = await app();
	const records = current ? await listOverrides(db, current.data.table) : [];
	const all = current ? overrideLines(current.data, records, await parisToday(db)) : [];
	const of: Record<Shown, readonly OverrideLine[]> = {
		'en-vigueur': all.filter(({ standing }) => standing === 'in-force'),
		'a-revoir': all.filter(({ review }) => review !== ''),
		expirees: all.filter(({ standing }) => standing === 'expired'),
		retirees: all.filter(({ standing }) => standing === 'withdrawn'),
		toutes: all
	};
	return {
		shown,
		lines: of[shown],
		counts: {
			'en-vigueur': of['en-vigueur'].length,
			'a-revoir': of['a-revoir'].length,
			expirees: of.expirees.length,
			retirees: of.retirees.length,
			toutes: all.length
		}
	};
}
