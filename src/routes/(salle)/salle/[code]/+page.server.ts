import { proposableFields } from '$lib/screens';
import { app } from '$lib/server/app';
import { liveRoom } from '$lib/server/live';
import { redirect } from '@sveltejs/kit';
import { participantHere, roomHere } from '../../room.server';
import { join, joiningOf } from './join.server';
import type { Actions, PageServerLoad } from './$types';

/** What somebody who comes in is asked; for who is in, the room as it is. */
export const load: PageServerLoad = async (event) => {
	const room = await roomHere(event);
	const participant = await participantHere(event, room);
	if (participant === null) {
		// Only who runs a workshop that is over comes so far.
		if (room.status === 'closed') redirect(303, `/salle/${room.code}/animation`);
		return { code: room.code, joining: await joiningOf(event, room), seat: null };
	}
	const live = await liveRoom((await app()).db, room.id);
	const group = live.state.participants[participant]?.group ?? null;
	const first = live.message({ kind: 'participant', group }, null, participant);
	return { code: room.code, joining: null, seat: { participant, first, proposable: proposableFields() } };
};

export const actions: Actions = { join };
