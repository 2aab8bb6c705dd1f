import { fail, redirect } from '@sveltejs/kit';
import { tooManyCodes, typedRoom, UNKNOWN_ROOM } from '../room.server';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const typed = (await event.request.formData()).get('code');
		const code = typeof typed === 'string' ? typed : '';
		const room = await typedRoom(event, code);
		if (room === null) return fail(404, { problem: UNKNOWN_ROOM, code: code.slice(0, 12) });
		if ('wait' in room) return fail(429, { problem: tooManyCodes(room.wait), code: code.slice(0, 12) });
		redirect(303, `/salle/${room.code}`);
	}
};
