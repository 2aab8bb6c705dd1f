import { Refusal } from './refusal.mjs';

/** Networks of virtual machines, containers and tunnels: phones of a room are rarely there. */
const VIRTUAL =
	/^(docker|br-|veth|virbr|vmnet|vboxnet|vmware|vethernet|hyper-v|utun|tun|tap|wg|zt|tailscale|ham|ppp|cni|lxc)/i;

/** @param {string} address IPv4 */
const isPrivate = (address) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);

/**
 * How far from being the network of a room: wireless and wired private networks first.
 * @param {RoomAddress} address
 */
function rank({ name, address }) {
	if (VIRTUAL.test(name)) return 3;
	if (address.startsWith('169.254.')) return 4;
	return isPrivate(address) ? 0 : 2;
}

/** @typedef {{ name: string, address: string }} RoomAddress an interface of this machine and its IPv4 address */

/**
 * Addresses by which others of the local network reach this machine, the likeliest first.
 * @param {ReturnType<typeof import('node:os').networkInterfaces>} interfaces
 * @returns {RoomAddress[]}
 */
export function roomAddresses(interfaces) {
	const all = Object.entries(interfaces).flatMap(([name, addresses]) =>
		(addresses ?? [])
			.filter(({ family, internal }) => family === 'IPv4' && !internal)
			.map(({ address }) => ({ name, address }))
	);
	return all.sort((a, b) => rank(a) - rank(b));
}

/**
 * Where to listen for rooms, and what to say of it.
 * @param {NodeJS.ProcessEnv} env ROOM_HOST: an address of this machine; ROOM_ORIGIN: what the QR codes hold instead of it
 * @param {number} port
 * @param {ReturnType<typeof import('node:os').networkInterfaces>} interfaces
 * @returns {{ host: string, origin: string, said: string }} `said`: French, which address was taken and how to take another one
 * @throws {Refusal} where this machine has no address, and for variables that say none
 */
export function roomAddress(env, port, interfaces) {
	const found = roomAddresses(interfaces);
	const wanted = env['ROOM_HOST']?.trim() || undefined;
	const list = found.map(({ name, address }) => `${address} (${name})`).join(', ');
	if (wanted !== undefined && !/^\d{1,3}(\.\d{1,3}){3}$/.test(wanted))
		throw new Refusal(
			`ROOM_HOST=${wanted}\u00a0: ce n’est pas une adresse de cette machine, de la forme 192.168.1.20.${list ? ` Celles qu’elle a\u00a0: ${list}.` : ''}`,
			2
		);
	const first = found[0];
	const host = wanted ?? first?.address;
	if (host === undefined)
		throw new Refusal(
			'Cette machine n’a pas d’adresse sur un réseau local\u00a0: les téléphones ne pourraient pas la joindre. Rejoignez le Wi-Fi de la salle ou partagez la connexion d’un téléphone, puis recommencez. Sans réseau, «\u00a0npm start\u00a0» ouvre Cible 2028 sur cet ordinateur seulement.'
		);
	const others = found.filter(({ address }) => address !== host);
	const taken = found.find(({ address }) => address === host);
	const choice =
		others[0] === undefined
			? ''
			: ` Autres adresses\u00a0: ${others.map(({ name, address }) => `${address} (${name})`).join(', ')}. Pour en prendre une autre\u00a0: ROOM_HOST=${others[0].address} npm run workshop.`;
	return {
		host,
		origin: roomOrigin(env['ROOM_ORIGIN']?.trim() || undefined, host, port),
		said: `Adresse prise\u00a0: ${host}${taken ? ` (${taken.name})` : ''}.${choice}`
	};
}

/**
 * @param {string | undefined} given
 * @param {string} host
 * @param {number} port
 */
function roomOrigin(given, host, port) {
	if (given === undefined) return new URL(`http://${host}:${port}`).origin;
	const url = URL.canParse(given) ? new URL(given) : null;
	if (url?.protocol !== 'http:' || url.origin !== given.replace(/\/$/, ''))
		throw new Refusal(
			`ROOM_ORIGIN=${given}\u00a0: donnez l’adresse http par laquelle les téléphones joignent cette machine, par exemple http://${host}:${port}. En https, les ateliers sont à ORIGIN\u00a0: lancez «\u00a0npm start\u00a0» (voir docs/operations.md).`,
			2
		);
	return url.origin;
}
