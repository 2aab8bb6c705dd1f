import { expect, it } from 'vitest';
import { inTree } from './tree';

it('has each variant under its base, and those whose base is put away at the outside, each once', () => {
	const nodes = [
		{ id: 'base', base: null },
		{ id: '3', base: '1' },
		{ id: '1', base: 'base' },
		{ id: '2', base: 'base' },
		{ id: '9', base: '7' }
	];
	expect(inTree(nodes).map(({ id, depth }) => [id, depth])).toEqual([
		['base', 0],
		['1', 1],
		['3', 2],
		['2', 1],
		['9', 0]
	]);
});
