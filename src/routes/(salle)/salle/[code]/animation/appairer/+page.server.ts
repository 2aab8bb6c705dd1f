import { app } from '$lib/server/app';
import { roomAddress } from '$lib/server/http';
import { pairingGuesses, pairingRefusalMessage, usePairing } from '$lib/server/workshops';
import { fail, redirect } from '@sveltejs/kit';
import { facilitatorHere, giveRoomCookie, roomHere } from '../../../../room.server';
import type { Actions, PageServerLoad } from './$types';

const consoleOf = (code: string): string => `/salle/${code}/animation`;

/** For a device that opens no console yet. */
export const load: PageServerLoad = async (event) => {
	const room = await roomHere(event);
	if ((await facilitatorHere(event, room)) !== null) redirect(303, consoleOf(room.code));
	const { config } = await app();
	return {
		title: room.title,
		isPlain: roomAddress(config.roomOrigin).covers(event.request.headers)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const room = await roomHere(event);
		if ((await facilitatorHere(event, room)) !== null) redirect(303, consoleOf(room.code));
		const { db } = await app();
		const typed = await event.request.formData();
		const [code, name] = ['code', 'name'].map((field) => {
			const value = typed.get(field);
			return typeof value === 'string' ? value : '';
		});
		const guesses = pairingGuesses(room.id);
		const address = event.getClientAddress();
		const wait = await guesses.delay(db, address);
		if (wait > 0)
			return fail(429, {
				problem: `Trop de codes ont été essayés depuis ce réseau. Réessayez dans ${Math.ceil(wait / 60)}\u00a0min, ou animez depuis l’ordinateur.`,
				name: name ?? ''
			});
		const paired = await usePairing(db, room, { code: code ?? '', name: name ?? '' });
		if (!paired.ok) {
			if (paired.error.code === 'unknown-code') await guesses.count(db, address);
			return fail(400, { problem: pairingRefusalMessage(paired.error), name: name ?? '' });
		}
		await giveRoomCookie(event, room, 'console', paired.value.token);
		redirect(303, consoleOf(room.code));
	}
};
