import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeNext, signInHref } from './index';

describe('where somebody goes after signing in', () => {
	it.each([
		['/structures', '/structures'],
		['/structures?segment=large-group&q=a%20b', '/structures?segment=large-group&q=a%20b'],
		['/structures/../organisations', '/organisations'],
		['/structures?next=//evil.example', '/structures?next=//evil.example'],
		['/', '/']
	])('may be %s', (given, expected) => {
		expect(safeNext(given)).toBe(expected);
	});

	it.each([
		null,
		'',
		'structures',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/%2f%2fevil.example',
		'/%2Fevil.example',
		'/%5cevil.example',
		'/.//evil.example',
		'/..//evil.example',
		'/x/..//evil.example',
		'https://evil.example',
		'https:evil.example',
		'javascript:alert(1)',
		'/\t/evil.example',
		'/\n/evil.example',
		'/\r\nlocation: https://evil.example',
		'/\u0000/evil.example',
		' //evil.example',
		'/a\u0085b',
		'@evil.example',
		`/${'a'.repeat(5000)}`,
		'/connexion',
		'/connexion?next=/connexion',
		'/deconnexion',
		'/premier-acces/x',
		'/invitation/x'
	])('is the dashboard when %j is asked', (given) => {
		expect(safeNext(given)).toBe('/');
	});

	it('is always on this site, whatever is asked', () => {
		const piece = fc.constantFrom(
			'/',
			'\\',
			'.',
			'..',
			'%2f',
			'%5c',
			'@',
			':',
			'?',
			'#',
			'evil.example',
			'a',
			'\t',
			'https'
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(piece).map((pieces) => pieces.join(''))
				),
				(given) => {
					const next = safeNext(given);
					expect(new URL(next, 'https://cible.exemple.fr').origin).toBe('https://cible.exemple.fr');
					expect(safeNext(next)).toBe(next);
				}
			)
		);
	});

	it('is kept in the address of the sign-in page', () => {
		expect(signInHref('/')).toBe('/connexion');
		expect(signInHref('/structures?q=a&b=c')).toBe('/connexion?next=%2Fstructures%3Fq%3Da%26b%3Dc');
		expect(signInHref('//evil.example')).toBe('/connexion');
	});
});
