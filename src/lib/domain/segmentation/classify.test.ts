import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coded, numbers, territory, type Bounds } from '../../../../tests/support/synthetic';
import type { TerritoryTable } from '../table';
import { classify, explain, outcomeIds, type Condition, type Criteria, type Segment } from './index';

const DEFAULT: Criteria = {
	id: 'test',
	version: 1,
	name: 'Test',
	date: '2026-09-01',
	source: 'test',
	level: 'structure',
	confirmInScope: true,
	excludedSubsectors: [],
	assume: [{ field: 'organisation.it_centralised', value: 'yes', reason: 'test' }],
	segments: [
		{
			id: 'large-group',
			label: 'L',
			rank: 1,
			target: 'maximum',
			when: {
				all: [
					{ field: 'structure.sector', op: 'in', value: ['PA', 'PH', 'DOM'] },
					{
						any: [
							{ field: 'organisation.esms', op: 'gte', value: 50 },
							{ field: 'organisation.professionals', op: 'gte', value: 1000 }
						]
					},
					{ field: 'organisation.it_centralised', op: 'is', value: 'yes' }
				]
			}
		},
		{
			id: 'physical-mie',
			label: 'P',
			rank: 2,
			target: 'minimum',
			when: { field: 'structure.sector', op: 'in', value: ['PA', 'PH'] }
		},
		{
			id: 'digital-mie',
			label: 'D',
			rank: 2,
			target: 'minimum',
			when: { field: 'structure.sector', op: 'in', value: ['DOM', 'PDS', 'PDE'] }
		}
	]
};

const exactly = (value: number): Bounds => [value, value, value, value];

/** One structure of one organisation. */
function one(sector: string, esms: Bounds, professionals: Bounds, it = '', scope = 'yes'): TerritoryTable {
	return territory(
		{
			'structure.sector': coded([sector]),
			'structure.scope': coded([scope]),
			'structure.subsector': coded([''])
		},
		{
			'organisation.esms': numbers([esms]),
			'organisation.professionals': numbers([professionals]),
			'organisation.it_centralised': coded([it])
		},
		[0]
	);
}

const STATES = ['undetermined', 'ambiguous', 'no-segment', 'out-of-scope', 'to-qualify'];

function outcome(table: TerritoryTable, criteria = DEFAULT): string {
	const result = classify(table, criteria);
	const name = [...result.segments, ...STATES][result.result[0] ?? 0] ?? '';
	const detail =
		name === 'undetermined' ? `:${outcomeIds(result.segments, result.possible[0] ?? 0).join('|')}` : '';
	return `${name}${detail}${result.estimated[0] === 1 ? ' estimated' : ''}`;
}

