import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../values';
import { CellTexts } from './cell-texts';

const texts = (cells: readonly Buffer[], encoding: 'utf-8' | 'windows-1252' = 'utf-8'): string[] => {
	const column = new CellTexts(cleanText);
	return cells.map((cell) => {
		const line = Buffer.concat([Buffer.from('avant;'), cell, Buffer.from(';après')]);
		return column.at(line, 6, 6 + cell.length, encoding);
	});
};

describe('the texts of a column', () => {
	it('are those of the bytes, cleaned, whatever came before', () => {
		const cell = fc.oneof(
			fc.constantFrom(
				'',
				' ',
				'a',
				'a ',
				' a',
				'a b',
				'a  b',
				'é',
				'e\u0301',
				'\t',
				'a\u0007b',
				'\u00a0',
				'😀'
			),
			fc.string({ unit: 'grapheme', maxLength: 120 })
		);
		fc.assert(
			fc.property(fc.array(cell), (cells) => {
				const twice = [...cells, ...cells];
				expect(texts(twice.map((text) => Buffer.from(text)))).toEqual(
					twice.map((text) => cleanText(Buffer.from(text).toString('utf8')))
				);
			})
		);
	});

	it('are decoded as the file is', () => {
		expect(texts([Buffer.from([0xc9, 0x74, 0xe9]), Buffer.from([0x92, 0x80])], 'windows-1252')).toEqual([
			'Été',
			'’€'
		]);
	});

	it.each([
		['hardly any of which comes back', 5_000, 1],
		['more of them than are kept, that all come back', 18_000, 3],
		['few of them, that all come back', 300, 3]
	])('%s, are still the right ones', (_, different, times) => {
		const once = Array.from({ length: different }, (_, i) => `nº ${i}`);
		const repeated = [...once.flatMap((text) => Array<string>(times).fill(text)), ...once];
		expect(texts(repeated.map((text) => Buffer.from(text)))).toEqual(repeated);
	});
});
