import { describe, expect, it } from 'vitest';
import { publishedText, versionInForceAt } from '$lib/words';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('versions of criteria in words', () => {
	it.each([
		[{ publishedAt: null, author: null }, 'livrée avec l’outil'],
		[
			{ publishedAt: '2026-11-24T13:30:00.000Z', author: 'Camille Essai' },
			'publiée le 24/11/2026 14:30 par Camille Essai'
		],
		[
			{ publishedAt: '2026-11-24T13:30:00.000Z', author: '' },
			'publiée le 24/11/2026 14:30 par un compte effacé'
		],
		[{ publishedAt: '2026-11-24T13:30:00.000Z', author: null }, 'publiée le 24/11/2026 14:30 par l’outil']
	])('%j is « %s »', (version, expected) => {
		expect(plain(publishedText(version))).toBe(expected);
	});
});

describe('the version in force at an instant', () => {
	const versions = [
		{ number: 3, publishedAt: '2026-11-24T10:00:00.000Z' },
		{ number: 2, publishedAt: '2026-10-01T08:00:00.000Z' },
		{ number: 1, publishedAt: null }
	];
	it.each([
		['2026-09-01T00:00:00.000Z', 1],
		['2026-10-01T07:59:59.999Z', 1],
		['2026-10-01T08:00:00.000Z', 2],
		['2026-10-01T08:00:00.001Z', 2],
		['2027-01-01T00:00:00.000Z', 3]
	])('at %s is %i', (instant, number) => {
		expect(versionInForceAt(versions, instant)?.number).toBe(number);
	});

	it('is none where no version is known', () => {
		expect(versionInForceAt([], '2026-10-01T08:00:00.000Z')).toBeNull();
	});
});
