import { qrCode, type QrCode } from '$lib/server/auth/authenticator';
import type { RoomHead } from '$lib/server/workshops';
import { roomOrigin } from './room.server';

/** How one comes into a room: the address to type, and the QR code that leads there without typing. */
export interface Joining {
	/** Where the code is typed, without its protocol: `atelier.example.fr/salle`. */
	readonly address: string;
	readonly qr: QrCode;
}

/** How people of a room come in. */
export async function joiningHere(room: RoomHead): Promise<Joining> {
	const origin = await roomOrigin();
	return {
		address: `${new URL(origin).host}/salle`,
		qr: qrCode(`${origin}/salle/entrer/${room.joinToken}`)
	};
}
