import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapLines } from './wrap-lines';

const letters = (line: string): number => line.length;

it.each([
	['', 10, []],
	['un mot', 6, ['un mot']],
	['un mot', 5, ['un', 'mot']],
	['anticonstitutionnellement oui', 5, ['anticonstitutionnellement', 'oui']],
	['58\u00a0% au MIE', 7, ['58\u00a0% au', 'MIE']]
])('cuts %j at %d', (text, width, lines) => {
	expect(wrapLines(text, width, letters)).toEqual(lines);
});

it('never loses a word, and only a word alone is wider than asked', () => {
	fc.assert(
		fc.property(
			fc.array(fc.stringMatching(/^[a-zé]{1,12}$/)),
			fc.integer({ min: 1, max: 40 }),
			(words, width) => {
				const lines = wrapLines(words.join(' '), width, letters);
				expect(lines.join(' ')).toBe(words.join(' '));
				for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
			}
		)
	);
});
