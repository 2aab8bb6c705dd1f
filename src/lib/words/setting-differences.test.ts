import { fundingDefaults } from '$lib/reference';
import {
	comparisonFinding,
	formatChange,
	outcomeLooks,
	scenarioGroundText,
	settingDifferences,
	settingLabel,
	settingText
} from '$lib/words';
import { describe, expect, it } from 'vitest';

const looks = outcomeLooks([{ id: 'physical-mie', label: 'Structures à MIE physique' }]);
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const settings = (said: Readonly<Record<string, unknown>>) => new Map(Object.entries(said));
const differences = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) =>
	settingDifferences(settings(before), settings(after), looks).map(({ label, before: old, after: now }) =>
		[label, old, now].map(plain)
	);

describe('settings that differ, in words', () => {
	it('say what the product says where a scenario says nothing', () => {
		expect(differences({}, { start: '2027-06', 'grant:physical-mie': null })).toEqual([
			[
				'Aide, MIE physique',
				expect.stringMatching(/^forfait, 3 000,00 € par structure, .* \(produit\)$/),
				'pas d’aide'
			],
			['Début du plan', 'janvier 2027 (produit)', 'juin 2027']
		]);
	});

	it('are none where a scenario says what the product says', () => {
		const price = fundingDefaults.assumptions.find(({ id }) => id === 'price:fido-key');
		const { low = 0, likely = 0, high = 0 } = price ?? {};
		expect(differences({ 'assumption:price:fido-key': { high, likely, low } }, { start: '2027-01' })).toEqual(
			[]
		);
	});

	it('are told both ways', () => {
		const [one] = differences({ 'target:physical-mie': 'max' }, { 'target:physical-mie': 'min' });
		expect(one).toEqual(['Cible, MIE physique', 'cible maximale', 'cible minimale']);
	});
});

describe('what a setting says', () => {
	it.each([
		['assumption:price:fido-key', { low: 25, likely: 35.5, high: 60 }, '35,5 € (25 à 60 €)'],
		['assumption:loss', { low: 0.05, likely: 0.07, high: 0.1 }, '7 % (5 à 10 %)'],
		['assumption:presence', { low: 1.1, likely: 1.1, high: 1.1 }, '1,1'],
		['assumption:loss', 'x', 'x'],
		['item:training', { enabled: false }, 'écarté'],
		['item:training', { enabled: true, segments: ['physical-mie'] }, 'retenu pour MIE physique'],
		['choice:physical-mie:physical-means', 'cps', 'carte CPS'],
		['pace:physical-mie', [], 'ce qu’il faut pour tenir l’échéance, régulièrement'],
		[
			'pace:physical-mie',
			[{ from: '2027-01', perMonth: 1200 }],
			'1 200 professionnels par mois dès janvier 2027'
		],
		['actual:physical-mie:2027-03', { equipped: 300 }, '300 professionnels équipés'],
		['funder:cnsa', { label: 'CNSA', envelopes: [] }, 'CNSA, sans plafond connu'],
		[
			'funder:cnsa',
			{ label: 'CNSA', envelopes: [{ year: 2027, ae: 120_000_000, cp: null }] },
			'CNSA, 2027 : 1,2 M€ en AE'
		],
		['shortage', { kind: 'pro-rata' }, 'au prorata de ce qui est demandé'],
		['shortage', { kind: 'optimum', allocation: '3' }, 'la meilleure répartition, n° 3'],
		['shortage', { kind: 'priority', order: ['sso-obliged'] }, 'par ordre : soumis au SSO d’abord'],
		['grouping:560000001', { esms: 15 }, '15 ESMS'],
		['colour', 'red', 'red']
	])('%s', (key, value, expected) => {
		expect(plain(settingText(key, value, looks))).toBe(expected);
	});

	it('has a name for every kind of setting, and the key itself for what is none', () => {
		const keys = ['start', 'item:psc', 'grant:physical-mie', 'funder:cnsa', 'actual:physical-mie:2027-03'];
		expect(keys.map((key) => plain(settingLabel(key, looks)))).toEqual([
			'Début du plan',
			'Poste : Pro Santé Connect',
			'Aide, MIE physique',
			'Financeur : CNSA et national',
			'Réalisé à fin mars 2027, MIE physique'
		]);
		expect(settingLabel('colour', looks)).toBe('colour');
	});
});

describe('what a scenario was decided with', () => {
	it.each([
		[false, false, ''],
		[true, false, 'Calculé avec d’autres données (version 3 des données) : à revoir.'],
		[false, true, 'Calculé avec d’autres critères (version 2 des critères) : à revoir.'],
		[
			true,
			true,
			'Calculé avec d’autres données et d’autres critères (version 3 des données, version 2 des critères) : à revoir.'
		]
	])('data changed %s, criteria changed %s', (dataChanged, criteriaChanged, expected) => {
		const text = scenarioGroundText({ version: 3, criteria: 2, dataChanged, criteriaChanged });
		expect(plain(text)).toBe(expected);
	});
});

describe('what changes from a scenario to another', () => {
	const side = (name: string, cost: number, granted: number) => ({
		name,
		cut: { cost, granted, own: cost - granted, range: null, paid: null }
	});
	it.each([
		[side('B', 100_000, 0), '« B » donne les mêmes montants que « A »'],
		[side('B', 300_000, 0), '« B » coûte 2 k€ de plus que « A » ; le reste à charge augmente de 2 k€'],
		[side('B', 60_000, 0), '« B » coûte 400 € de moins que « A » ; le reste à charge baisse de 400 €'],
		[side('B', 100_000, 30_000), '« B » coûte autant que « A » ; le reste à charge baisse de 300 €'],
		[side('B', 120_000, 20_000), '« B » coûte 200 € de plus que « A » ; le reste à charge ne change pas']
	])('%j', (other, expected) => {
		expect(plain(comparisonFinding(side('A', 100_000, 0), other))).toBe(expected);
	});

	it('is written with its sign', () => {
		expect([120_000_000, -8_500_000, 0].map((cents) => plain(formatChange(cents)))).toEqual([
			'+1,2 M€',
			'−85 k€',
			'inchangé'
		]);
	});
});
