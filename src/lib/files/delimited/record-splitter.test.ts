import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../contract';
import { RecordSplitter, type TextRecord } from './record-splitter';

function split(content: string | Buffer, cuts: readonly number[] = [], delimiter = ';'): TextRecord[] {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	const splitter = new RecordSplitter(delimiter, 'utf-8');
	const records: TextRecord[] = [];
	let from = 0;
	for (const cut of [...cuts].sort((a, b) => a - b)) {
		const to = Math.min(bytes.length, Math.max(from, cut));
		records.push(...splitter.push(bytes.subarray(from, to)));
		from = to;
	}
	records.push(...splitter.push(bytes.subarray(from)), ...splitter.end());
	return records.map(({ line, fields, raw, problem }) => ({ line, fields, raw, problem }));
}

const fields = (content: string): (readonly string[])[] => split(content).map((record) => record.fields);
const lines = (content: string): number[] => split(content).map((record) => record.line);

describe('cutting records', () => {
	it('cuts lines at LF, CRLF and CR, in any mix', () => {
		expect(fields('a;b\nc;d\r\ne;f\rg;h')).toEqual([
			['a', 'b'],
			['c', 'd'],
			['e', 'f'],
			['g', 'h']
		]);
		expect(lines('a\nb\r\nc\rd')).toEqual([1, 2, 3, 4]);
	});

	it('counts blank lines, and none after the last line break', () => {
		expect(fields('a\n\n\nb\n')).toEqual([['a'], [''], [''], ['b']]);
		expect(lines('a\r\n\r\nb\r\n')).toEqual([1, 2, 3]);
	});

	it('drops a BOM at the start', () => {
		expect(fields('\ufeffa;b\n')).toEqual([['a', 'b']]);
		expect(fields('\ufeff"a";b\n')).toEqual([['a', 'b']]);
	});

	it('reads quoted cells with delimiters, doubled quotes and line breaks, and keeps physical line numbers', () => {
		const content = 'x;"a;""b"""\n"deux\r\nlignes";y\nz;t\n';
		expect(fields(content)).toEqual([
			['x', 'a;"b"'],
			['deux\r\nlignes', 'y'],
			['z', 't']
		]);
		expect(lines(content)).toEqual([1, 2, 4]);
		expect(split(content)[1]?.raw).toBe('"deux\r\nlignes";y');
	});

	it('takes quotes inside an unquoted cell as they are', () => {
		expect(fields('LIEU "DIT";b')).toEqual([['LIEU "DIT"', 'b']]);
	});

	it('ends the file without a line break, or with an empty last cell', () => {
		expect(fields('a;"b";')).toEqual([['a', 'b', '']]);
		expect(fields('a;')).toEqual([['a', '']]);
	});

	it('gives one physical line up to an unclosed quote, and goes on at the next line', () => {
		const records = split('a;b\n"jamais;fermé\nc;d\ne;f\n');
		expect(records.map(({ problem, line }) => [problem, line])).toEqual([
			[null, 1],
			['bad-quotes', 2],
			[null, 3],
			[null, 4]
		]);
		expect(records[1]?.fields).toEqual(['"jamais', 'fermé']);
	});

	it('tells a closing quote that is followed by text', () => {
		expect(split('"LE CLOS" FOYER;b\nc;d')[0]).toMatchObject({
			problem: 'bad-quotes',
			raw: '"LE CLOS" FOYER;b'
		});
	});

	it('lets a quote swallow no more than the longest cell', () => {
		const long = `"${'x'.repeat(300_000)}`;
		const records = split(`a;b\n${long}\nc;d\n`, [70_000, 140_000, 200_000]);
		expect(records.map((r) => r.problem)).toEqual([null, 'field-too-long', null]);
		expect(records[2]?.fields).toEqual(['c', 'd']);
	});

	it('skips a line too long to be one, and says so once', () => {
		const content = `a\n${'x'.repeat(LIMITS.record * 2)}\nb\n`;
		const cuts = Array.from({ length: 40 }, (_, i) => i * 65_536);
		expect(split(content, cuts).map(({ problem, line }) => [problem, line])).toEqual([
			[null, 1],
			['line-too-long', 2],
			[null, 3]
		]);
		expect(split(content, cuts)[1]?.raw.length).toBeLessThan(3_000);
	});

	it('tells cells that are too many or too long', () => {
		expect(split(';'.repeat(LIMITS.columns))[0]?.problem).toBe('too-many-fields');
		expect(split(';'.repeat(LIMITS.columns - 1))[0]?.problem).toBeNull();
		expect(split(`a;${'x'.repeat(LIMITS.field + 1)}`)[0]?.problem).toBe('field-too-long');
		expect(split(`a;${'x'.repeat(LIMITS.field)}`)[0]?.problem).toBeNull();
	});

	it('decodes Windows-1252, its curly quotes and euro sign too', () => {
		const splitter = new RecordSplitter(';', 'windows-1252');
		const records = splitter.push(Buffer.from([0xc9, 0x6c, 0x61, 0x6e, 0x3b, 0x92, 0x80, 0x9c, 10]));
		expect(records[0]?.fields).toEqual(['Élan', '’€œ']);
	});
});

/** Anything, with what matters to a splitter much more often than in random text. */
const messy = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom('"', ';', '\n', '\r', '\r\n', '""', '";"', '"\n') },
			fc.string()
		)
	)
	.map((parts) => parts.join(''));

const cell = fc
	.array(fc.oneof(fc.constantFrom('"', ';', '\n', '\r\n', ',', ' ', 'é', '😀'), fc.string()))
	.map((p) => p.join(''));

describe('laws of cutting records', () => {
	it('the same records whatever the chunks', () => {
		fc.assert(
			fc.property(messy, fc.array(fc.nat(200)), (content, cuts) => {
				expect(split(content, cuts)).toEqual(split(content));
			}),
			{ numRuns: 1_000 }
		);
	});

	it('what PapaParse writes is read back', () => {
		fc.assert(
			fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
				const content = Papa.unparse(rows, { delimiter: ';', newline: '\n' });
				fc.pre(!content.includes('\0') && !content.startsWith('\ufeff'));
				expect(fields(content)).toEqual(rows);
			}),
			{ numRuns: 500 }
		);
	});

	it('no physical line is lost: the raw texts put together are the file', () => {
		fc.assert(
			fc.property(messy, (content) => {
				fc.pre(!content.startsWith('\ufeff'));
				const normal = (text: string): string => text.replace(/\r\n?/g, '\n');
				const whole = split(content)
					.map(({ raw }) => raw)
					.join('\n');
				expect(normal(whole)).toBe(normal(content).replace(/\n$/, ''));
			}),
			{ numRuns: 1_000 }
		);
	});
});
