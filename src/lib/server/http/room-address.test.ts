import { describe, expect, it } from 'vitest';
import { requestGuard, roomAddress } from './index';

const ROOM = 'http://192.168.1.20:3000';
const address = roomAddress(ROOM);
const from = (host: string) => new Headers({ host });

describe('the address of the rooms', () => {
	it.each([
		['192.168.1.20:3000', true],
		['192.168.1.20', false],
		['192.168.1.20:3001', false],
		['127.0.0.1:3000', false],
		['localhost:3000', false],
		['192.168.1.20:3000@evil.example', false],
		['evil.example', false],
		['', false]
	])('is that of a request whose Host is « %s »: %s', (host, expected) => {
		expect(address.covers(from(host))).toBe(expected);
		expect(roomAddress(null).covers(from(host))).toBe(false);
	});

	it('may be a name, whatever its case, and port 80 goes without saying', () => {
		const named = roomAddress('http://atelier.local');
		expect(named.covers(from('ATELIER.local'))).toBe(true);
		expect(named.covers(from('atelier.local:80'))).toBe(true);
		expect(named.covers(from('atelier.local:8080'))).toBe(false);
	});

	it.each(['/', '/salle', '/salle/K7MP3XQD', '/salle/entrer/abc', '/salle/K7MP3XQD/animation/envois'])(
		'opens %s',
		(path) => {
			expect(address.refusal(path)).toBeNull();
		}
	);

	it.each([
		'/connexion',
		'/comptes',
		'/ateliers',
		'/ateliers/1',
		'/api/views',
		'/structures',
		'/sante',
		'/salles',
		'/Salle',
		'/donnees',
		'/premier-acces/x'
	])('does not open %s', (path) => {
		expect(address.refusal(path)).toEqual({ code: 'rooms-only' });
	});
});

describe('what writes by the address of the rooms', () => {
	const guard = requestGuard('http://127.0.0.1:3000', ROOM);
	const codeOf = (headers: Record<string, string>) => guard('POST', new Headers(headers))?.code ?? null;

	it('comes from a page of that address: a plain network gives no more than its Origin', () => {
		expect(codeOf({ host: '192.168.1.20:3000', origin: ROOM })).toBeNull();
	});

	it.each([
		['nothing', {}],
		['another machine', { origin: 'http://192.168.1.66:3000' }],
		['another port', { origin: 'http://192.168.1.20:8080' }],
		['the accounts of this computer', { origin: 'http://127.0.0.1:3000' }],
		['an opaque page', { origin: 'null' }],
		['https, which nobody serves there', { origin: 'https://192.168.1.20:3000' }]
	])('is refused from %s', (_, headers) => {
		expect(codeOf({ host: '192.168.1.20:3000', ...headers })).toBe('cross-site');
	});

	it('is refused under another name that leads here', () => {
		expect(codeOf({ host: 'evil.example:3000', origin: 'http://evil.example:3000' })).toBe('foreign-host');
		expect(codeOf({ host: '192.168.1.21:3000', origin: 'http://192.168.1.21:3000' })).toBe('foreign-host');
	});

	it('cannot write to the accounts of this computer', () => {
		expect(codeOf({ host: '127.0.0.1:3000', origin: ROOM })).toBe('cross-site');
	});
});
