import { fundingDefaults } from '$lib/reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan, trajectory, yearShares, type Plan } from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];

function plan(settings: Readonly<Record<string, unknown>> = {}): Plan {
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

describe('the way of a segment to the target', () => {
	it('takes an even pace to the deadline where no pace is given', () => {
		const way = trajectory(plan(), 1, 2640, 2400);
		expect(way.requiredPace).toBe(100);
		expect([way.reached, way.reachedIn]).toEqual([true, '2028-12']);
		const { added, mean } = yearShares(way);
		expect([...added].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([0, 0.5, 0.5, 0, 0]);
		expect(mean[1]).toBeCloseTo(6.5 / 24, 12);
		expect(mean[3]).toBe(1);
	});

	it.each([
		[100, true, '2028-12'],
		[99, false, '2029-01'],
		[101, true, '2028-12'],
		[10, false, null]
	])('at %d a month is reached: %s, in %s', (perMonth, reached, month) => {
		const way = trajectory(plan({ 'pace:physical-mie': [{ from: '2027-01', perMonth }] }), 1, 2400, 2400);
		expect([way.reached, way.reachedIn]).toEqual([reached, month]);
	});

	it('starts again from what was measured', () => {
		const way = trajectory(
			plan({ 'actual:physical-mie:2027-12': { equipped: 600, source: 'suivi' } }),
			1,
			2400,
			2400
		);
		expect(way.lastActual).toBe('2027-12');
		expect(way.requiredPace).toBe(150);
		expect(way.done[23]).toBeCloseTo(0.25, 12);
		expect(way.done[17]).toBeCloseTo(0.125, 12);
	});

	it('has nothing to do where there is nobody, and goes evenly for who may come', () => {
		const way = trajectory(plan(), 0, 0, 0);
		expect([way.reached, way.requiredPace]).toEqual([true, 0]);
		expect([...yearShares(way).added]).toEqual([0, 0.5, 0.5, 0, 0]);
	});

	it('never goes back, and never beyond everybody', () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.nat(300), fc.nat(300), (toEquip, first, second) => {
				const way = trajectory(
					plan({
						'pace:digital-mie': [
							{ from: '2027-03', perMonth: first },
							{ from: '2028-01', perMonth: second }
						]
					}),
					2,
					toEquip,
					toEquip
				);
				expect(way.done.every((share, i) => share >= (way.done[i - 1] ?? 0) && share <= 1)).toBe(true);
				const { added } = yearShares(way);
				expect(added.reduce((sum, share) => sum + share, 0)).toBeCloseTo(way.done.at(-1) ?? 0, 9);
			})
		);
	});
});
