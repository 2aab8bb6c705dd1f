import { shownRoomCode } from '$lib/domain/workshop';
import { app } from '$lib/server/app';
import { liveRoom } from '$lib/server/live';
import { pairedDevices } from '$lib/server/workshops';
import { error, redirect } from '@sveltejs/kit';
import { entranceOf } from '../../../entrance.server';
import { facilitatorHere, roomHere } from '../../../room.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// The address also says which step is looked at, which changes nothing here.
	const room = await event.untrack(() => roomHere(event));
	const facilitator = await facilitatorHere(event, room);
	if (facilitator === null) {
		if (event.locals.viewer === null) redirect(303, `/salle/${room.code}/animation/appairer`);
		error(403, 'Votre compte n’anime pas cet atelier. Demandez à qui l’anime de relier cet appareil.');
	}
	const { db } = await app();
	const live = await liveRoom(db, room.id);
	return {
		code: room.code,
		shownCode: shownRoomCode(room.code),
		workshop: room.id,
		facilitator,
		first: live.message({ kind: 'console' }, null),
		entrance: await entranceOf(room),
		devices: await pairedDevices(db, room.id)
	};
};
