import { qrCode, type QrCode } from '$lib/server/auth/authenticator';
import type { RoomHead } from '$lib/server/workshops';
import { roomOrigin } from './room.server';

/** How one comes into a room: the address to type, and the QR code that leads there without typing. */
export interface Entrance {
	/** Where the code is typed, without its protocol: `atelier.example.fr/salle`. */
	readonly address: string;
	readonly qr: QrCode;
	/** True where the address leads to this machine alone: no phone comes in by it. */
	readonly isHereOnly: boolean;
}

/** How people of a room come in. */
export async function entranceOf(room: RoomHead): Promise<Entrance> {
	const origin = await roomOrigin();
	const { host, hostname } = new URL(origin);
	return {
		address: `${host}/salle`,
		isHereOnly: ['localhost', '127.0.0.1', '[::1]'].includes(hostname),
		qr: qrCode(`${origin}/salle/entrer/${room.joinToken}`)
	};
}
