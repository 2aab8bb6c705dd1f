import { fundingDefaults } from '$lib/reference';
import { describe, expect, it } from 'vitest';
import { readPlan, resolveSettings, settingKey } from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const read = (settings: Readonly<Record<string, unknown>>): ReturnType<typeof readPlan> =>
	readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));

const grant = {
	mode: 'flat',
	unit: 'professional',
	status: 'assumed',
	coverRate: 1,
	objects: ['device'],
	payments: [
		{ step: 'commitment', date: '2027-01-01', share: 0.3 },
		{ step: 'final', date: '2028-12-31', share: 0.7 }
	],
	funders: [{ funder: 'ars-fir', share: 1 }]
};

describe('reading a plan', () => {
	it('takes the defaults where nothing is said', () => {
		const plan = read({});
		expect(plan.ok && [plan.value.start, plan.value.deadline, plan.value.targets]).toEqual([
			'2027-01',
			'2028-12',
			['max', 'min', 'min']
		]);
	});

	it('takes a grant rule, and leaves aside what concerns other segments', () => {
		const plan = read({ 'grant:physical-mie': grant, 'grant:gone': grant, 'pace:gone': [] });
		expect(plan.ok && plan.value.grants.map(({ segment }) => segment)).toEqual(SEGMENTS);
		expect(plan.ok && plan.value.grants[1]?.funders).toEqual(grant.funders);
	});

	const price = 'assumption:price:fido-key';
	const known = fundingDefaults.assumptions.find(({ id }) => id === 'price:fido-key');
	const bounds = { low: known?.low, likely: known?.likely, high: known?.high };
	it.each([
		['a moved value is supposed', { ...bounds, high: 9999 }, 'assumed'],
		[
			'a moved value is decided where a person says so',
			{ ...bounds, high: 9999, status: 'decided' },
			'decided'
		],
		[
			'a moved value is measured where a person says so',
			{ ...bounds, high: 9999, status: 'measured' },
			'measured'
		],
		['a value that stays keeps its status', { ...bounds, source: 'Devis' }, known?.status]
	])('%s', (_, said, status) => {
		const plan = read({ [price]: said });
		expect(plan.ok && plan.value.assumptions.get('price:fido-key')?.status).toBe(status);
	});

	it.each([
		['negative', { [price]: { low: -1, likely: 2, high: 3 } }, 'low'],
		['not-a-number', { [price]: { low: 1, likely: 'deux', high: 3 } }, 'likely'],
		['not-a-number', { [price]: { low: 1, high: 3 } }, 'likely'],
		['too-large', { [price]: { low: 1, likely: 2, high: 1e12 } }, 'high'],
		['bounds-out-of-order', { [price]: { low: 3, likely: 2, high: 4 } }, ''],
		['not-a-share', { 'assumption:loss': { low: 0, likely: 0.5, high: 2 } }, 'high'],
		['not-positive', { 'assumption:presence': { low: 0.5, likely: 1, high: 2 } }, 'low'],
		['unknown-assumption', { 'assumption:price:gold': { low: 1, likely: 2, high: 3 } }, ''],
		['unknown-key', { colour: 'red' }, ''],
		['before-the-plan', { start: '2025-12' }, ''],
		['after-the-plan', { start: '2029-01' }, ''],
		['not-a-month', { start: 'janvier' }, ''],
		['not-one-of', { 'choice:physical-mie:physical-means': 'ring' }, ''],
		['not-positive', { 'grouping:560000001': { esms: 0 } }, 'esms'],
		['before-the-plan', { 'actual:physical-mie:2026-12': { equipped: 3 } }, ''],
		[
			'brackets-overlap',
			{
				'grant:physical-mie': {
					...grant,
					brackets: [
						{ from: 0, to: 50, rate: 1 },
						{ from: 40, to: null, rate: 1 }
					]
				}
			},
			'brackets[0]'
		],
		[
			'shares-do-not-add-up',
			{ 'grant:physical-mie': { ...grant, payments: [grant.payments[0]] } },
			'payments'
		],
		[
			'unknown-funder',
			{ 'grant:physical-mie': { ...grant, funders: [{ funder: 'x', share: 1 }] } },
			'funders[0]'
		],
		[
			'payment-in-the-past',
			{
				'grant:physical-mie': {
					...grant,
					payments: [grant.payments[0], { step: 'interim', date: '2026-12-31', share: 0.7 }]
				}
			},
			'payments[1].date'
		],
		[
			'after-the-plan',
			{
				'grant:physical-mie': {
					...grant,
					payments: [grant.payments[0], { step: 'final', date: '2031-01-01', share: 0.7 }]
				}
			},
			'payments[1].date'
		],
		['floor-above-ceiling', { 'grant:physical-mie': { ...grant, floor: 10, ceiling: 5 } }, 'floor']
	])('says %s', (code, settings, path) => {
		const plan = read(settings);
		expect(!plan.ok && plan.error.map((problem) => [problem.code, problem.path])).toEqual([[code, path]]);
	});

	it('lets a variant have the last word, key by key', () => {
		const base = new Map<string, unknown>([
			['start', '2027-01'],
			['target:x', 'min']
		]);
		expect([...resolveSettings([base, new Map([['start', '2027-06']])])]).toEqual([
			['start', '2027-06'],
			['target:x', 'min']
		]);
	});

	it.each([
		['assumption:price:fido-key', { kind: 'assumption', parts: ['price:fido-key'] }],
		['choice:physical-mie:physical-means', { kind: 'choice', parts: ['physical-mie', 'physical-means'] }],
		['start', { kind: 'start', parts: [] }],
		['grouping:560000001', { kind: 'grouping', parts: ['560000001'] }],
		['start:x', null],
		['choice:alone', null],
		['target:', null]
	])('takes the key %s apart', (key, expected) => {
		expect(settingKey(key)).toEqual(expected);
	});
});
