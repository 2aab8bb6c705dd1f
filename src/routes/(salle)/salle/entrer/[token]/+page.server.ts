import { app } from '$lib/server/app';
import { findRoomByToken } from '$lib/server/workshops';
import { error, redirect } from '@sveltejs/kit';
import { giveRoomCookie, UNKNOWN_ROOM } from '../../../room.server';
import type { PageServerLoad } from './$types';

/** What the QR code leads to: the room itself, whose code nobody had to type. */
export const load: PageServerLoad = async (event) => {
	const { db } = await app();
	const room = await findRoomByToken(db, event.params.token);
	if (room === null) error(404, UNKNOWN_ROOM);
	await giveRoomCookie(event, room, 'entry', room.joinToken);
	redirect(303, `/salle/${room.code}`);
};
