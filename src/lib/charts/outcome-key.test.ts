import { describe, expect, it } from 'vitest';
import { layOutKey } from './outcome-key';

const names = ['Grands groupes', 'MIE physique', 'MIE numérique'].map((name) => ({ id: name, name }));

describe('the key of a drawing', () => {
	it('is one line where there is room, and takes as many as it needs', () => {
		expect(new Set(layOutKey(names, 1000, 40).entries.map(({ y }) => y))).toEqual(new Set([40]));
		const narrow = layOutKey(names, 100, 40);
		expect(narrow.entries.map(({ x }) => x)).toEqual([0, 0, 0]);
		expect(new Set(narrow.entries.map(({ y }) => y)).size).toBe(3);
		expect(narrow.bottom).toBeGreaterThan(Math.max(...narrow.entries.map(({ y }) => y)));
	});

	it('takes no room for nothing', () => {
		expect(layOutKey([], 100, 40)).toEqual({ entries: [], bottom: 40 });
	});
});
