import { describe, expect, it } from 'vitest';
import { ssoSureness, usersBeyondStaff, type SsoLine } from './sso-lines';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const RULE = { threshold: 5000, watchBand: 0.8, countExternal: false, label: '', source: '' };
const line = (low: number, high: number, answer: SsoLine['answer']): SsoLine => ({
	organisation: '229000252',
	organisationName: '',
	solution: 'Béryl Soins',
	low,
	high,
	lowWithExternal: low,
	highWithExternal: Infinity,
	answer
});

it.each([
	[line(5001, 5001, 'mandatory'), 'Soumis d’après les usages déclarés'],
	[line(3800, 5700, 'undetermined'), 'Incertain : le seuil est dans l’intervalle'],
	[line(0, Infinity, 'undetermined'), 'Incertain : le nombre d’utilisateurs n’a pas de plafond connu'],
	[line(4100, 4900, 'watch'), 'Non soumis, à surveiller : au moins 80 % du seuil possibles'],
	[line(10, 10, 'not-mandatory'), 'Non soumis d’après les usages déclarés'],
	[line(10, 20, 'not-mandatory'), 'Non soumis d’après les usages déclarés, même au plus haut']
])('an answer says what it rests on, and not that it is sure', (answer, words) => {
	expect(plain(ssoSureness(answer, RULE))).toBe(words);
});

describe('more users than professionals', () => {
	const lines = [line(5001, 5001, 'mandatory')];
	it.each([
		[5000, true],
		[5001, false],
		[Infinity, false]
	])('is explained where the professionals are %d at most: %s', (high, told) => {
		expect(usersBeyondStaff(lines, { low: 0, high }) !== null).toBe(told);
	});

	it('says both numbers', () => {
		expect(plain(usersBeyondStaff(lines, { low: 1953, high: 2970 }) ?? '')).toMatch(
			/^5 001 utilisateurs de « Béryl Soins » pour 2 970 professionnels au plus/
		);
	});
});
