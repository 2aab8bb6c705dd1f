import { may } from '$lib/domain/access';
import { foldName } from '$lib/domain/compose';
import type { EntityFacts } from '$lib/domain/regrouping';
import { effectShown } from '$lib/screens';
import { fail } from '@sveltejs/kit';
import { carryOut, textOf, textsOf, workshop } from '../groups.server';
import { composedPlan, groupsOf, parseComposed } from './composed';
import type { Actions, PageServerLoad } from './$types';

/** Entities found that are shown at once. */
const SHOWN = 20;

/** Entities whose operator, number, SIREN, city or first site has every word searched, the most ESMS first. */
function found(seen: ReadonlyMap<string, EntityFacts>, search: string): readonly EntityFacts[] {
	const words = foldName(search)
		.split(' ')
		.filter((word) => word !== '');
	if (words.length === 0) return [];
	return [...seen.values()]
		.filter(({ finess, organisation, sirens, cities, firstSite }) => {
			const text = foldName(
				[finess, organisation.name, organisation.id, ...sirens, ...cities, firstSite].join(' ')
			);
			return words.every((word) => text.includes(word));
		})
		.sort((a, b) => b.esms - a.esms);
}

export const load: PageServerLoad = async ({ url }) => {
	const current = await workshop();
	if (!current) return { sight: null };
	const entities = current.workbench.entities();
	const asked = parseComposed(
		(name) => url.searchParams.get(name) ?? '',
		(name) => url.searchParams.getAll(name),
		entities
	);
	const results = found(entities, asked.search);
	const plan = composedPlan(asked, entities);
	return {
		sight: {
			asked,
			results: results.slice(0, SHOWN),
			more: Math.max(0, results.length - SHOWN),
			chosen: asked.entities.flatMap((finess) => entities.get(finess) ?? []),
			groups: groupsOf(asked, entities),
			effect: plan && effectShown(current.workbench.effectOf([plan])),
			mayDecide: may(current.who.role, 'decide')
		}
	};
};

export const actions: Actions = {
	default: async ({ request }) => {
		const form = await request.formData();
		const current = await workshop();
		const seen = current?.workbench.entities() ?? new Map<string, EntityFacts>();
		const asked = parseComposed(
			(name) => textOf(form, name),
			(name) => textsOf(form, name),
			seen
		);
		const plan = composedPlan(asked, seen);
		if (!plan)
			return fail(400, {
				message:
					'Choisissez au moins deux entités et un nom de groupe, un groupe à rejoindre, ou des entités à sortir de leur groupe.'
			});
		const note = plan.group ? 'groupe composé à la main' : 'entités sorties de leur groupe à la main';
		return carryOut([plan], textOf(form, 'service'), note);
	}
};
