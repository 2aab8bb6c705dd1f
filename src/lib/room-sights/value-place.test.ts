import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ValueItem } from '$lib/domain/workshop';
import { valueAtPlace, valuePlace } from './value-histogram';

const item: ValueItem = {
	id: 'esms',
	segment: 'large-group',
	field: 'organisation.esms',
	path: [],
	role: 'threshold',
	label: 'Seuil',
	unit: 'ESMS',
	current: 50,
	low: 1,
	high: 200,
	step: 1,
	bins: [
		{ from: 1, to: 2, count: 40 },
		{ from: 2, to: 20, count: 9 },
		{ from: 20, to: 200, count: 3 }
	],
	unknown: 0
};

it.each([
	['bins of growing size', item],
	['a weight, which has none', { ...item, bins: [], low: 0, high: 10 }]
])('a value comes back from its place on the axis of %s', (_, question) => {
	fc.assert(
		fc.property(fc.integer({ min: question.low, max: question.high }), (value) => {
			expect(valueAtPlace(question, valuePlace(question, value))).toBeCloseTo(value, 6);
		})
	);
});
