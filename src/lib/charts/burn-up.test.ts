import { describe, expect, it } from 'vitest';
import { layOutBurnUps, type BurnUpWay } from './burn-up';

const JANUARY_2026 = 2026 * 12;
const OPTIONS = { width: 240, height: 100, across: 1, gap: 20, above: 10, below: 10 };
/** Two years, ten a month from the second one. */
const way: BurnUpWay = {
	id: 'a',
	firstMonth: JANUARY_2026,
	done: Array.from({ length: 24 }, (_, i) => Math.max(0, i - 11) * 10),
	target: 240,
	deadline: JANUARY_2026 + 23,
	line: { from: JANUARY_2026 + 11, at: 0 },
	actuals: [{ month: JANUARY_2026 + 13, value: 500 }]
};

describe('the way to a target', () => {
	const [panel] = layOutBurnUps([way], OPTIONS).panels;

	it('ends where it leads, half of the target at half of the height', () => {
		expect(panel?.path.endsWith('L240 60')).toBe(true);
		expect(panel?.area.endsWith('L240 110L0 110Z')).toBe(true);
	});

	it('draws the line to the target from what is there to the deadline', () => {
		expect(panel?.needed).toBe('M120 110L240 10');
		expect(panel?.deadlineX).toBe(240);
	});

	it('stops at the end of each year', () => {
		expect(panel?.stops.map(({ month, value }) => [month - JANUARY_2026, value])).toEqual([
			[11, 0],
			[23, 120]
		]);
		expect(panel?.years.map(({ year }) => year)).toEqual([2026, 2027]);
	});

	it('keeps a counted point that is past the target within the picture', () => {
		expect(panel?.actuals[0]).toMatchObject({ y: 10, value: 240 });
	});

	it('draws a way without anybody to equip on the ground', () => {
		const [empty] = layOutBurnUps(
			[{ ...way, target: 0, done: way.done.map(() => 0), actuals: [] }],
			OPTIONS
		).panels;
		expect(empty?.path).not.toContain('NaN');
		expect(empty?.path.endsWith('L240 110')).toBe(true);
	});
});
