import { describe, expect, it } from 'vitest';
import defaultCriteria from '../../../../data/criteria/default.json';
import { criteriaProblemMessage, parseCriteria } from './index';

const leaf = { field: 'structure.sector', op: 'in', value: ['PA'] };
const withWhen = (when: unknown) => ({
	...defaultCriteria,
	segments: [{ id: 'a', label: 'A', rank: 1, target: 'minimum', when }]
});
const problems = (json: unknown): string[] => {
	const parsed = parseCriteria(json);
	return parsed.ok ? [] : parsed.error.map((problem) => `${problem.code} ${problem.path}`);
};

describe('reading criteria', () => {
	it('accepts the default criteria as they are', () => {
		const parsed = parseCriteria(defaultCriteria);
		expect(parsed.ok && parsed.value.segments.map((segment) => segment.id)).toEqual([
			'large-group',
			'physical-mie',
			'digital-mie'
		]);
	});

	it.each([
		['no object', null, 'not-an-object '],
		['a list', [], 'not-an-object '],
		['no segment', { ...defaultCriteria, segments: [] }, 'empty-group segments'],
		[
			'two segments of one id',
			{
				...defaultCriteria,
				segments: [...defaultCriteria.segments, ...defaultCriteria.segments.slice(0, 1)]
			},
			'duplicate-segment segments'
		],
		[
			'a segment named as another state',
			{ ...defaultCriteria, segments: [{ ...defaultCriteria.segments[1], id: 'out-of-scope' }] },
			'reserved-segment segments'
		],
		[
			'a date that is on no calendar',
			withWhen({ field: 'structure.opened_on', op: 'before', value: '2026-02-29' }),
			'wrong-value segments[0].when'
		],
		['another level', { ...defaultCriteria, level: 'region' }, 'wrong-value level'],
		['all of nothing', withWhen({ all: [] }), 'empty-group segments[0].when.all'],
		['any of nothing', withWhen({ any: [] }), 'empty-group segments[0].when.any'],
		[
			'atLeast of nothing',
			withWhen({ atLeast: { score: 1, of: [] } }),
			'empty-group segments[0].when.atLeast.of'
		],
		[
			'a field outside the catalogue',
			withWhen({ ...leaf, field: 'structure.colour' }),
			'unknown-field segments[0].when'
		],
		['a field of uses', withWhen({ ...leaf, field: 'use.solution' }), 'wrong-level segments[0].when'],
		[
			'an operator of another type',
			withWhen({ ...leaf, op: 'gte', value: 3 }),
			'wrong-operator segments[0].when'
		],
		[
			'a coordinate, which nothing compares',
			withWhen({ field: 'structure.latitude', op: 'gte', value: 3 }),
			'wrong-operator segments[0].when'
		],
		[
			'a value outside the closed list',
			withWhen({ ...leaf, value: ['PA', 'XX'] }),
			'wrong-value segments[0].when'
		],
		['an empty list', withWhen({ ...leaf, value: [] }), 'wrong-value segments[0].when'],
		['a list with an unknown', withWhen({ ...leaf, value: [''] }), 'wrong-value segments[0].when'],
		[
			'a flag compared with maybe',
			withWhen({ field: 'organisation.it_centralised', op: 'is', value: 'maybe' }),
			'wrong-value segments[0].when'
		],
		[
			'a number as text',
			withWhen({ field: 'structure.heads', op: 'gte', value: '3' }),
			'wrong-value segments[0].when'
		],
		[
			'a pair upside down',
			withWhen({ field: 'structure.heads', op: 'between', value: [3, 1] }),
			'wrong-value segments[0].when'
		],
		[
			'a weight that is missing',
			withWhen({ atLeast: { score: 1, of: [{ when: leaf }] } }),
			'missing segments[0].when.atLeast.of[0].weight'
		],
		[
			'an assumption on a number',
			{ ...defaultCriteria, assume: [{ field: 'structure.heads', value: '3', reason: 'x' }] },
			'wrong-value assume[0].field'
		]
	])('refuses %s', (_name, json, expected) => {
		expect(problems(json)).toContain(expected);
	});

	it('reports every problem, not the first only, each with a French sentence', () => {
		const parsed = parseCriteria({ ...withWhen({ all: [] }), name: '', date: 3 });
		expect(parsed.ok).toBe(false);
		if (parsed.ok) return;
		expect(parsed.error.map((problem) => problem.path).sort()).toEqual([
			'date',
			'name',
			'segments[0].when.all'
		]);
		for (const problem of parsed.error) expect(criteriaProblemMessage(problem)).toMatch(/\.$/);
	});

	it('refuses a tree too deep to read instead of overflowing', () => {
		let when: unknown = leaf;
		for (let i = 0; i < 5000; i++) when = { not: when };
		expect(problems(withWhen(when))[0]).toMatch(/^too-deep/);
	});
});
