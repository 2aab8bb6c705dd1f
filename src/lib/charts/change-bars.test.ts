import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutChangeBars } from './change-bars';

const SIZE = { width: 400, rowHeight: 40, room: 80 };
const rows = (...values: readonly number[]) => values.map((value, i) => ({ id: String(i), value }));

describe('bars of changes', () => {
	it('start from one zero line, more to the right and less to the left', () => {
		const { zero, marks } = layOutChangeBars(rows(100, -50, 0), SIZE);
		const [more, less, none] = marks;
		expect([more?.x, (less?.x ?? 0) + (less?.width ?? 0)]).toEqual([zero, zero]);
		expect((more?.width ?? 0) / (less?.width ?? 1)).toBeCloseTo(2, 9);
		expect([more?.anchor, less?.anchor, none?.width]).toEqual(['start', 'end', 0]);
		expect(marks.map(({ y }) => y)).toEqual([0, 40, 80]);
	});

	it('keep zero at the left where nothing is less, and at the right where nothing is more', () => {
		expect(layOutChangeBars(rows(10, 20), SIZE).zero).toBe(0);
		expect(layOutChangeBars(rows(-10, -20), SIZE).zero).toBe(400);
	});

	it('stay in the drawing with room for their text, whatever the values', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 12 }), (values) => {
				const { marks } = layOutChangeBars(rows(...values), SIZE);
				for (const { x, width, value } of marks) {
					expect(x).toBeGreaterThanOrEqual(value < 0 ? SIZE.room - 1.001 : 0);
					expect(x + width).toBeLessThanOrEqual((value > 0 ? SIZE.width - SIZE.room : SIZE.width) + 1.001);
					expect(width > 0).toBe(value !== 0);
				}
			})
		);
	});
});
