import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configMessage, readDatabaseConfig, readServerConfig } from './index';

const LOCAL = { HOST: '127.0.0.1' };

describe('the configuration of the server', () => {
	it('uses the embedded database, port 3000 and the demonstration data when nothing else is said', () => {
		expect(readServerConfig(LOCAL)).toEqual({
			ok: true,
			value: {
				dataDir: path.resolve('.data'),
				databaseUrl: null,
				host: '127.0.0.1',
				port: 3000,
				origin: 'http://127.0.0.1:3000',
				roomOrigin: null,
				demoData: true,
				logLevel: 'info',
				providers: []
			}
		});
	});

	it('takes every variable, without surrounding spaces', () => {
		const result = readServerConfig({
			HOST: ' localhost ',
			PORT: '8080',
			ORIGIN: 'https://cible.exemple.fr/',
			DATA_DIR: '/srv/cible',
			DATABASE_URL: 'postgres://cible:azerty@base:5432/cible',
			DEMO_DATA: '0',
			LOG_LEVEL: 'warn'
		});
		expect(result).toEqual({
			ok: true,
			value: {
				dataDir: path.resolve('/srv/cible'),
				databaseUrl: 'postgres://cible:azerty@base:5432/cible',
				host: 'localhost',
				port: 8080,
				origin: 'https://cible.exemple.fr',
				roomOrigin: null,
				demoData: false,
				logLevel: 'warn',
				providers: []
			}
		});
	});

	it('counts an empty variable as absent', () => {
		const result = readDatabaseConfig({ DATABASE_URL: '', DATA_DIR: ' ' });
		expect(result).toEqual({ ok: true, value: { dataDir: path.resolve('.data'), databaseUrl: null } });
	});

	it('writes an IPv6 address in brackets in the origin', () => {
		expect(readServerConfig({ HOST: '::1' })).toMatchObject({ value: { origin: 'http://[::1]:3000' } });
	});

	it.each(['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST'])('listens on %s', (HOST) => {
		expect(readServerConfig({ HOST }).ok).toBe(true);
	});

	it.each([
		'0.0.0.0',
		'::',
		'192.168.1.10',
		'127.0.0.256',
		'127.1',
		'exemple.fr',
		'127.0.0.1.exemple.fr',
		undefined
	])('refuses to listen on %s without TLS', (HOST) => {
		const result = readServerConfig({ HOST });
		expect(result).toMatchObject({ ok: false, error: [{ variable: 'HOST' }] });
	});

	it.each(['0.0.0.0', '::', '192.168.1.10', undefined])(
		'listens on %s behind a proxy that ends TLS',
		(HOST) => {
			expect(readServerConfig({ HOST, ORIGIN: 'https://cible.exemple.fr' }).ok).toBe(true);
		}
	);

	it.each([
		['PORT', 'http'],
		['PORT', '65536'],
		['PORT', '-1'],
		['ORIGIN', 'cible.exemple.fr'],
		['ORIGIN', 'https://cible.exemple.fr/sous-dossier'],
		['ORIGIN', 'ftp://cible.exemple.fr'],
		['ROOM_ORIGIN', 'https://192.168.1.20:3000'],
		['ROOM_ORIGIN', '192.168.1.20:3000'],
		['ROOM_ORIGIN', 'http://192.168.1.20:3000/salle'],
		['DATABASE_URL', 'mysql://base/cible'],
		['DATABASE_URL', 'base'],
		['DEMO_DATA', 'oui'],
		['DATA_DIR', 'a\0b'],
		['ORIGIN', 'http://cible.exemple.fr'],
		['LOG_LEVEL', 'tout'],
		['ADDRESS_HEADER', 'X-Forwarded-For: 1'],
		['XFF_DEPTH', '0']
	])('refuses %s=%s and names the variable', (variable, value) => {
		const result = readServerConfig({ ...LOCAL, [variable]: value });
		expect(result).toMatchObject({ ok: false, error: [{ variable, value }] });
	});

	it('reports every wrong variable at once, and never writes a secret', () => {
		const result = readServerConfig({
			HOST: '0.0.0.0',
			PORT: 'x',
			DATABASE_URL: 'mysql://cible:azerty@base/cible'
		});
		const message = result.ok ? '' : configMessage(result.error);
		expect(message).toContain('HOST');
		expect(message).toContain('PORT = «\u00a0x\u00a0»');
		expect(message).toContain('mysql://cible:…@base/cible');
		expect(message).not.toContain('azerty');
	});
});
