import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { classify, type Criteria } from '../segmentation';
import { assessSso, ssoByOrganisation, type SsoRule } from '../sso';
import { summarise } from './index';

const CRITERIA: Criteria = {
	id: 'test',
	version: 1,
	name: 'Test',
	date: '2026-09-01',
	source: 'test',
	level: 'structure',
	confirmInScope: false,
	excludedSubsectors: [],
	assume: [],
	segments: [
		{
			id: 'large-group',
			label: 'L',
			rank: 1,
			target: 'maximum',
			when: { field: 'organisation.professionals', op: 'gte', value: 1000 }
		},
		{
			id: 'physical-mie',
			label: 'P',
			rank: 2,
			target: 'minimum',
			when: { field: 'structure.sector', op: 'in', value: ['PA'] }
		}
	]
};
const RULE: SsoRule = {
	id: 'test',
	label: 'Test',
	threshold: 5000,
	watchBand: 0.8,
	level: 'organisation',
	countExternal: false,
	status: 'project',
	source: 'test',
	date: '2026-09-01'
};

const register: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(4, { entity: '560000010', category: '500', prefix: '561' }),
		...sites(2, { entity: '560000028', category: '500', prefix: '562' }),
		{ ...sites(1, { entity: '560000036', category: '101', prefix: '563' })[0], 'structure.aggregate': '1101' }
	]
};
const survey: TestLayer = {
	kind: 'survey',
	rows: [
		{ 'structure.finess': '561000000', 'structure.heads': '60' },
		{ 'structure.finess': '561000001', 'structure.heads': '40' }
	]
};
const uses: TestLayer = {
	kind: 'uses',
	rows: [{ 'use.holder': '560000010', 'use.solution': 'Alpha', 'use.users': '6000' }]
};

const summaryOf = (...layers: TestLayer[]) => {
	const { table } = compose(smallReference, ...layers);
	return summarise(table, classify(table, CRITERIA), ssoByOrganisation(table, assessSso(table, RULE)));
};

describe('the summary of a territory', () => {
	it('counts every site once, by outcome and by sector', () => {
		const summary = summaryOf(register, survey);
		const total = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);
		expect(summary.sites).toBe(7);
		expect(total(summary.outcomes)).toBe(7);
		expect(total(summary.cells)).toBe(7);
		const outside = summary.outcomes.find(({ id }) => id === 'out-of-scope')?.count ?? 0;
		expect(outside).toBe(1);
		expect(summary.structures).toBe(6);
		expect(summary.organisations).toBe(2);
	});

	it('says how many head-counts somebody declared', () => {
		const known = (summary: ReturnType<typeof summaryOf>) =>
			summary.knowledge.find(({ field }) => field === 'structure.heads')?.known;
		expect(known(summaryOf(register))).toBe(0);
		expect(known(summaryOf(register, survey))).toBe(2);
	});

	it('adds professionals as intervals, never as plain numbers while one is not declared', () => {
		const { professionals } = summaryOf(register, survey);
		expect(professionals.state).not.toBe('declared');
		expect(professionals.low).toBeGreaterThanOrEqual(100);
		expect(professionals.high).toBeGreaterThan(professionals.low);
	});

	it('counts organisations by their answer on single sign-on, and those that declared a use', () => {
		const summary = summaryOf(register, survey, uses);
		expect(summary.sso.mandatory).toBe(1);
		expect(summary.organisationsWithUses).toBe(1);
		expect(Object.values(summary.sso).reduce((a, b) => a + b, 0)).toBe(3);
	});
});
