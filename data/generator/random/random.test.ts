import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from './index';

const draw = (seed: string, count: number): number[] => {
	const random = createRandom(seed);
	return Array.from({ length: count }, () => random.next());
};

describe('seeded chance', () => {
	test('one seed gives one sequence, another seed another', () => {
		expect(draw('2028', 50)).toEqual(draw('2028', 50));
		expect(draw('2028', 50)).not.toEqual(draw('2029', 50));
	});

	test('a fork does not depend on the calls made before it', () => {
		const used = createRandom('2028');
		used.next();
		expect(used.fork('a').next()).toBe(createRandom('2028').fork('a').next());
		expect(used.fork('a').next()).not.toBe(used.fork('b').next());
	});

	test('values are spread evenly', () => {
		const tenths = Array.from({ length: 10 }, () => 0);
		for (const value of draw('spread', 20_000)) {
			const tenth = Math.floor(value * 10);
			tenths[tenth] = (tenths[tenth] ?? 0) + 1;
		}
		for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});

	test('an integer stays within its bounds, both included', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(60), (seed, from, width) => {
				const value = createRandom(seed).integer(from, from + width);
				return Number.isInteger(value) && value >= from && value <= from + width;
			})
		);
	});

	test('a choice without weight is never taken', () => {
		const random = createRandom('weights');
		const taken = new Set(
			Array.from({ length: 500 }, () =>
				random.weighted([
					['a', 1],
					['b', 0],
					['c', 2]
				])
			)
		);
		expect([...taken].sort()).toEqual(['a', 'c']);
	});

	test('sizes spread on both sides of their median and never below zero', () => {
		const random = createRandom('sizes');
		const sizes = Array.from({ length: 2000 }, () => random.around(80, 0.4));
		const above = sizes.filter((size) => size > 80).length;
		expect(Math.min(...sizes)).toBeGreaterThan(0);
		expect(Math.abs(above - 1000)).toBeLessThan(120);
	});
});
