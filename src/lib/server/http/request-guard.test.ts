import { describe, expect, it } from 'vitest';
import { requestGuard } from './index';

const guard = requestGuard('https://cible.exemple.fr');
const from = (headers: Record<string, string>) => new Headers({ host: '127.0.0.1:3000', ...headers });
const codeOf = (method: string, headers: Record<string, string>) =>
	guard(method, from(headers))?.code ?? null;

describe('the Host of a request', () => {
	it.each(['127.0.0.1:3000', '127.0.0.1', 'localhost:8080', 'LOCALHOST', '[::1]:3000', 'cible.exemple.fr'])(
		'may be %s',
		(host) => {
			expect(codeOf('GET', { host })).toBeNull();
		}
	);

	it.each([
		'evil.example',
		'evil.example:3000',
		'localhost.evil.example',
		'127.0.0.1.evil.example',
		'cible.exemple.fr:8443',
		'a.cible.exemple.fr',
		'192.168.1.10:3000',
		'0.0.0.0:3000',
		'127.0.0.1@evil.example',
		'evil.example#127.0.0.1',
		'',
		' '
	])('may not be « %s », even to read', (host) => {
		expect(codeOf('GET', { host })).toBe('foreign-host');
		expect(codeOf('POST', { host, origin: `http://${host}` })).toBe('foreign-host');
	});
});

describe('what writes', () => {
	const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

	it.each(METHODS)('passes with %s from a page of ours', (method) => {
		expect(codeOf(method, { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' })).toBeNull();
		expect(codeOf(method, { origin: 'http://127.0.0.1:3000' })).toBeNull();
		expect(codeOf(method, { origin: 'https://cible.exemple.fr' })).toBeNull();
		expect(codeOf(method, { 'sec-fetch-site': 'same-origin' })).toBeNull();
	});

	it('passes whichever name of this machine the page was opened by', () => {
		expect(codeOf('POST', { host: 'localhost:3000', origin: 'http://localhost:3000' })).toBeNull();
		expect(codeOf('POST', { host: '[::1]:3000', origin: 'http://[::1]:3000' })).toBeNull();
	});

	it.each(METHODS)('is refused with %s when nothing says where it comes from', (method) => {
		expect(codeOf(method, {})).toBe('cross-site');
	});

	it.each([
		['another site', 'https://evil.example'],
		['an opaque origin', 'null'],
		['a subdomain', 'https://a.cible.exemple.fr'],
		['a look-alike', 'https://cible.exemple.fr.evil.example'],
		['another port of this machine', 'http://127.0.0.1:5000'],
		['another name of this machine', 'http://localhost:3000'],
		['another scheme', 'https://127.0.0.1:3000'],
		['what is no origin', 'x']
	])('is refused from %s', (_, origin) => {
		expect(codeOf('POST', { origin })).toBe('cross-site');
		expect(codeOf('POST', { origin, 'content-type': 'application/json' })).toBe('cross-site');
	});

	it.each(['cross-site', 'same-site', 'none'])(
		'is refused when the browser says %s, whatever the origin',
		(site) => {
			expect(codeOf('POST', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': site })).toBe('cross-site');
			expect(codeOf('POST', { 'sec-fetch-site': site })).toBe('cross-site');
		}
	);
});

it('lets anybody who uses a right Host read, from wherever they come', () => {
	expect(codeOf('GET', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBeNull();
	expect(codeOf('HEAD', {})).toBeNull();
});
