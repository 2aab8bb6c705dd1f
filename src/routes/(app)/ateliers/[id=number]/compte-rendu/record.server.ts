import { error } from '@sveltejs/kit';
import { recordOf, type WorkshopRecord } from '$lib/domain/workshop-record';
import { app } from '$lib/server/app';
import { liveRoom } from '$lib/server/live';
import { readWorkshop, type Workshop } from '$lib/server/workshops';
import { viewer } from '../../../viewer.server';

/** The record of a workshop that the one who asks may see, with how many events it is made of. */
export async function recordHere(
	id: number
): Promise<{ readonly workshop: Workshop; readonly record: WorkshopRecord | null; readonly events: number }> {
	const { db } = await app();
	const workshop = await readWorkshop(db, id, viewer().scope);
	if (!workshop)
		error(
			404,
			'Cet atelier n’existe pas, ou n’est pas de votre territoire. Revenez à la liste des ateliers.'
		);
	const { state } = await liveRoom(db, id);
	return { workshop, record: recordOf(state), events: state.seq };
}
