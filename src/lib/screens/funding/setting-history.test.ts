import { describe, expect, it } from 'vitest';
import { fundingDefaults } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import { settingHistoryLines } from './setting-history';

const looks = outcomeLooks([]);
const change = (id: number, value: unknown, key = 'start') => ({
	id,
	key,
	reset: value === null,
	value,
	author: 'Camille Essai',
	at: '2026-11-20T10:00:00.000Z',
	note: id === 1 ? 'Calendrier du comité' : ''
});
const told = (changes: Parameters<typeof settingHistoryLines>[0], inherited = new Map<string, unknown>()) =>
	settingHistoryLines(changes, inherited, looks).map(({ before, after }) => [before, after]);

describe('the history of settings', () => {
	it('says what a setting was and what it became, the last change first', () => {
		const inherited = new Map([['start', '2027-01']]);
		expect(told([change(3, null), change(2, '2027-09'), change(1, '2027-06')], inherited)).toEqual([
			['septembre 2027', 'janvier 2027, valeur d’origine'],
			['juin 2027', 'septembre 2027'],
			['janvier 2027, valeur d’origine', 'juin 2027']
		]);
	});

	it('keeps keys apart, and says no value that nobody said', () => {
		expect(told([change(2, { esms: 18 }, 'grouping:b'), change(1, '2027-06')])).toEqual([
			['aucun groupement, valeur d’origine', '18\u00a0ESMS'],
			[expect.stringMatching(/^.* 20\d\d, valeur d’origine$/), 'juin 2027']
		]);
	});

	it('says who, when and why', () => {
		expect(settingHistoryLines([change(1, '2027-06')], new Map(), looks)).toMatchObject([
			{
				label: 'Début du plan',
				author: 'Camille Essai',
				at: '2026-11-20T10:00:00.000Z',
				why: 'Calendrier du comité'
			}
		]);
	});

	it('tells a source when it changed, and only then', () => {
		const [price] = fundingDefaults.assumptions;
		if (!price) throw new Error('No assumption');
		const { low, likely, high, source } = price;
		const key = `assumption:${price.id}`;
		const lines = settingHistoryLines(
			[
				change(3, { low, likely: high, high, source: 'Devis de novembre' }, key),
				change(2, { low, likely, high, source }, key)
			],
			new Map(),
			looks
		);
		expect(lines.map(({ why }) => why.replace(/[\u00a0\u202f]/g, ' '))).toEqual([
			'Source : Devis de novembre',
			''
		]);
		expect(lines.at(-1)?.before).toMatch(/, valeur d’origine$/);
		expect(lines.at(-1)?.before).not.toMatch(/^valeur/);
	});
});
