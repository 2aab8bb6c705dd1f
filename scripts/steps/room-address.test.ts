import http from 'node:http';
import type { NetworkInterfaceInfo } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from './refusal.mjs';
import { roomAddress, roomAddresses } from './room-address.mjs';
import { isHostOf, listenForRooms } from './room-listener.mjs';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
	address,
	netmask: '255.255.255.0',
	mac: '00:00:00:00:00:00',
	cidr: null,
	family: 'IPv4',
	internal
});
const LAPTOP = {
	lo: [ipv4('127.0.0.1', true)],
	docker0: [ipv4('172.17.0.1')],
	'vEthernet (WSL)': [ipv4('172.28.0.1')],
	eth1: [ipv4('169.254.3.3')],
	tun0: [ipv4('10.8.0.2')],
	wan0: [ipv4('203.0.113.9')],
	wlan0: [ipv4('192.168.1.20')]
};
const refusalOf = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		if (error instanceof Refusal) return error.message;
		throw error;
	}
	return '';
};

describe('the address of a room', () => {
	it('is a private one of the local network before public ones, tunnels, containers and unassigned ones', () => {
		expect(roomAddresses(LAPTOP).map(({ address }) => address)).toEqual([
			'192.168.1.20',
			'203.0.113.9',
			'172.17.0.1',
			'172.28.0.1',
			'10.8.0.2',
			'169.254.3.3'
		]);
	});

	it('is said, with the others and how to take one of them', () => {
		const { host, origin, said } = roomAddress({}, 3000, LAPTOP);
		expect({ host, origin }).toEqual({ host: '192.168.1.20', origin: 'http://192.168.1.20:3000' });
		expect(said).toContain('192.168.1.20 (wlan0)');
		expect(said).toContain('ROOM_HOST=203.0.113.9 npm run workshop');
		expect(roomAddress({}, 3000, { wlan0: [ipv4('192.168.1.20')] }).said).toBe(
			'Adresse prise\u00a0: 192.168.1.20 (wlan0).'
		);
	});

	it('is the one that is asked for, and its name may be another', () => {
		expect(roomAddress({ ROOM_HOST: '10.8.0.2' }, 3000, LAPTOP)).toMatchObject({
			host: '10.8.0.2',
			origin: 'http://10.8.0.2:3000'
		});
		expect(roomAddress({ ROOM_ORIGIN: 'http://atelier.local:3000/' }, 3000, LAPTOP)).toMatchObject({
			host: '192.168.1.20',
			origin: 'http://atelier.local:3000'
		});
	});

	it('is refused in words where there is none, and where it is none', () => {
		expect(refusalOf(() => roomAddress({}, 3000, { lo: [ipv4('127.0.0.1', true)] }))).toContain(
			'Rejoignez le Wi-Fi de la salle'
		);
		expect(refusalOf(() => roomAddress({ ROOM_HOST: 'wlan0' }, 3000, LAPTOP))).toContain(
			'192.168.1.20 (wlan0)'
		);
		for (const ROOM_ORIGIN of ['https://atelier.fr', 'atelier.local', 'http://atelier.local/salle'])
			expect(refusalOf(() => roomAddress({ ROOM_ORIGIN }, 3000, LAPTOP))).toContain('ROOM_ORIGIN');
	});
});

describe('the listener of a room', () => {
	const open: http.Server[] = [];
	afterEach(() => {
		for (const server of open.splice(0)) server.close();
	});

	const statusOf = (port: number, host: string): Promise<number> =>
		new Promise((resolve, reject) => {
			http
				.get({ host: '127.0.0.1', port, headers: { host } }, (response) => {
					response.resume();
					resolve(response.statusCode ?? 0);
				})
				.on('error', reject);
		});

	it('hands on what is addressed to the room, and nothing that says it is for this computer', async () => {
		const product = http.createServer((_, response) => response.writeHead(204).end());
		const origin = 'http://192.168.1.20:3000';
		const server = await listenForRooms(product, { host: '127.0.0.1', port: 0, origin });
		open.push(server);
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		expect(await statusOf(port, '192.168.1.20:3000')).toBe(204);
		for (const host of [`127.0.0.1:${port}`, 'localhost', '[::1]:3000', 'evil.example', '192.168.1.20'])
			expect([host, await statusOf(port, host)]).toEqual([host, 403]);
	});

	it.each([
		['ATELIER.local', true],
		['atelier.local:80', true],
		['atelier.local:3000', false],
		['atelier.local@127.0.0.1', false],
		[undefined, false]
	])('takes « %s » for http://atelier.local: %s', (given, expected) => {
		expect(isHostOf(given, 'http://atelier.local')).toBe(expected);
	});
});
