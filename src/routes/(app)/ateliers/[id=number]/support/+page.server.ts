import { conditionSentence } from '$lib/words';
import { app } from '$lib/server/app';
import { readCriteriaVersion } from '$lib/server/criteria';
import { liveRoom } from '$lib/server/live';
import { preparationRefusalMessage, readWorkshop } from '$lib/server/workshops';
import { workshopScript } from '$lib/reference';
import { error } from '@sveltejs/kit';
import { openingGround } from '../../opening.server';
import { viewer } from '../../../viewer.server';
import type { PageServerLoad } from './$types';

/** What is printed before a workshop: as it will open today, or as it opened. */
export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	const workshop = await readWorkshop(db, Number(params.id), viewer().scope);
	if (!workshop) error(404, 'Cet atelier n’existe pas, ou n’est pas de votre territoire.');
	const { state } = await liveRoom(db, workshop.id);
	const { preparation } = workshop;
	const version = await readCriteriaVersion(db, preparation.criteriaVersion);
	const ground = state.setup ? null : await openingGround(preparation);
	if (ground && !ground.ok) error(409, preparationRefusalMessage(ground.error));
	const setup = state.setup ?? (ground?.ok ? { ...preparation, ...ground.value } : null);
	if (!setup || !version) error(409, 'Aucune donnée n’est importée\u00a0: il n’y a rien à imprimer.');
	return {
		id: workshop.id,
		title: workshop.title,
		plannedFor: workshop.plannedFor,
		territory: setup.territory,
		fictional: setup.dataset.fictional,
		rehearsal: preparation.rehearsal,
		criteriaVersion: preparation.criteriaVersion,
		agenda: state.setup ? state.agenda : preparation.agenda,
		groups: setup.groups,
		segments: version.criteria.segments.map(({ id, label, colour, when }) => ({
			id,
			label,
			...(colour === undefined ? {} : { colour }),
			sentence: conditionSentence(when)
		})),
		polls: ground?.ok ? ground.value.polls : Object.values(state.polls).map(({ poll }) => poll),
		source: workshopScript.source
	};
};
