import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutCumulativeBars } from './cumulative-bars';

const SIZE = { width: 400, rowHeight: 40, minWidth: 0 };

describe('cumulative bars', () => {
	it('start each where the one above ends', () => {
		const { marks, height } = layOutCumulativeBars(
			[
				{ id: 'a', value: 50 },
				{ id: 'b', value: 30 }
			],
			100,
			SIZE
		);
		expect(marks).toEqual([
			{ id: 'a', value: 50, sum: 50, x: 0, width: 200, y: 0 },
			{ id: 'b', value: 30, sum: 80, x: 200, width: 120, y: 40 }
		]);
		expect(height).toBe(80);
	});

	it('place a share of the whole', () => {
		expect(layOutCumulativeBars([{ id: 'a', value: 1 }], 10, SIZE).position(0.8)).toBe(320);
	});

	it('hold in the picture whatever the parts', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(1000)), fc.nat(1000), (values, whole) => {
				const parts = values.map((value, i) => ({ id: String(i), value }));
				for (const { x, width } of layOutCumulativeBars(parts, whole, SIZE).marks)
					expect(x + width).toBeLessThanOrEqual(SIZE.width + 1e-9);
			})
		);
	});

	it('of nothing are nothing', () => {
		expect(layOutCumulativeBars([], 0, SIZE)).toMatchObject({ marks: [], height: 0 });
	});
});
