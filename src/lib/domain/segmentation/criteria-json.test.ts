import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import defaultCriteria from '../../../../data/criteria/default.json';
import schema from '../../../../data/criteria/schema.json';
import { arbCriteria, DEFAULT } from '../../../../tests/support/random-criteria';
import {
	CRITERIA_KEYS,
	criteriaProblemMessage,
	LEVELS,
	parseCriteria,
	readCriteria,
	writeCriteria,
	type Condition,
	type Criteria
} from './index';

const codes = (text: string): string[] => {
	const read = readCriteria(text);
	if (read.ok) return [];
	for (const problem of read.error) {
		expect(criteriaProblemMessage(problem)).toMatch(/\.$/);
		expect(criteriaProblemMessage(problem).length).toBeLessThan(400);
	}
	return read.error.map(({ code }) => code);
};
const withWhen = (when: unknown): object => ({
	...defaultCriteria,
	segments: [{ id: 'a', label: 'A', rank: 1, target: 'minimum', when }]
});
const textWithWhen = (when: string): string => JSON.stringify(withWhen('@')).replace('"@"', when);
const leaf: Condition = { field: 'structure.sector', op: 'in', value: ['PA'] };

describe('criteria in writing', () => {
	const arbWritten = fc
		.tuple(
			arbCriteria,
			fc.constantFrom(...LEVELS),
			fc.boolean(),
			fc.subarray(['AHI', 'PJM']),
			fc.option(fc.constantFrom('violet', 'ocre'), { nil: undefined }),
			fc.option(fc.string({ minLength: 1 }), { nil: undefined })
		)
		.map(([criteria, level, open, excludedSectors, colour, comment]): Criteria => ({
			...criteria,
			level,
			...(open ? { estimates: 'unknown' } : {}),
			...(excludedSectors.length > 0 ? { excludedSectors } : {}),
			segments: criteria.segments.map((segment) => ({
				...segment,
				...(colour === undefined ? {} : { colour }),
				when: {
					...segment.when,
					...(open ? { disabled: true as const } : {}),
					...(comment === undefined ? {} : { comment })
				}
			}))
		}));

	it('are read as they were, and written as they were read', () => {
		fc.assert(
			fc.property(arbWritten, (criteria) => {
				const text = writeCriteria(criteria);
				expect(readCriteria(text)).toEqual({ ok: true, value: criteria });
				const again = readCriteria(text);
				if (again.ok) expect(writeCriteria(again.value)).toBe(text);
			})
		);
	});

	it('leave defaults out, so that equal criteria have one text', () => {
		const explicit: Criteria = { ...DEFAULT, estimates: 'known', excludedSectors: [] };
		expect(writeCriteria(explicit)).toBe(writeCriteria(DEFAULT));
	});

	it('have the properties that the schema lists, and no other', () => {
		const { criteria, assumption, segment, atLeast, weighted, predicate, notes } = CRITERIA_KEYS;
		const sorted = (keys: readonly string[]): string[] => [...keys].sort();
		const keysOf = (part: { properties: object }): string[] => Object.keys(part.properties).sort();
		const { $defs: defs } = schema;
		expect(keysOf(schema)).toEqual(sorted(criteria));
		expect(keysOf(defs.assumption)).toEqual(sorted(assumption));
		expect(keysOf(defs.segment)).toEqual(sorted(segment));
		expect(keysOf(defs.predicate)).toEqual(sorted([...predicate, ...notes]));
		for (const kind of ['all', 'any', 'not', 'atLeast'] as const)
			expect(keysOf(defs[kind])).toEqual(sorted([kind, ...notes]));
		expect(keysOf(defs.atLeast.properties.atLeast)).toEqual(sorted(atLeast));
		expect(keysOf(defs.atLeast.properties.atLeast.properties.of.items)).toEqual(sorted(weighted));
		expect(schema.properties.level.enum).toEqual([...LEVELS]);
	});
});

describe('bad criteria are refused in French, and nothing breaks', () => {
	it.each<[string, string, string]>([
		['no JSON', '{"id":', 'not-json'],
		['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'not-an-object'],
		[
			'100,000 levels in a condition',
			textWithWhen(`${'{"not":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
			'too-deep'
		],
		[
			'100,000 levels in a value',
			textWithWhen(
				`{"field":"structure.sector","op":"in","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
			),
			'wrong-value'
		],
		[
			'100,000 levels in a name',
			JSON.stringify({ ...defaultCriteria, name: '@' }).replace(
				'"@"',
				`${'['.repeat(100_000)}${']'.repeat(100_000)}`
			),
			'wrong-type'
		],
		[
			'a prototype in a condition',
			textWithWhen('{"__proto__":{"field":"structure.sector","op":"in","value":["PA"]}}'),
			'unknown-property'
		],
		[
			'a segment called __proto__',
			JSON.stringify({ ...defaultCriteria, segments: [{ ...defaultCriteria.segments[1], id: '__proto__' }] }),
			'reserved-segment'
		],
		[
			'an object that cannot become text',
			JSON.stringify({ ...defaultCriteria, name: { toString: 1 } }),
			'wrong-type'
		],
		['a future format', JSON.stringify({ ...defaultCriteria, format: 2, whatever: 1 }), 'future-format'],
		[
			'10,000 nodes',
			JSON.stringify(withWhen({ any: Array.from({ length: 10_000 }, () => leaf) })),
			'too-many-nodes'
		],
		[
			'a name of 100,000 characters',
			JSON.stringify({ ...defaultCriteria, name: 'x'.repeat(100_000) }),
			'too-long'
		],
		['three million characters', ' '.repeat(3_000_000), 'too-big'],
		[
			'two kinds of group in one node',
			JSON.stringify(withWhen({ all: [leaf], any: [leaf] })),
			'unknown-property'
		],
		['a mistyped note', JSON.stringify(withWhen({ ...leaf, disable: true })), 'unknown-property']
	])('%s', (_name, text, code) => {
		expect(codes(text)).toContain(code);
	});

	it('says where a text stops being JSON', () => {
		const read = readCriteria('{\n\t"id": "a",\n\t"version" 1\n}');
		expect(read.ok ? '' : read.error.map(criteriaProblemMessage).join()).toContain('ligne 3, colonne 12');
	});

	it('an object that holds itself, as no text can', () => {
		const all: unknown[] = [];
		const loop = { all };
		all.push(loop, loop);
		const parsed = parseCriteria(withWhen(loop));
		expect(parsed.ok).toBe(false);
		if (!parsed.ok) expect(parsed.error.length).toBeLessThan(2000);
	});

	it('one node at two places counts twice, and harms nothing', () => {
		expect(parseCriteria(withWhen({ any: [leaf, leaf] })).ok).toBe(true);
	});
});
