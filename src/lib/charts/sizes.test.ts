import { describe, expect, it } from 'vitest';
import { layOutSizes, type SizeCount } from './sizes';

const bin = (low: number, high: number, count: number, estimated = 0): SizeCount => ({
	value: `${low}..${high}`,
	low,
	high,
	count,
	estimated
});
const unknown: SizeCount = { value: '', low: 0, high: Infinity, count: 5, estimated: 0 };
const OPTIONS = { width: 600, base: 200, top: 20, sizes: [15, 50] };

describe('sizes on a log scale', () => {
	it('places a threshold on the edge of its range', () => {
		const { columns, position } = layOutSizes([bin(8, 14, 3), bin(15, 24, 2)], OPTIONS);
		const [below, above] = columns;
		expect((below?.x ?? 0) + (below?.width ?? 0)).toBeLessThanOrEqual(position(15));
		expect(above?.x).toBeGreaterThanOrEqual(position(15));
	});

	it('gives the same width to the same ratio, and the same height to the same count', () => {
		const { position, columns } = layOutSizes([bin(1, 1, 4), bin(2, 3, 4)], OPTIONS);
		expect(position(2) - position(1)).toBeCloseTo(position(4) - position(2));
		expect(columns[0]?.top).toBe(columns[1]?.top);
		expect(columns[0]?.top).toBe(20);
	});

	it('keeps what has no place on the scale apart: nothing before it, the unknown after it', () => {
		const { columns, position } = layOutSizes([bin(0, 0, 1), bin(1, 1, 4), unknown], OPTIONS);
		const [zero, one, none] = columns;
		expect((zero?.x ?? 0) + (zero?.width ?? 0)).toBeLessThan(position(1));
		expect(none?.x).toBeGreaterThan((one?.x ?? 0) + (one?.width ?? 0));
		expect((none?.x ?? 0) + (none?.width ?? 0)).toBe(600);
	});

	it('holds the marks even when nobody is that large, and draws no empty column', () => {
		const { columns, position } = layOutSizes([bin(1, 1, 4), bin(2, 3, 0)], OPTIONS);
		expect(columns).toHaveLength(1);
		expect(position(50)).toBeLessThan(600);
		expect(layOutSizes([], OPTIONS).columns).toEqual([]);
	});

	it('stands the estimated part on the settled one', () => {
		const [column] = layOutSizes([bin(1, 1, 4, 1)], OPTIONS).columns;
		expect(column?.split).toBeCloseTo(20 + 180 / 4);
	});
});
