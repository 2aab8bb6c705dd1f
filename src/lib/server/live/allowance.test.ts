import { describe, expect, it } from 'vitest';
import { Allowance } from './allowance';

describe('what a person may send', () => {
	it('lets a queue gathered for a long time pass at once, and then as much as anybody types', () => {
		const allowance = new Allowance();
		expect(allowance.take('a', 200, 0)).toBe(0);
		expect(allowance.take('a', 200, 0)).toBe(0);
		expect(allowance.take('a', 200, 0)).toBe(0);
		for (let second = 1; second <= 600; second++) expect(allowance.take('a', 5, second * 1000)).toBe(0);
	});

	it('has a flood wait, for as long as it says, and nobody else', () => {
		const allowance = new Allowance();
		for (let i = 0; i < 3; i++) allowance.take('a', 200, 0);
		expect(allowance.take('a', 50, 0)).toBe(10);
		expect(allowance.take('a', 50, 9_900)).toBe(1);
		expect(allowance.take('a', 50, 10_000)).toBe(0);
		expect(allowance.take('b', 200, 0)).toBe(0);
	});
});
