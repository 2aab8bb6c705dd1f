import { app } from '$lib/server/app';
import { qrCode, type QrCode } from '$lib/server/auth/authenticator';
import type { RoomHead } from '$lib/server/workshops';
import type { RequestEvent } from '@sveltejs/kit';

/** How one comes into a room: the address to type, and the QR code that leads there without typing. */
export interface Joining {
	/** Where the code is typed, without its protocol: `atelier.example.fr/salle`. */
	readonly address: string;
	readonly qr: QrCode;
}

/** How people of the room of this request come in. */
export async function joiningHere({ url }: Pick<RequestEvent, 'url'>, room: RoomHead): Promise<Joining> {
	await app();
	return {
		address: `${url.host}/salle`,
		qr: qrCode(`${url.origin}/salle/entrer/${room.joinToken}`)
	};
}
