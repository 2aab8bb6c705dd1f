import { manifestHashOf } from '$lib/files';
import { engineVersion } from '$lib/server/exports';
import { recordHere } from './record.server';
import type { PageServerLoad } from './$types';

/** The record of a workshop, ready as soon as it is over. */
export const load: PageServerLoad = async ({ params }) => {
	const { workshop, record, events } = await recordHere(Number(params.id));
	const { id, title, status, erasedAt } = workshop;
	const hash = record && manifestHashOf(record, { workshop: id, events, engine: engineVersion });
	return { id, title, status, erasedAt, record, hash };
};
