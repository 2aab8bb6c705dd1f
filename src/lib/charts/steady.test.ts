import { expect, it } from 'vitest';
import { steady } from './steady';

it('gives the same object again while what it holds is the same, and the new one once it differs', () => {
	const asBefore = steady<readonly string[]>();
	const first = asBefore(['PA', 'PH']);
	expect(asBefore(['PA', 'PH'])).toBe(first);
	expect(asBefore(['PH', 'PA'])).toEqual(['PH', 'PA']);
	expect(asBefore(['PA', 'PH'])).toEqual(first);
});
