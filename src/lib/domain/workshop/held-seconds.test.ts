import { expect, it } from 'vitest';
import { heldSeconds } from './held-seconds';

const HELD = [
	{ step: 'q1', startedAt: 0, endedAt: 90_000 },
	{ step: 'q2', startedAt: 90_000, endedAt: 100_400 },
	{ step: 'q1', startedAt: 100_400, endedAt: null }
];

it.each([
	['held twice, and still held, counts until now', 'q1', 120_400, 110],
	['that is over counts as long as it was, to the second', 'q2', 999_999, 10],
	['that was never held is none, which is not zero', 'q3', 120_400, null],
	['never counts less than nothing by a clock that is behind', 'q1', 0, 0]
] as const)('a step %s', (_, step, now, seconds) => {
	expect(heldSeconds(HELD, step, now)).toBe(seconds);
});
