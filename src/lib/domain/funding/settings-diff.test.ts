import { fundingDefaults } from '$lib/reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveSettings, goneOf, isSameSetting, readPlan, settingsDiff } from '.';

const SEGMENTS = ['physical-mie'];
const settings = (said: Readonly<Record<string, unknown>>) => new Map(Object.entries(said));
const value = fc.jsonValue();

describe('differences between settings', () => {
	it('are what one side says and the other does not, or says otherwise; null is said', () => {
		const diff = settingsDiff(
			settings({ start: '2027-01', 'grant:x': null, 'target:x': 'min', 'pace:x': [{ a: 1, b: 2 }] }),
			settings({ start: '2027-02', 'target:x': 'min', 'pace:x': [{ b: 2, a: 1 }] })
		);
		expect(diff).toEqual([
			{ key: 'grant:x', before: null, after: undefined },
			{ key: 'start', before: '2027-01', after: '2027-02' }
		]);
	});

	it('are none between a value and what comes back from storing it', () => {
		fc.assert(
			fc.property(value, (one) => {
				expect(isSameSetting(one, JSON.parse(JSON.stringify(one)))).toBe(true);
			})
		);
	});

	it.each([
		[[], {}],
		[
			[1, 2],
			[2, 1]
		],
		[{ a: 1 }, { a: 1, b: undefined }],
		[{ a: null }, { a: 0 }],
		[{ a: 1 }, { b: 1 }],
		['1', 1],
		[null, {}]
	])('tells %j from %j', (a, b) => {
		expect(isSameSetting(a, b)).toBe(false);
		expect(isSameSetting(b, a)).toBe(false);
	});
});

describe('settings about what is gone', () => {
	it.each([
		['start', null],
		['shortage', null],
		['funder:anybody', null],
		['grouping:560000001', null],
		['assumption:price:fido-key', null],
		['assumption:price:gold', 'unknown-assumption'],
		['item:training', null],
		['item:gold', 'unknown-item'],
		['target:physical-mie', null],
		['target:gone', 'unknown-segment'],
		['pace:gone', 'unknown-segment'],
		['grant:gone', 'unknown-segment'],
		['actual:gone:2027-01', 'unknown-segment'],
		['choice:gone:physical-means', 'unknown-segment'],
		['choice:physical-mie:physical-means', null],
		['choice:physical-mie:ring', 'unknown-choice'],
		['colour', 'unknown-key']
	] as const)('%s: %s', (key, expected) => {
		expect(goneOf(fundingDefaults, SEGMENTS, key)).toBe(expected);
	});

	it('are set aside, so that the rest can be read', () => {
		const said = settings({ 'item:gold': 3, start: '2027-05', colour: 'red', 'pace:gone': 'x' });
		const { settings: kept, withoutEffect } = effectiveSettings(fundingDefaults, SEGMENTS, said);
		expect([...kept.keys()]).toEqual(['start']);
		expect(withoutEffect).toEqual(['item:gold', 'colour', 'pace:gone']);
		expect(readPlan(fundingDefaults, SEGMENTS, kept).ok).toBe(true);
	});
});
