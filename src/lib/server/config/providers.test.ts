import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readServerConfig } from './index';

let folder = '';
beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-providers-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The configuration of a server whose providers are declared so. */
function declared(providers: unknown, env: Readonly<Record<string, string>> = {}) {
	const file = path.join(folder, 'providers.json');
	fs.writeFileSync(file, typeof providers === 'string' ? providers : JSON.stringify(providers));
	return readServerConfig({ HOST: '127.0.0.1', OIDC_PROVIDERS: file, ...env });
}

const PLAIN = {
	id: 'agence',
	label: 'Compte de l’agence',
	issuer: 'https://sso.exemple.fr/realms/agence',
	clientId: 'cible',
	clientSecret: 'azerty'
};

describe('the declared providers', () => {
	it('are none when no file is named', () => {
		expect(readServerConfig({ HOST: '127.0.0.1' })).toMatchObject({ value: { providers: [] } });
	});

	it('may be of any issuer', () => {
		expect(declared([PLAIN])).toMatchObject({
			value: {
				providers: [
					{
						id: 'agence',
						discovery: 'https://sso.exemple.fr/realms/agence/.well-known/openid-configuration',
						clientAuthentication: 'client_secret_post',
						scopes: ['openid'],
						acrValues: [],
						claims: '',
						secondFactor: { acr: [], amr: [] }
					}
				]
			}
		});
	});

	it.each([
		['pro-sante-connect', 'Pro Santé Connect', 'esante.gouv.fr'],
		['proconnect', 'ProConnect', 'connect']
	])('take what is known of %s from its preset', (preset, label, domain) => {
		const given = { id: 'national', preset, clientId: 'cible', clientSecretEnv: 'SECRET' };
		for (const environment of ['production', 'sandbox']) {
			const read = declared([{ ...given, environment }], { SECRET: 'azerty' });
			expect(read).toMatchObject({
				value: {
					providers: [
						{
							label,
							clientSecret: 'azerty',
							issuer: expect.stringContaining(domain),
							scopes: expect.arrayContaining(['openid'])
						}
					]
				}
			});
		}
	});

	it('may say otherwise than their preset', () => {
		const secondFactor = { acr: ['eidas3'] };
		const given = { ...PLAIN, preset: 'proconnect', scopes: ['openid', 'email'], secondFactor, claims: {} };
		expect(declared([given])).toMatchObject({
			value: {
				providers: [
					{
						label: PLAIN.label,
						issuer: PLAIN.issuer,
						scopes: ['openid', 'email'],
						claims: '{}',
						secondFactor: { acr: ['eidas3'], amr: [] }
					}
				]
			}
		});
	});

	it.each([
		['not JSON', '{', 'JSON'],
		['no list', PLAIN, 'liste'],
		['an issuer by http', [{ ...PLAIN, issuer: 'http://sso.exemple.fr' }], 'issuer'],
		['an id that is no part of an address', [{ ...PLAIN, id: 'A/B' }], 'id'],
		['an unknown preset', [{ ...PLAIN, preset: 'autre' }], 'preset'],
		['an unknown key', [{ ...PLAIN, client_id: 'x' }], 'client_id'],
		['no client', [{ ...PLAIN, clientId: undefined }], 'clientId'],
		['no secret', [{ ...PLAIN, clientSecret: undefined }], 'clientSecretEnv'],
		['two secrets', [{ ...PLAIN, clientSecretEnv: 'SECRET' }], 'clientSecret'],
		[
			'a secret in a variable that is empty',
			[{ ...PLAIN, clientSecret: undefined, clientSecretEnv: 'VIDE' }],
			'VIDE'
		],
		['scopes without openid', [{ ...PLAIN, scopes: ['email'] }], 'scopes'],
		['neither issuer nor preset', [{ ...PLAIN, issuer: undefined }], 'issuer'],
		['an id twice', [PLAIN, PLAIN], 'même id']
	])('are refused for %s, with what is wrong and no secret', (_, given, said) => {
		const read = declared(given);
		expect(read).toMatchObject({
			ok: false,
			error: [{ variable: 'OIDC_PROVIDERS', reason: expect.stringContaining(said) }]
		});
		expect(JSON.stringify(read)).not.toContain('azerty');
	});

	it('are refused when the file cannot be read', () => {
		expect(
			readServerConfig({ HOST: '127.0.0.1', OIDC_PROVIDERS: path.join(folder, 'absent.json') })
		).toMatchObject({ ok: false, error: [{ variable: 'OIDC_PROVIDERS' }] });
	});
});
