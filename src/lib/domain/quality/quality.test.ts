import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	BIG,
	COLLECTION_CRITERIA as criteria,
	COLLECTION_REGISTER as register,
	COLLECTION_SSO as rule
} from '../../../../tests/support/collection-world';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { smallReference } from '../../../../tests/support/reference';
import { classify, OTHER_STATES } from '../segmentation';
import { assessSso, ssoByOrganisation } from '../sso';
import { contradictions } from './contradictions';
import { fieldQuality, type QualityData } from './field-quality';
import { monthsBefore, staleness } from './freshness';
import { operatorsFor, rankOperators } from './operators';

function dataOf(...layers: TestLayer[]): QualityData {
	const { table } = compose(smallReference, ...layers);
	return {
		table,
		criteria,
		classification: classify(table, criteria),
		ssoAnswers: ssoByOrganisation(table, assessSso(table, rule))
	};
}

const undeterminedIn = ({ classification }: QualityData): number =>
	[...classification.result].filter(
		(result) => result === classification.segments.length + OTHER_STATES.indexOf('undetermined')
	).length;

const finessOf = (data: QualityData): string[] =>
	register.rows.map((row) => row['structure.finess'] ?? '').slice(0, data.table.structures.rows);

describe('what the answers of an operator would settle', () => {
	it('is every structure whose deciding answers are all its own', () => {
		const data = dataOf(register);
		expect(undeterminedIn(data)).toBe(10);
		const ranking = rankOperators(data);
		expect(ranking).toMatchObject({ undetermined: 10, settleable: 10 });
		expect(ranking.operators[0]).toMatchObject({ id: BIG, structures: 10, undetermined: 10, settles: 10 });
		expect(operatorsFor(ranking, 0.8)).toEqual({ operators: 1, settled: 10 });
	});

	it('is nothing when a site to qualify leaves its totals in doubt whatever it answers', () => {
		const doubtful = {
			...register,
			rows: [...register.rows, ...sites(1, { entity: BIG, category: '999', prefix: '563' })]
		};
		const data = dataOf(doubtful);
		expect(undeterminedIn(data)).toBeGreaterThan(0);
		expect(rankOperators(data).operators.every(({ settles }) => settles === 0)).toBe(true);
	});

	it('is not reached by one question when two are open', () => {
		const quality = fieldQuality(dataOf(register), () => false);
		const of = (field: string) => quality.find((line) => line.field === field);
		expect(of('structure.heads')).toMatchObject({ settles: 0 });
		expect(of('structure.it_centralised')).toMatchObject({ settles: 0, missing: 11 });
	});

	it('is reached by the one question that is left', () => {
		const said = { 'structure.finess': '561000000', 'structure.it_centralised': 'yes' };
		const quality = fieldQuality(dataOf(register, { kind: 'survey', rows: [said] }), () => false);
		expect(quality[0]).toMatchObject({ field: 'structure.heads', settles: 10 });
	});

	it('is kept: whatever all structures of the operator answer, none of those promised stays undetermined', () => {
		const data = dataOf(register);
		const promised = rankOperators(data).operators[0]?.settles ?? 0;
		const answers = fc.record({
			heads: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 10, maxLength: 10 }),
			centralised: fc.constantFrom('yes', 'no')
		});
		fc.assert(
			fc.property(answers, ({ heads, centralised }) => {
				const rows = finessOf(data)
					.slice(0, 10)
					.map((finess, i) => ({
						'structure.finess': finess,
						'structure.heads': String(heads[i] ?? 0),
						'structure.it_centralised': centralised
					}));
				const after = dataOf(register, { kind: 'survey', rows });
				expect(undeterminedIn(after)).toBeLessThanOrEqual(undeterminedIn(data) - promised);
			}),
			{ numRuns: 60 }
		);
	});

	it('leaves an answer on single sign-on open while users have no named solution', () => {
		const use = { 'use.holder': BIG, 'use.solution': '', 'use.users': '6000' };
		const open = dataOf(register, { kind: 'uses', rows: [use] });
		expect(open.ssoAnswers).toContain('undetermined');
		expect(rankOperators(open)).toMatchObject({ ssoOpen: 1, ssoSettleable: 0 });
	});

	it('comes from nobody on an empty territory', () => {
		const data = dataOf({ kind: 'establishments', rows: [] });
		expect(rankOperators(data)).toMatchObject({ operators: [], undetermined: 0 });
		expect(operatorsFor(rankOperators(data), 0.8)).toBeNull();
	});
});

describe('the quality of a field', () => {
	it('counts each structure once: known, estimated or missing', () => {
		const said = { 'structure.finess': '561000000', 'structure.heads': '40', 'structure.phone': 'no' };
		for (const line of fieldQuality(dataOf(register, { kind: 'survey', rows: [said] }), () => false))
			expect(line.known + line.estimated + line.missing).toBe(line.total);
	});

	it('tells what was declared too long ago', () => {
		const said = { 'structure.finess': '561000000', 'structure.phone': 'no' };
		const data = dataOf(register, { kind: 'survey', date: '2024-01-01', rows: [said] });
		const isStale = staleness({ months: 18, status: 'assumed', source: '', date: '' }, '2026-11-24');
		const phone = fieldQuality(data, isStale).find(({ field }) => field === 'structure.phone');
		expect(phone).toMatchObject({ known: 1, stale: 1 });
	});

	it('tells values that cannot all be true', () => {
		const data = dataOf(register, {
			kind: 'survey',
			rows: [
				{
					'structure.finess': '561000000',
					'structure.heads': '10',
					'structure.fte': '11',
					'structure.equipped': '10',
					'structure.it_centralised': 'yes'
				},
				{
					'structure.finess': '561000001',
					'structure.heads': '10',
					'structure.fte': '10',
					'structure.equipped': '11',
					'structure.it_centralised': 'no'
				}
			]
		});
		const found = contradictions(data.table);
		const rows = (field: string): number[] =>
			[...(found.get(field) ?? [])].flatMap((flag, row) => (flag === 1 ? [row] : []));
		expect(rows('structure.fte')).toHaveLength(1);
		expect(rows('structure.equipped')).toHaveLength(1);
		expect(rows('structure.it_centralised')).toHaveLength(2);
	});
});

describe('the age of a value', () => {
	const rule18 = { months: 18, status: 'assumed', source: '', date: '' } as const;

	it.each([
		['2025-05-23', true],
		['2025-05-24', false],
		['2025-05-25', false],
		['', false]
	])('of %s is too great: %s', (date, stale) => {
		expect(staleness(rule18, '2026-11-24')(date)).toBe(stale);
	});

	it('counts months back to the last day of a shorter one', () => {
		expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
		expect(monthsBefore('2026-01-15', 13)).toBe('2024-12-15');
	});
});
