import { shownRoomCode } from '$lib/domain/workshop';
import { app } from '$lib/server/app';
import { liveRoom } from '$lib/server/live';
import { error, redirect } from '@sveltejs/kit';
import { entranceOf } from '../../../entrance.server';
import { facilitatorHere, roomHere } from '../../../room.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// The address also says what is shown, which changes nothing here.
	const room = await event.untrack(() => roomHere(event));
	if ((await facilitatorHere(event, room)) === null) {
		if (event.locals.viewer === null) redirect(303, `/salle/${room.code}/animation/appairer`);
		error(403, 'Seuls les animateurs de cet atelier ouvrent l’écran du projecteur.');
	}
	const live = await liveRoom((await app()).db, room.id);
	return {
		code: room.code,
		shownCode: shownRoomCode(room.code),
		first: live.message({ kind: 'presenter' }, null),
		entrance: await entranceOf(room)
	};
};
