import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf, textOf } from './layer-columns';

const WIDTH = 3;
const cell = fc.oneof(fc.constantFrom('', 'a', 'b'), fc.string({ maxLength: 4 }));
const row = fc.array(cell, { maxLength: WIDTH });

it('gives back the rows that it was made of, whether columns repeat themselves or not', () => {
	fc.assert(
		fc.property(fc.array(row, { maxLength: 400 }), fc.boolean(), (given, numbered) => {
			const rows = numbered ? given.map((texts, i) => [String(i), ...texts].slice(0, WIDTH)) : given;
			const { rows: count, columns } = columnsOf(rows, WIDTH);
			expect(count).toBe(rows.length);
			const back = rows.map((_, i) => columns.map((column) => textOf(column, i)));
			expect(back).toEqual(rows.map((texts) => Array.from({ length: WIDTH }, (_, at) => texts[at] ?? '')));
		})
	);
});

it('holds a repeated text once, and gives up on a column that hardly repeats itself', () => {
	const rows = Array.from({ length: 1_000 }, (_, i) => [`${i}`, `${i % 7}`]);
	const [own, shared] = columnsOf(rows, 2).columns;
	expect(own?.codes).toBeNull();
	expect(own?.values).toHaveLength(1_000);
	expect(shared?.values).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});
