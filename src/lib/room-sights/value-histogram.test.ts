import { describe, expect, it } from 'vitest';
import type { ItemTally, ValueItem } from '$lib/domain/workshop';
import { valueMarks } from './value-histogram';

const item: ValueItem = {
	id: 'v',
	segment: 's',
	field: 'f',
	path: [],
	role: 'threshold',
	label: '',
	unit: '',
	current: 50,
	low: 0,
	high: 200,
	step: 5,
	bins: [
		{ from: 0, to: 10, count: 80 },
		{ from: 10, to: 50, count: 20 },
		{ from: 50, to: 200, count: 0 },
		{ from: 200, to: 400, count: 4 }
	],
	unknown: 0
};
const tally: ItemTally = {
	kind: 'values',
	answers: 3,
	median: 30,
	lowerQuartile: 5,
	upperQuartile: 900,
	bins: item.bins.map((bin, i) => ({ ...bin, count: i === 1 ? 3 : 0 }))
};

describe('Marks of a question about a value', () => {
	it('gives columns of equal widths, as high as the highest, none for nothing', () => {
		const { territory } = valueMarks(item, null);
		expect(territory.map(({ left, width, height }) => [left, width, height])).toEqual([
			[0, 25, 100],
			[25, 25, 25],
			[75, 25, 5]
		]);
	});

	it('places values in their column, those beyond at the ends', () => {
		expect(valueMarks(item, tally)).toMatchObject({
			current: 50,
			room: { median: 37.5, low: 12.5, high: 100 }
		});
		expect(valueMarks({ ...item, current: -3 }, null).current).toBe(0);
	});

	it('shows nothing of the room before it is revealed', () => {
		expect(valueMarks(item, null)).toMatchObject({ answers: [], room: null });
	});

	it('has a column by value where nothing is distributed', () => {
		const weight: ValueItem = { ...item, bins: [], role: 'weight', low: 0, high: 3, step: 1, current: 1 };
		const answers: ItemTally = {
			...tally,
			median: 2,
			lowerQuartile: 1,
			upperQuartile: 2,
			bins: [{ from: 2, to: 2, count: 5 }]
		};
		const marks = valueMarks(weight, answers);
		expect(marks.territory).toEqual([]);
		expect(marks.answers).toMatchObject([{ left: 50, width: 25, height: 100 }]);
		expect(marks.ticks.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
	});
});
