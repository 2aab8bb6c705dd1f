import { describe, expect, it } from 'vitest';
import { layOutStackedBars } from './stacked-bars';

const options = { width: 440, rowHeight: 30, labelRoom: 40, minWidth: 2 };

describe('stacked bars', () => {
	it('start at zero, follow one another and share one scale', () => {
		const [first, second] = layOutStackedBars(
			[
				{
					id: 'PA',
					parts: [
						{ id: 'large-group', count: 20, tentative: 5 },
						{ id: 'physical-mie', count: 80, tentative: 0 }
					]
				},
				{ id: 'PH', parts: [{ id: 'physical-mie', count: 50, tentative: 0 }] }
			],
			options
		);
		expect(first?.marks).toEqual([
			{ row: 'PA', id: 'large-group', tentative: false, count: 15, x: 0, width: 60 },
			{ row: 'PA', id: 'large-group', tentative: true, count: 5, x: 60, width: 20 },
			{ row: 'PA', id: 'physical-mie', tentative: false, count: 80, x: 80, width: 320 }
		]);
		expect(first).toMatchObject({ total: 100, y: 0, end: 400 });
		expect(second).toMatchObject({ total: 50, y: 30, end: 200 });
	});

	it('keep a lone structure visible and draw nothing for nothing', () => {
		const [bar, none] = layOutStackedBars(
			[
				{
					id: 'PA',
					parts: [
						{ id: 'large-group', count: 1, tentative: 0 },
						{ id: 'physical-mie', count: 9999, tentative: 0 }
					]
				},
				{ id: 'PDE', parts: [] }
			],
			options
		);
		expect(bar?.marks[0]?.width).toBe(2);
		expect(none).toMatchObject({ total: 0, end: 0, marks: [] });
	});
});
