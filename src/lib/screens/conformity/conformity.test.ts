import { describe, expect, it } from 'vitest';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { rowOfStructure } from '../structure-sheet';
import { territoryData, type TerritoryData } from '../territory-data';
import {
	conformityHref,
	conformitySheet,
	exitKey,
	organisationConformity,
	parseConformity,
	structureConformity
} from './index';
import { boundsText } from './rate-text';

const ENTITY = '560000010';
const register: TestLayer = {
	kind: 'establishments',
	rows: sites(4, { entity: ENTITY, category: '500', prefix: '561' })
};
const FIRST = register.rows[0]?.['structure.finess'] ?? '';

const dataOf = (...layers: TestLayer[]): TerritoryData =>
	territoryData(compose(reference, ...layers).table, { criteria: defaultCriteria, overrides: [] }, ssoRule);
const use = (said: Record<string, string>): TestLayer => ({
	kind: 'uses',
	rows: [{ 'use.holder': FIRST, 'use.solution': 'Alpha', 'use.users': '12', 'use.sensitive': 'yes', ...said }]
});
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const finding = (...layers: TestLayer[]): string => plain(conformitySheet(dataOf(...layers), '', '').finding);

describe('the page of conformity', () => {
	it('says that nothing is there to judge, or that all of it is to be known', () => {
		expect(finding()).toBe('Aucune structure dans le périmètre : la conformité n’a rien à juger.');
		expect(finding(register)).toBe(
			'Renseigné : 0 % des structures (0 sur 4) ; la conformité reste entièrement à savoir.'
		);
	});

	it('says how much is known, the rate at the last milestone, and what blocks first or is to be known first', () => {
		expect(finding(register, use({ 'use.psc': 'no', 'use.mie': 'password' }))).toBe(
			'Renseigné : 25 % des structures ; 0 % des accès déclarés conformes au 31/12/2028 ; ce qui bloque d’abord : un seul facteur, 12 accès.'
		);
		expect(finding(register, use({ 'use.psc': 'yes', 'use.mie': 'e-cps' }))).toBe(
			'Renseigné : 25 % des structures ; 100 % des accès déclarés conformes au 31/12/2028.'
		);
		expect(finding(register, use({ 'use.psc': 'yes', 'use.mie': '' }))).toBe(
			'Renseigné : 25 % des structures ; entre 0 % et 100 % des accès déclarés conformes au 31/12/2028 ; à savoir d’abord : le moyen d’identification, 12 accès.'
		);
		expect(finding(register, use({ 'use.psc': 'yes', 'use.mie': 'e-cps', 'use.users': '' }))).toBe(
			'Renseigné : 25 % des structures ; aucun accès à un service sensible n’est encore compté.'
		);
	});

	it('opens an exit of the tree by its key, none by a key that is of no exit', () => {
		const data = dataOf(register, use({ 'use.psc': 'no', 'use.mie': 'password' }));
		const [exit] = conformitySheet(data, '', '').chosen?.exits ?? [];
		if (!exit) throw new Error('No exit');
		expect(conformitySheet(data, '', exitKey(exit)).detail).toMatchObject({
			uses: 1,
			lines: [{ solution: 'Alpha', users: 12, reason: 'un seul facteur' }]
		});
		expect(conformitySheet(data, '', '<b>').detail).toBeNull();
		expect(conformitySheet(data, 'inconnu', '').chosen?.date).toBe('2028-12-31');
	});

	it('has an address that is read as it was written', () => {
		for (const address of [
			{ milestone: '', exit: '', projecting: false },
			{ milestone: 'no-reservation', exit: 'psc.psc-refused.fails', projecting: true }
		]) {
			const url = new URL(conformityHref(address), 'http://x');
			expect(parseConformity(url.searchParams)).toEqual(address);
		}
	});
});

describe('a structure and its organisation', () => {
	it('tell each use with its way and its reasons, and what is unknown as unknown', () => {
		const data = dataOf(register, use({ 'use.psc': 'no', 'use.mie': 'otp', 'use.attestation': '' }));
		const own = structureConformity(data, rowOfStructure(data, FIRST));
		expect(own.verdicts.map(({ date, status }) => `${date} ${status}`)).toEqual([
			'2026-12-31 undetermined',
			'2028-12-31 undetermined'
		]);
		expect(own.uses[0]?.path.map(({ question, answer }) => `${question} : ${answer}`)).toEqual([
			'Service sensible : Oui',
			'Accès par Pro Santé Connect : Non',
			'Moyen d’identification : Mot de passe et code à usage unique',
			'CPS en direct (mTLS) : Non',
			'Deux facteurs distincts : Oui',
			'Attestation de conformité : Inconnu'
		]);
		expect(own.uses[0]?.verdicts[1]?.reason).toBe(
			'il manque : si le schéma a une attestation et si des réserves restent ouvertes'
		);
		expect(own.checklists.flatMap(({ lines }) => lines).every(({ state }) => state === 'unknown')).toBe(true);
		const organisation = organisationConformity(data, ENTITY);
		expect(organisation?.uses).toHaveLength(1);
		expect(organisation?.checklists.map(({ title, lines }) => [title, lines.length])).toEqual([
			['Cible minimum', 7],
			['La cible maximale ajoute', 6]
		]);
		expect(organisationConformity(data, 'personne')).toBeNull();
	});

	it('have no verdict without a declared use', () => {
		const data = dataOf(register);
		expect(structureConformity(data, 0)).toMatchObject({ verdicts: [], uses: [], warnings: [] });
	});
});

it.each([
	[0, 0, '0 %'],
	[0.004, 0.996, 'entre moins de 1 % et 99 %'],
	[0.204, 0.199, '20 %'],
	[1, 1, '100 %']
])('the bounds %d and %d read « %s »', (low, high, expected) => {
	expect(plain(boundsText({ low, high }))).toBe(expected);
});
