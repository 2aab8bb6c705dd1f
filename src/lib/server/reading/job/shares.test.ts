import { expect, it } from 'vitest';
import { filesApart } from './shares';

const MB = 1_000_000;

it.each([
	['nothing, without files', [], []],
	['nothing of one file, however large', [900 * MB], []],
	['nothing that is not worth a thread', [30 * MB, MB], []],
	['half of the bytes, never the largest file', [23 * MB, 8 * MB, 14 * MB, 2 * MB, MB], [1, 2, 3]],
	['one of two', [5 * MB, 6 * MB], [0]],
	['the second of two as large', [5 * MB, 5 * MB], [1]]
])('another thread reads %s', (_, sizes, apart) => {
	expect(filesApart(sizes)).toEqual(apart);
});
