import { describe, expect, it } from 'vitest';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { smallReference } from '../../../../tests/support/reference';
import { assessSso, ssoByOrganisation, type SsoRule } from './index';

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

const ENTITIES = ['560000010', '560000028', '560000036'];
const register: TestLayer = {
	kind: 'establishments',
	rows: ENTITIES.flatMap((entity, i) => sites(2, { entity, category: '500', prefix: `56${i + 1}` }))
};
const group: TestLayer = {
	kind: 'groups',
	rows: ENTITIES.map((member) => ({ 'group.member': member, 'group.name': 'Groupe' }))
};
const use = (holder: string, users: string, more: Record<string, string> = {}) => ({
	'use.holder': holder,
	'use.solution': 'Alpha',
	'use.users': users,
	...more
});

const assess = (rows: Record<string, string>[], rule: Partial<SsoRule> = {}, ...layers: TestLayer[]) => {
	const { table } = compose(smallReference, register, { kind: 'uses', rows }, ...layers);
	return { table, report: assessSso(table, { ...RULE, ...rule }) };
};
const verdicts = (
	rows: Record<string, string>[],
	rule: Partial<SsoRule> = {},
	...layers: TestLayer[]
): string[] =>
	assess(rows, rule, ...layers).report.answers.map(
		(a) => `${a.bearer} ${a.solution} ${a.low}–${a.high} ${a.verdict}${a.watch ? ' watch' : ''}`
	);

describe('the 5,000-user rule', () => {
	it.each([
		['3999', 'not-mandatory'],
		['4000', 'not-mandatory watch'],
		['4999', 'not-mandatory watch'],
		['5000', 'not-mandatory watch'],
		['5001', 'mandatory']
	])('%s users of one solution: %s', (users, expected) => {
		expect(verdicts([use('560000010', users)])).toEqual([`560000010 Alpha ${users}–${users} ${expected}`]);
	});

	it('adds the legal entities of a group, on one same solution only', () => {
		const rows = ENTITIES.map((entity) => use(entity, '2000'));
		expect(verdicts(rows, {}, group)).toEqual(['G:groupe Alpha 6000–6000 mandatory']);
		expect(verdicts(rows)).toHaveLength(3);
		const two = [use('560000010', '3000'), use('560000010', '3000', { 'use.solution': 'Beta' })];
		expect(verdicts(two)).toEqual([
			'560000010 Alpha 3000–3000 not-mandatory',
			'560000010 Beta 3000–3000 not-mandatory'
		]);
	});

	it('reads solutions through the aliases', () => {
		const rows = [
			use('560000010', '3000', { 'use.solution': 'DUI Alpha' }),
			use('560000010', '3000', { 'use.solution': 'ALPHA v2' })
		];
		const aliases: TestLayer = {
			kind: 'aliases',
			rows: [{ 'alias.name': 'ALPHA v2', 'alias.solution': 'DUI Alpha' }]
		};
		expect(verdicts(rows, {}, aliases)).toEqual(['560000010 DUI Alpha 6000–6000 mandatory']);
	});

	it('takes the total of a legal entity instead of its sites, never both, and reports a mismatch', () => {
		const rows = [use('560000010', '4000'), use('561000000', '1500'), use('561000001', '1500')];
		expect(verdicts(rows)).toEqual(['560000010 Alpha 4000–4000 not-mandatory watch']);
		expect(assess(rows).report.mismatches).toEqual([
			{ entity: '560000010', solution: 'Alpha', entityTotal: 4000, sitesTotal: 3000 }
		]);
		expect(verdicts(rows.slice(1))).toEqual(['560000010 Alpha 3000–3000 not-mandatory']);
	});

	it('adds the rows of one declarant that differ by means of identification', () => {
		expect(
			verdicts([
				use('560000010', '3000', { 'use.mie': 'cps' }),
				use('560000010', '2001', { 'use.mie': 'otp' })
			])
		).toEqual(['560000010 Alpha 5001–5001 mandatory']);
	});

	it('gives users whose solution is not named to the high bound only', () => {
		const rows = [use('560000010', '4500'), use('560000010', '1000', { 'use.solution': '' })];
		expect(verdicts(rows)).toEqual([
			'560000010 Alpha 4500–5500 undetermined',
			'560000010  0–1000 not-mandatory'
		]);
	});

	it('leaves a number of users nobody gave unbounded', () => {
		expect(verdicts([use('560000010', '')])).toEqual(['560000010 Alpha 0–Infinity undetermined']);
	});

	it('counts external accounts apart, and in the verdict only when the rule says so', () => {
		const rows = [use('560000010', '4000', { 'use.external_users': '1001' })];
		expect(assess(rows).report.answers[0]).toMatchObject({
			low: 4000,
			lowWithExternal: 5001,
			highWithExternal: 5001,
			verdict: 'not-mandatory'
		});
		expect(assess(rows, { countExternal: true }).report.answers[0]).toMatchObject({ verdict: 'mandatory' });
	});

	it('can be read per legal entity or per structure', () => {
		const rows = [use('561000000', '4000'), use('561000001', '4000'), use('560000028', '5001')];
		expect(verdicts(rows, { level: 'legal-entity' }, group)).toEqual([
			'560000010 Alpha 8000–8000 mandatory',
			'560000028 Alpha 5001–5001 mandatory'
		]);
		expect(verdicts(rows, { level: 'structure' }, group).map((v) => v.split(' ')[0])).toEqual([
			'560000028',
			'561000000',
			'561000001'
		]);
	});

	it('does not assess an organisation without any use, unless its head-count cannot exceed the threshold', () => {
		const big: TestLayer = {
			kind: 'establishments',
			name: 'big.csv',
			rows: sites(13, { entity: '350000020', category: '500', department: '35', prefix: '35' })
		};
		const { table } = compose(smallReference, register, {
			...big,
			coverage: { extent: 'partial', departments: ['35'] }
		});
		const report = assessSso(table, RULE);
		expect(report.notAssessed).toHaveLength(1);
		expect(report.notMandatoryByHeads).toBe(3);
		expect([...ssoByOrganisation(table, report)].sort()).toEqual([
			'not-assessed',
			'not-mandatory',
			'not-mandatory',
			'not-mandatory'
		]);
	});
});

describe('an organisation mixed with hospital care', () => {
	it('is not assessed without any use: nobody counts the staff of its sites outside the field', () => {
		const hospital: TestLayer = {
			kind: 'establishments',
			name: 'hospital.csv',
			coverage: { extent: 'partial', departments: ['56'] },
			rows: sites(1, { entity: ENTITIES[0] ?? '', category: '355', prefix: '569' })
		};
		const { table } = compose(smallReference, register, hospital);
		const report = assessSso(table, RULE);
		expect(report.notAssessed).toHaveLength(1);
		expect(report.notMandatoryByHeads).toBe(2);
	});
});
