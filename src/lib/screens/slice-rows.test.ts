import { describe, expect, it } from 'vitest';
import type { Slice } from '$lib/domain/explore';
import { defaultCriteria } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import { REST, sliceTable, topRows } from './slice-rows';

const slice = (value: string, count: number): Slice => ({
	value,
	count,
	parts: [{ id: 'physical-mie', count, estimated: 1 }]
});
const SLICES = [slice('a', 1), slice('b', 5), slice('c', 3), slice('d', 2)];
const none = (): boolean => false;

describe('the greatest slices', () => {
	it('come first, and the rest is one bar that loses nobody', () => {
		const rows = topRows(SLICES, 2, none);
		expect(rows.map(({ id }) => id)).toEqual(['b', 'c', REST]);
		expect(rows.flatMap(({ parts }) => parts).reduce((sum, { count }) => sum + count, 0)).toBe(11);
	});

	it('keep a chosen one in sight, however small', () => {
		expect(topRows(SLICES, 1, (value) => value === 'a').map(({ id }) => id)).toEqual(['b', 'a', REST]);
	});

	it('have no bar for the rest when there is none', () => {
		expect(topRows(SLICES, 4, none).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
	});

	it('have every one of them in the table', () => {
		const { rows, columns } = sliceTable(
			SLICES,
			['large-group', 'physical-mie'],
			'Valeur',
			(value) => value,
			outcomeLooks(defaultCriteria.segments)
		);
		expect(columns.map(({ label }) => label)).toEqual(['Valeur', 'MIE physique', 'Dont estimées', 'Total']);
		expect(rows).toHaveLength(4);
	});
});
