import { app } from '$lib/server/app';
import { qrCode, type QrCode } from '$lib/server/auth/authenticator';
import type { RoomHead } from '$lib/server/workshops';

/** How one comes into a room: the address where its code is typed, and the QR code that leads there without typing. */
export interface Joining {
	/** Without its protocol: `atelier.example.fr/salle`. */
	readonly address: string;
	readonly qr: QrCode;
}

/** How people come into a room: by the local network where it listens there, else where everything is. */
export async function joiningHere(room: RoomHead): Promise<Joining> {
	const { config } = await app();
	const origin = config.roomOrigin ?? config.origin;
	return {
		address: `${new URL(origin).host}/salle`,
		qr: qrCode(`${origin}/salle/entrer/${room.joinToken}`)
	};
}
