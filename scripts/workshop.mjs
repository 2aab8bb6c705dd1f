import os from 'node:os';
import { setUp } from './setup.mjs';
import { listeningAddress } from './steps/address.mjs';
import { availablePort } from './steps/port.mjs';
import { Refusal, script } from './steps/refusal.mjs';
import { roomAddress } from './steps/room-address.mjs';
import { isHostOf, listenForRooms } from './steps/room-listener.mjs';
import { listenProblem, serveProduct } from './steps/serve.mjs';

/**
 * The product for a workshop in a room without internet: accounts on this computer, as with `npm start`, and the rooms, and they
 * alone, on the local network.
 */
await script(async () => {
	const { env } = process;
	if (env['ORIGIN']?.trim().startsWith('https:'))
		throw new Refusal(
			`ORIGIN=${env['ORIGIN']}\u00a0: derrière un mandataire https, les ateliers sont déjà à cette adresse. Lancez «\u00a0npm start\u00a0».`,
			2
		);
	const address = await listeningAddress(env, 3000);
	const room = roomAddress(env, address.port, os.networkInterfaces());
	if (room.host === address.host || isHostOf(new URL(env['ORIGIN'] ?? address.url).host, room.origin))
		throw new Refusal(
			`${room.origin}\u00a0: c’est l’adresse des comptes. Donnez-en une autre à la salle par ROOM_HOST ou ROOM_ORIGIN.`,
			2
		);
	await availablePort(room.host, address.port);
	await setUp('web', 'node');
	env['ROOM_ORIGIN'] = room.origin;
	// No proxy stands between the phones and this machine: what a header says of an address is said by anybody.
	delete env['ADDRESS_HEADER'];
	const product = await serveProduct(env, address);
	try {
		await listenForRooms(product, { ...room, port: address.port });
	} catch (error) {
		throw new Refusal(listenProblem(error, room.host, address.port));
	}
	process.stdout.write(`
Cible 2028 est prêt pour un atelier.
  Sur cet ordinateur, avec un compte\u00a0: ${env['ORIGIN']}/ateliers
  Dans la salle, sans compte\u00a0:         ${room.origin}/salle
${room.said}
La salle passe par le réseau local en http\u00a0: qui l’écoute peut lire les échanges. Aucun compte ne s’ouvre par cette adresse.
Si les téléphones ne la joignent pas, autorisez Node.js dans le pare-feu et vérifiez qu’ils sont sur le même réseau.
Pour l’arrêter\u00a0: Ctrl+C.
`);
});
