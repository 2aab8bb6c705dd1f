import { describe, expect, it } from 'vitest';
import { placeTowards } from './direction';

const GRID = [
	{ x: 0, y: 0 },
	{ x: 100, y: 0 },
	{ x: 0, y: 50 },
	{ x: 100, y: 50 }
];

describe('arrow keys on the marks of a chart', () => {
	it.each([
		['ArrowRight', 0, 1],
		['ArrowDown', 0, 2],
		['ArrowLeft', 3, 2],
		['ArrowUp', 3, 1],
		['Home', 3, 0],
		['End', 0, 3]
	])('%s from mark %i leads to mark %i', (key, from, to) => {
		expect(placeTowards(key, GRID, from)).toBe(to);
	});

	it('stay where they are when nothing lies that way, and leave other keys alone', () => {
		expect(placeTowards('ArrowLeft', GRID, 0)).toBe(-1);
		expect(placeTowards('a', GRID, 0)).toBe(-1);
		expect(placeTowards('Home', [], 0)).toBe(-1);
	});
});
