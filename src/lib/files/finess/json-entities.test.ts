import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../contract';
import { JsonEntities } from './json-entities';

function cut(content: string | Buffer, cuts: readonly number[] = []) {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	const scanner = new JsonEntities('pmej');
	const entities = [];
	let from = 0;
	for (const cut of [...cuts].sort((a, b) => a - b)) {
		const to = Math.min(bytes.length, Math.max(from, cut));
		entities.push(...scanner.push(bytes.subarray(from, to)));
		from = to;
	}
	entities.push(...scanner.push(bytes.subarray(from)));
	return { scanner, entities };
}

/** JSON objects whose keys and texts look like the structure around them. */
const text = fc.oneof(
	fc.string(),
	fc.constantFrom('pmej', '"', '\\', '{', '}', '[', ']', '","', '\\"', 'é😀', '\n')
);
const value = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		text,
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.constantFrom(null, true, false),
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(text, tie('value'), { maxKeys: 3 })
	)
})).value;

describe('cutting the entities of a JSON array', () => {
	it('gives the elements JSON.parse would, whatever the chunks, the neighbours and the layout', () => {
		const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });
		const indent = fc.constantFrom(undefined, 1, '\t');
		fc.assert(
			fc.property(fc.array(value), value, value, indent, cuts, (pmej, before, after, space, at) => {
				const content = JSON.stringify({ before, pmej, after }, null, space);
				const { scanner, entities } = cut(content, at);
				expect(scanner.closed && scanner.found).toBe(true);
				expect(entities.map((entity): unknown => JSON.parse(entity.text))).toEqual(
					JSON.parse(JSON.stringify(pmej))
				);
			}),
			{ numRuns: 2_000 }
		);
	});

	it('says on which physical line each starts', () => {
		const content = '{"a":1,\n"pmej":[\n{"x":"1"},\n\n{"x":\n"2"} , 3]\n}';
		const { entities, scanner } = cut(content, [5, 12, 20, 30]);
		expect(entities.map(({ line }) => line)).toEqual([3, 5, 6]);
		expect(scanner.line).toBe(7);
	});

	it('only follows the array of the first level', () => {
		expect(
			cut('{"gco":{"pmej":[{"a":1}]},"x":[["pmej"]],"pmej":[{"b":2}]}').entities.map((e) => e.text)
		).toEqual(['{"b":2}']);
	});

	it('tells a whole file from a truncated one', () => {
		const whole = '{"pmej":[{"a":"}"}]}';
		for (let length = 0; length < whole.length; length++) {
			expect(cut(whole.slice(0, length)).scanner.closed).toBe(false);
		}
		expect(cut(`${whole}\n \n`).scanner.closed).toBe(true);
	});

	it('refuses what comes after the end, and brackets that close nothing', () => {
		for (const content of [
			'{"pmej":[]}{"pmej":[]}',
			'{"pmej":[]}}',
			']',
			'{"pmej":[]} x',
			'{"pmej":[}',
			'{"pmej":[{"a":[}]}'
		]) {
			expect(() => cut(content), content).toThrow(Refused);
		}
	});

	it('takes an element that is not UTF-8 as Windows-1252', () => {
		const content = Buffer.concat([
			Buffer.from('{"pmej":[{"nom":"'),
			Buffer.from([0xc9]),
			Buffer.from('LAN"}]}')
		]);
		expect(cut(content, [18]).entities[0]?.text).toBe('{"nom":"ÉLAN"}');
	});
});
