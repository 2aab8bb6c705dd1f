import { describe, expect, it } from 'vitest';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { compose, sites, type TestLayer } from '../../../tests/support/territory';
import { organisationSheet } from './organisation-sheet';
import { structureSheet } from './structure-sheet';
import { territoryData, type TerritoryData } from './territory-data';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const SMALL = '560000010';
const LARGE = '560000028';

const register: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(3, { entity: SMALL, category: '500', prefix: '561' }),
		...sites(60, { entity: LARGE, category: '354', prefix: '562' })
	]
};
const survey: TestLayer = {
	kind: 'survey',
	name: 'enquete.csv',
	rows: [{ 'structure.finess': '561000000', 'structure.heads': '48', 'structure.it_centralised': 'no' }]
};
const uses: TestLayer = {
	kind: 'uses',
	rows: [{ 'use.holder': LARGE, 'use.solution': 'Alpha', 'use.users': '5001', 'use.external_users': '12' }]
};

const dataOf = (...layers: TestLayer[]): TerritoryData =>
	territoryData(compose(reference, ...layers).table, { criteria: defaultCriteria, overrides: [] }, ssoRule);

describe('the sheet of a structure', () => {
	it('is not there for a number that the dataset does not hold', () => {
		expect(structureSheet(dataOf(register), '000000000')).toBeNull();
	});

	it('says why the structure is in its segment, and why not in a segment that comes first', () => {
		const sheet = structureSheet(dataOf(register, survey), '561000000');
		expect(sheet?.outcome).toBe('physical-mie');
		expect(sheet?.estimated).toBe(false);
		expect(sheet?.why.map(plain)).toEqual([
			'Son champ est Personnes âgées (PA).',
			'« Grands groupes » est écarté : son organisme gère 3 ESMS (il en faut au moins 50) et compte entre 48 et 848 professionnels (il en faut au moins 1 000).'
		]);
	});

	it('tells what a result rests on although nobody declared it', () => {
		const sheet = structureSheet(dataOf(register), '562000000');
		expect(sheet?.outcome).toBe('large-group');
		expect(sheet?.estimated).toBe(true);
		expect(sheet?.restsOn.map(({ actual }) => plain(actual))).toContain('inconnu, supposé « oui »');
	});

	it('asks what would settle an undetermined structure, and says what each answer would leave', () => {
		const wide: TestLayer = {
			kind: 'establishments',
			rows: sites(10, { entity: SMALL, category: '500', prefix: '561' })
		};
		const sheet = structureSheet(dataOf(wide), '561000000');
		expect(sheet?.outcome).toBe('undetermined');
		expect(sheet?.possible).toEqual(['large-group', 'physical-mie']);
		const [question] = sheet?.questions ?? [];
		expect(plain(question?.text ?? '')).toBe('Professionnels de l’organisme ≥ 1 000');
		expect(question?.ifTrue).toEqual(['large-group']);
		expect(question?.ifFalse).toEqual(['physical-mie']);
	});

	it('gives each value with its state, its source and its date', () => {
		const sheet = structureSheet(dataOf(register, survey), '561000000');
		const lines = sheet?.sections.flatMap((section) => section.lines) ?? [];
		expect(lines.find(({ field }) => field === 'structure.heads')).toMatchObject({
			state: 'declared',
			source: 'enquete.csv',
			date: '2026-09-01',
			number: { low: 48, high: 48 }
		});
		expect(lines.find(({ field }) => field === 'structure.dui')).toMatchObject({
			state: 'unknown',
			text: 'inconnu',
			source: ''
		});
	});
});

describe('the sheet of an organisation', () => {
	it('is not there for an id that the dataset does not hold', () => {
		expect(organisationSheet(dataOf(register), 'nobody')).toBeNull();
		expect(organisationSheet(dataOf(register), '')).toBeNull();
	});

	it('lists its structures, its uses and its answer, with and without external accounts', () => {
		const sheet = organisationSheet(dataOf(register, uses), LARGE);
		expect(sheet?.structures).toHaveLength(60);
		expect(sheet?.mix.reduce((sum, { count }) => sum + count, 0)).toBe(60);
		expect(sheet?.uses).toHaveLength(1);
		expect(sheet?.sso.answer).toBe('mandatory');
		expect(sheet?.sso.lines).toMatchObject([
			{ solution: 'Alpha', low: 5001, highWithExternal: 5013, answer: 'mandatory' }
		]);
	});
});
