import { findField } from '$lib/domain/fields';
import { storedText, structureSheet } from '$lib/screens';
import { app } from '$lib/server/app';
import { structureHistory } from '$lib/server/versions';
import { error } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import type { PageServerLoad } from './$types';

/** Changes of a structure shown on its page, the latest first. */
const CHANGES_SHOWN = 30;

export const load: PageServerLoad = async ({ params }) => {
	const current = await currentTerritory();
	const sheet = current && structureSheet(current.data, params.finess);
	if (!sheet) {
		error(
			404,
			'Aucune structure de ce numéro dans la version en cours. Cherchez-la par son nom ou sa ville.'
		);
	}
	const { db } = await app();
	const history = await structureHistory(db, params.finess, CHANGES_SHOWN);
	return {
		sheet,
		history: history.map(({ version, createdAt, kind, field, before, after, source }) => ({
			version,
			createdAt,
			kind,
			label: findField(field)?.label ?? field,
			before: storedText(field, before),
			after: storedText(field, after),
			source
		}))
	};
};
