import { describe, expect, it } from 'vitest';
import { fundingDefaults } from '$lib/reference';
import {
	COLLECTION_CRITERIA as criteria,
	COLLECTION_REGISTER as register,
	COLLECTION_SSO as rule
} from '../../../../tests/support/collection-world';
import { smallReference } from '../../../../tests/support/reference';
import { compose, type TestLayer } from '../../../../tests/support/territory';
import { populationOf, readPlan, STAKE_PARTS, stakesOf } from '../funding';
import { classify } from '../segmentation';
import { assessSso, ssoByOrganisation } from '../sso';
import { euroQuality, rankOperators, type EuroQuality, type QualityData } from './index';

function measured(...layers: TestLayer[]): { data: QualityData; euros: EuroQuality } {
	const { table } = compose(smallReference, register, ...layers);
	const classification = classify(table, criteria);
	const ssoAnswers = ssoByOrganisation(table, assessSso(table, rule));
	const plan = readPlan(fundingDefaults, classification.segments, new Map());
	if (!plan.ok) throw new Error(JSON.stringify(plan.error));
	const people = populationOf({
		table,
		classification,
		sso: ssoAnswers,
		ratios: smallReference.ratios,
		targets: null
	});
	const data = { table, criteria, classification, ssoAnswers };
	return { data, euros: euroQuality(data, stakesOf(people, plan.value)) };
}

const sum = (values: Iterable<number>): number => [...values].reduce((all, each) => all + each, 0);
const survey = (values: Record<string, string>): TestLayer => ({
	kind: 'survey',
	rows: register.rows.map((row) => ({ 'structure.finess': row['structure.finess'] ?? '', ...values }))
});

describe('euros to make precise over a territory', () => {
	it.each([
		['registers alone', []],
		['heads and IT declared', [survey({ 'structure.heads': '40', 'structure.it_centralised': 'yes' })]],
		[
			'all that a questionnaire asks',
			[survey({ 'structure.heads': '40', 'structure.equipped': '4', 'structure.it_centralised': 'yes' })]
		]
	])('add up over parts, over who settles them and over operators: %s', (_, layers) => {
		const { euros } = measured(...layers);
		expect(euros.total).toBeGreaterThan(0);
		expect(sum(STAKE_PARTS.map((part) => euros.parts[part]))).toBe(euros.total);
		expect(sum(euros.alone.values()) + euros.together + euros.beyond).toBe(euros.total);
		expect(sum([...euros.operators.values()].map(({ total }) => total))).toBe(euros.total);
		expect(sum([...euros.operators.values()].map(({ settles }) => settles))).toBe(euros.total - euros.beyond);
	});

	it('leave nothing to a question once it is answered', () => {
		const { euros } = measured(survey({ 'structure.heads': '40', 'structure.equipped': '4' }));
		expect(euros.parts.heads).toBe(0);
		expect(euros.parts.equipped).toBe(0);
		expect(euros.alone.has('structure.heads')).toBe(false);
	});

	it('give the segment to the one answer that settles it', () => {
		const said = { 'structure.finess': '561000000', 'structure.it_centralised': 'yes' };
		const { euros } = measured({ kind: 'survey', rows: [said] });
		expect(euros.parts.segment).toBeGreaterThan(0);
		expect(euros.alone.get('structure.heads')).toBe(euros.parts.heads + euros.parts.segment);
		expect(measured().euros.together).toBe(measured().euros.parts.segment);
	});

	it('rank operators when asked to, and are not said where no plan is', () => {
		const { data, euros } = measured();
		const [first, second] = rankOperators(data, euros, 'euros').operators;
		expect(first?.euros).toBeGreaterThan(second?.euros ?? Infinity);
		expect(first?.eurosOpen).toBeGreaterThanOrEqual(first?.euros ?? Infinity);
		expect(rankOperators(data).operators.map((each) => each.euros)).not.toContain(0);
		expect(rankOperators(data).operators.every((each) => each.euros === null)).toBe(true);
	});
});
