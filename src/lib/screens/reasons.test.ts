import { describe, expect, it } from 'vitest';
import { applyStructuresView, defaultView, OVERRIDE } from '$lib/domain/view';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { compose, sites, type TestLayer } from '../../../tests/support/territory';
import { facetOptions } from './list-facets';
import { structureSheet } from './structure-sheet';
import { computedUnder, territoryData } from './territory-data';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const SITE = '561000000';
const register: TestLayer = {
	kind: 'establishments',
	rows: sites(3, { entity: '560000010', category: '500', prefix: '561' })
};
const survey: TestLayer = {
	kind: 'survey',
	rows: [{ 'structure.finess': SITE, 'structure.heads': '48', 'structure.it_centralised': 'no' }]
};
const { table } = compose(reference, register, survey);
const override = {
	id: 7,
	subject: { kind: 'structure' as const, finess: SITE },
	segment: 'digital-mie'
};
const free = territoryData(table, { criteria: defaultCriteria, overrides: [] }, ssoRule);
const decided = territoryData(table, { criteria: defaultCriteria, overrides: [override] }, ssoRule);

describe('the reasons of one structure', () => {
	const sheet = structureSheet(free, SITE);

	it('say why not each other segment, and who stands before', () => {
		expect(sheet?.whyNot.map(({ id }) => id)).toEqual(['large-group', 'digital-mie']);
		const [large, digital] = sheet?.whyNot ?? [];
		expect(large?.lines[0]?.text).toBe('Il faudrait');
		expect(JSON.stringify(large)).toContain('ESMS de l’organisme ≥ 50');
		expect(digital?.lines.map(({ text }) => plain(text))).toEqual([
			'Il faudrait',
			'« MIE physique » convient au même rang (2) : les deux ensemble seraient à arbitrer. Pour qu’il ne convienne plus'
		]);
	});

	it('say the smallest changes in words, and where each leads', () => {
		const texts = sheet?.flips?.flips.map(({ text, outcome }) => `${plain(text)} → ${outcome}`) ?? [];
		expect(texts.length).toBeGreaterThan(0);
		expect(texts.join('\n')).toMatch(/→ (large-group|digital-mie|no-segment)/);
		expect(texts.join('\n')).not.toContain('\u0000');
	});

	it('name the fields that decide alone', () => {
		expect(sheet?.decidedBy).toContain('Champ');
	});
});

describe('a structure under an override', () => {
	it('is shown where a person put it; its reasons stay those of the criteria', () => {
		const [before, after] = [structureSheet(free, SITE), structureSheet(decided, SITE)];
		expect([after?.outcome, after?.estimated]).toEqual(['digital-mie', false]);
		expect(after?.override).toEqual({ id: 7, kind: 'structure' });
		expect(after?.computed.outcome).toBe(before?.outcome);
		expect(after?.why).toEqual(before?.why);
		expect(after?.whyNot).toEqual(before?.whyNot);
		expect([computedUnder(free, 0), computedUnder(decided, 0)]).toEqual([null, 'physical-mie']);
	});

	it('is found by the filter on overrides, which counts those without one too', () => {
		const view = { ...defaultView('structure'), filters: { [OVERRIDE]: ['structure'] } };
		expect([...applyStructuresView(decided, view)]).toEqual([0]);
		expect(
			facetOptions(decided, 'structure', view, OVERRIDE).map(({ value, count }) => [value, count])
		).toEqual([
			['', 2],
			['structure', 1]
		]);
		expect([...applyStructuresView(free, view)]).toEqual([]);
	});

	it('does not change any answer on single sign-on', () => {
		expect(decided.ssoAnswers).toEqual(free.ssoAnswers);
	});
});