describe('the default criteria', () => {
	it.each([
		['PA', 49, 999, 'yes', 'physical-mie'],
		['PA', 50, 0, 'yes', 'large-group'],
		['PA', 51, 0, 'yes', 'large-group'],
		['PA', 1, 999, 'yes', 'physical-mie'],
		['PA', 1, 1000, 'yes', 'large-group'],
		['PH', 1, 1001, 'yes', 'large-group'],
		['DOM', 50, 0, 'yes', 'large-group'],
		['DOM', 49, 999, 'yes', 'digital-mie'],
		['PDS', 400, 9000, 'yes', 'digital-mie'],
		['PDE', 400, 9000, 'yes', 'digital-mie'],
		['PA', 50, 0, 'no', 'physical-mie'],
		['DOM', 50, 0, 'no', 'digital-mie'],
		['PA', 50, 0, '', 'large-group estimated'],
		['PA', 49, 999, '', 'physical-mie'],
		['AHI', 400, 9000, 'yes', 'no-segment'],
		['PJM', 1, 1, '', 'no-segment']
	])('%s, %i ESMS, %i professionals, centralised IT "%s": %s', (sector, esms, heads, it, expected) => {
		expect(outcome(one(sector, exactly(esms), exactly(heads), it))).toBe(expected);
	});

	it('is certain that a home service of at most 800 professionals is not a large group, though nobody counted them', () => {
		expect(outcome(one('DOM', exactly(1), [0, 3, 150, 800]))).toBe('digital-mie');
	});

	it('is estimated when the result holds on the estimate only', () => {
		expect(outcome(one('PA', exactly(10), [0, 440, 800, 4000]))).toBe('physical-mie estimated');
		expect(outcome(one('PA', exactly(20), [0, 1100, 2000, 8000], 'yes'))).toBe('large-group estimated');
	});

	it('leaves both segments possible when the estimate straddles the threshold', () => {
		expect(outcome(one('PA', exactly(15), [0, 660, 1200, 6000], 'yes'))).toBe(
			'undetermined:large-group|physical-mie'
		);
	});

	it('sets aside what is out of scope or to qualify, whatever the rest says', () => {
		expect(outcome(one('PA', exactly(50), exactly(0), 'yes', 'no'))).toBe('out-of-scope');
		expect(outcome(one('PA', exactly(50), exactly(0), 'yes', 'to-qualify'))).toBe('to-qualify');
		expect(outcome(one('PA', exactly(50), exactly(0), 'yes', ''))).toBe('to-qualify');
		expect(outcome(one('PDE', exactly(1), exactly(0), '', 'confirm'))).toBe('digital-mie');
		expect(
			outcome(one('PDE', exactly(1), exactly(0), '', 'confirm'), { ...DEFAULT, confirmInScope: false })
		).toBe('out-of-scope');
	});
});

describe('ranks', () => {
	const sector = (id: string, rank: number, ...value: string[]): Segment => ({
		id,
		label: id,
		rank,
		target: 'minimum',
		when: { field: 'structure.sector', op: 'in', value }
	});
	const withSegments = (...segments: Segment[]): Criteria => ({ ...DEFAULT, segments });

	it('makes two segments of one rank ambiguous, and lets a lower rank win', () => {
		const table = one('PA', exactly(1), exactly(1));
		expect(outcome(table, withSegments(sector('a', 2, 'PA'), sector('b', 2, 'PA')))).toBe('ambiguous');
		expect(outcome(table, withSegments(sector('a', 2, 'PA'), sector('b', 1, 'PA')))).toBe('b');
		expect(
			outcome(table, withSegments(sector('a', 1, 'PA'), sector('b', 2, 'PA'), sector('c', 2, 'PA')))
		).toBe('a');
	});

	it('lists ambiguity among what an unknown leaves possible', () => {
		const criteria = withSegments(sector('a', 1, 'PA'), {
			...sector('b', 1),
			when: { field: 'organisation.it_centralised', op: 'is', value: 'no' }
		});
		const table = one('PA', exactly(1), exactly(1));
		expect(outcome(table, { ...criteria, assume: [] })).toBe('undetermined:a|ambiguous');
	});
});

// Random territories and criteria, against a reading of the definitions that enumerates instead of computing.

const SECTORS = ['PA', 'PH', 'DOM', 'PDS'];
const arbBounds = fc
	.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 })
	.map((values): Bounds => {
		const [a = 0, b = 0, c = 0, d = 0] = values.sort((x, y) => x - y);
		return [a, b, c, d];
	});
