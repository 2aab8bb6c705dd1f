import { expect, it } from 'vitest';
import { steady, steadyEach } from './steady';

it('gives the same object again while what it holds is the same, and the new one once it differs', () => {
	const asBefore = steady<readonly string[]>();
	const first = asBefore(['PA', 'PH']);
	expect(asBefore(['PA', 'PH'])).toBe(first);
	expect(asBefore(['PH', 'PA'])).toEqual(['PH', 'PA']);
	expect(asBefore(['PA', 'PH'])).toEqual(first);
});

it('gives each of a list again while what it holds is the same, wherever it is in the list', () => {
	const asBefore = steadyEach<{ readonly id: string; readonly parts: readonly number[] }>(({ id }) => id);
	const [a, b] = asBefore([
		{ id: 'PA', parts: [1, 2] },
		{ id: 'PH', parts: [3] }
	]);
	const again = asBefore([
		{ id: 'PH', parts: [4] },
		{ id: 'PA', parts: [1, 2] },
		{ id: 'PDS', parts: [] }
	]);
	expect(again).toEqual([
		{ id: 'PH', parts: [4] },
		{ id: 'PA', parts: [1, 2] },
		{ id: 'PDS', parts: [] }
	]);
	expect(again[1]).toBe(a);
	expect(again[0]).not.toBe(b);
});

it('tells a value apart from none, and a key from another', () => {
	const asBefore = steady<{ readonly a?: number | undefined; readonly b?: number }>();
	expect(asBefore({ a: 1 })).toEqual({ a: 1 });
	expect(asBefore({ b: 1 })).toEqual({ b: 1 });
	expect(asBefore({ a: undefined })).toEqual({ a: undefined });
});
