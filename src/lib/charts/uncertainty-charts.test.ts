import { describe, expect, it } from 'vitest';
import { layOutBand } from './band-chart';
import { layOutTornado } from './tornado';

describe('bars of what matters most', () => {
	it('stand on both sides of the likely total, lengths as differences', () => {
		const { axisX, bars } = layOutTornado([{ id: 'a', atLow: 80, atHigh: 140 }], 100, {
			left: 0,
			right: 600,
			row: 50
		});
		expect([axisX, bars[0]?.lowX, bars[0]?.highX]).toEqual([200, 0, 600]);
	});

	it('have an axis where nothing moves', () => {
		const { axisX, bars } = layOutTornado([], 100, { left: 0, right: 600, row: 50 });
		expect([axisX, bars.length]).toEqual([300, 0]);
	});
});

describe('a band', () => {
	const box = { left: 0, right: 100, top: 0, base: 100 };

	it('goes from zero, and from the first step to the last', () => {
		const points = [
			{ label: '2026', p10: 0, p50: 0, p90: 0, likely: 0 },
			{ label: '2027', p10: 20, p50: 40, p90: 100, likely: null }
		];
		const { stops, band, likely } = layOutBand(points, box);
		expect(stops).toEqual([
			{ x: 0, low: 100, middle: 100, high: 100 },
			{ x: 100, low: 80, middle: 60, high: 0 }
		]);
		expect(band).toBe('M0,100L100,0L100,80L0,100Z');
		expect(likely).toBe('M0,100Z');
	});

	it('holds on a single step, and without any', () => {
		expect(layOutBand([{ label: '2027', p10: 1, p50: 1, p90: 1, likely: 1 }], box).stops).toHaveLength(1);
		expect(layOutBand([], box)).toMatchObject({ band: '', middle: '', stops: [] });
	});
});