const arbLeaf: fc.Arbitrary<Condition> = fc.oneof(
	fc.record({
		field: fc.constant('structure.sector'),
		op: fc.constant('in' as const),
		value: fc.subarray(SECTORS, { minLength: 1 })
	}),
	fc.record({
		field: fc.constantFrom('organisation.esms', 'organisation.professionals', 'structure.heads'),
		op: fc.constantFrom('gte' as const, 'gt' as const, 'lte' as const, 'lt' as const),
		value: fc.integer({ min: 0, max: 12 })
	}),
	fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map(([from, width]) => ({
		field: 'structure.heads',
		op: 'between' as const,
		value: [from, from + width] as [number, number]
	})),
	fc.record({
		field: fc.constantFrom('organisation.it_centralised', 'structure.external_accounts'),
		op: fc.constant('is' as const),
		value: fc.constantFrom('yes', 'no')
	})
);
const { tree: arbCondition } = fc.letrec<{ tree: Condition }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4, depthSize: 'small' },
		arbLeaf,
		fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
		fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
		tie('tree').map((not) => ({ not })),
		fc
			.tuple(
				fc.integer({ min: -2, max: 6 }),
				fc.array(fc.record({ weight: fc.integer({ min: -3, max: 5 }), when: tie('tree') }), {
					minLength: 1,
					maxLength: 3
				})
			)
			.map(([score, of]) => ({ atLeast: { score, of } }))
	)
}));
const arbCriteria = fc
	.array(fc.tuple(arbCondition, fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 6 })
	.map((parts): Criteria => ({
		...DEFAULT,
		segments: parts.map(([when, rank], i) => ({ id: `s${i}`, label: `s${i}`, rank, target: 'minimum', when }))
	}));
const arbRow = fc.record({
	sector: fc.constantFrom('', ...SECTORS),
	heads: arbBounds,
	esms: arbBounds,
	professionals: arbBounds,
	it: fc.constantFrom('', 'yes', 'no'),
	external: fc.constantFrom('', 'yes', 'no')
});
type Row = typeof arbRow extends fc.Arbitrary<infer T> ? T : never;

const tableOf = (rows: readonly Row[]): TerritoryTable =>
	territory(
		{
			'structure.sector': coded(rows.map((r) => r.sector)),
			'structure.heads': numbers(rows.map((r) => r.heads)),
			'structure.external_accounts': coded(rows.map((r) => r.external)),
			'structure.scope': coded(rows.map(() => 'yes'))
		},
		{
			'organisation.esms': numbers(rows.map((r) => r.esms)),
			'organisation.professionals': numbers(rows.map((r) => r.professionals)),
			'organisation.it_centralised': coded(rows.map((r) => r.it))
		},
		rows.map((_, i) => i)
	);

type World = Record<string, string | number>;

function holdsIn(condition: Condition, world: World): boolean {
	if ('all' in condition) return condition.all.every((c) => holdsIn(c, world));
	if ('any' in condition) return condition.any.some((c) => holdsIn(c, world));
	if ('not' in condition) return !holdsIn(condition.not, world);
	if ('atLeast' in condition) {
		const points = condition.atLeast.of.reduce(
			(sum, part) => sum + (holdsIn(part.when, world) ? part.weight : 0),
			0
		);
		return points >= condition.atLeast.score;
	}
	const actual = world[condition.field];
	const { op, value } = condition;
	switch (op) {
		case 'in':
			return Array.isArray(value) && value.map(String).includes(String(actual));
		case 'is':
			return actual === value;
		case 'gte':
			return Number(actual) >= Number(value);
		case 'gt':
			return Number(actual) > Number(value);
		case 'lte':
			return Number(actual) <= Number(value);
		case 'lt':
			return Number(actual) < Number(value);
		case 'between':
			return Array.isArray(value) && Number(actual) >= Number(value[0]) && Number(actual) <= Number(value[1]);
		default:
			throw new Error(op);
	}
}

/** What the criteria give in a world where everything is known. */
function outcomeIn(criteria: Criteria, world: World): string {
	const ranks = [...new Set(criteria.segments.map((s) => s.rank))].sort((a, b) => a - b);
	for (const rank of ranks) {
		const held = criteria.segments.filter((s) => s.rank === rank && holdsIn(s.when, world));
		if (held.length > 1) return 'ambiguous';
		if (held[0]) return held[0].id;
	}
	return 'no-segment';
}

