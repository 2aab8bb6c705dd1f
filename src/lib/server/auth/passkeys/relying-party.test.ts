import { expect, it } from 'vitest';
import { relyingParty } from './relying-party';

it.each([
	['https://cible.exemple.fr', 'cible.exemple.fr', 'cible.exemple.fr', 'https://cible.exemple.fr'],
	['http://127.0.0.1:3000', 'localhost:3000', 'localhost', 'http://localhost:3000'],
	['http://localhost:3000', 'localhost:3000', 'localhost', 'http://localhost:3000']
])('a product at %s reached as %s has passkeys for %s', (origin, host, id, own) => {
	expect(relyingParty(origin, host)).toEqual({ id, origin: own });
});

it.each([
	['http://127.0.0.1:3000', '127.0.0.1:3000'],
	['http://[::1]:3000', '[::1]:3000'],
	['http://10.0.0.5', '10.0.0.5'],
	['http://127.0.0.1:3000', 'localhost.evil.example:3000'],
	['http://127.0.0.1:3000', '']
])('a product at %s reached as « %s » has none', (origin, host) => {
	expect(relyingParty(origin, host)).toBeNull();
});