/** Worlds compatible with a row: every extreme of its intervals, every answer to what is unknown. */
function worldsOf(row: Row, reading: 'sure' | 'working', assumed: boolean): World[] {
	const [from, to] = reading === 'sure' ? [0, 3] : [1, 2];
	const ends = (bounds: Bounds): number[] => {
		const [low, high] = [bounds[from as 0], bounds[to as 3]];
		return Array.from({ length: high - low + 1 }, (_, i) => low + i);
	};
	const answers = (text: string, all: string[], assumption = ''): string[] =>
		text !== '' ? [text] : assumed && assumption !== '' ? [assumption] : all;
	const worlds: World[] = [];
	for (const sector of answers(row.sector, [...SECTORS, 'other']))
		for (const it of answers(row.it, ['yes', 'no'], 'yes'))
			for (const external of answers(row.external, ['yes', 'no']))
				for (const heads of ends(row.heads))
					for (const esms of [ends(row.esms)[0] ?? 0, ends(row.esms).at(-1) ?? 0])
						for (const professionals of [
							ends(row.professionals)[0] ?? 0,
							ends(row.professionals).at(-1) ?? 0
						])
							worlds.push({
								'structure.sector': sector,
								'structure.heads': heads,
								'structure.external_accounts': external,
								'organisation.esms': esms,
								'organisation.professionals': professionals,
								'organisation.it_centralised': it
							});
	return worlds;
}

describe('classifying unknowns', () => {
	it('never excludes an outcome that some compatible world gives, and a certain result holds in all of them', () => {
		fc.assert(
			fc.property(fc.array(arbRow, { minLength: 1, maxLength: 3 }), arbCriteria, (rows, criteria) => {
				const result = classify(tableOf(rows), criteria);
				rows.forEach((row, i) => {
					const possible = new Set(outcomeIds(result.segments, result.possible[i] ?? 0));
					for (const world of worldsOf(row, 'working', true))
						expect(possible).toContain(outcomeIn(criteria, world));
					const name = [...result.segments, ...STATES][result.result[i] ?? 0];
					if (name === 'undetermined' || result.estimated[i] === 1) return;
					for (const world of worldsOf(row, 'sure', false)) expect(outcomeIn(criteria, world)).toBe(name);
				});
			})
		);
	});

	it('gives each structure one result, and the same alone as among others', () => {
		fc.assert(
			fc.property(fc.array(arbRow, { minLength: 1, maxLength: 8 }), arbCriteria, (rows, criteria) => {
				const together = classify(tableOf(rows), criteria);
				rows.forEach((row, i) => {
					const alone = classify(tableOf([row]), criteria);
					expect(alone.result[0]).toBe(together.result[i]);
					expect(alone.possible[0]).toBe(together.possible[i]);
					expect(alone.estimated[0]).toBe(together.estimated[i]);
				});
			})
		);
	});

	it('explains what it classified: the same outcomes, from the same kernels', () => {
		fc.assert(
			fc.property(fc.array(arbRow, { minLength: 1, maxLength: 3 }), arbCriteria, (rows, criteria) => {
				const table = tableOf(rows);
				const result = classify(table, criteria);
				rows.forEach((_, i) => {
					const explanation = explain(table, criteria, i);
					expect(explanation.possible).toEqual(outcomeIds(result.segments, result.possible[i] ?? 0));
					if (explanation.possible.length === 1) expect(explanation.missing).toEqual([]);
				});
			})
		);
	});

	it('gives the same results over several blocks as over one', () => {
		const rows = Array.from({ length: 20_000 }, (_, i): Row => ({
			sector: SECTORS[i % 5] ?? '',
			heads: [0, i % 7, (i % 7) + 2, 12],
			esms: exactly(i % 12),
			professionals: exactly((i * 7) % 12),
			it: (['', 'yes', 'no'] as const)[i % 3] ?? '',
			external: ''
		}));
		const criteria: Criteria = {
			...DEFAULT,
			segments: DEFAULT.segments.map((segment) => ({
				...segment,
				when: { any: [segment.when, { field: 'organisation.esms', op: 'gte', value: 11 }] }
			}))
		};
		const whole = classify(tableOf(rows), criteria);
		for (const i of [0, 8191, 8192, 8193, 16383, 16384, 19_999]) {
			const row = rows[i];
			if (row) expect(classify(tableOf([row]), criteria).result[0]).toBe(whole.result[i]);
		}
	});
});
