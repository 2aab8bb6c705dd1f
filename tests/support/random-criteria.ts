import fc from 'fast-check';
import type { Condition, Criteria } from '$lib/domain/segmentation';
import type { TerritoryTable } from '$lib/domain/table';
import { coded, numbers, territory, type Bounds } from './synthetic';

/** The default criteria, as the tests know them. */
export const DEFAULT: Criteria = {
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

export const SECTORS = ['PA', 'PH', 'DOM', 'PDS'];
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
/** Any tree of conditions on six fields. */
export const { tree: arbCondition } = fc.letrec<{ tree: Condition }>((tie) => ({
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
export const arbCriteria = fc
	.array(fc.tuple(arbCondition, fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 6 })
	.map((parts): Criteria => ({
		...DEFAULT,
		segments: parts.map(([when, rank], i) => ({ id: `s${i}`, label: `s${i}`, rank, target: 'minimum', when }))
	}));
/** One structure of an organisation of its own. */
export const arbRow = fc.record({
	sector: fc.constantFrom('', ...SECTORS),
	heads: arbBounds,
	esms: arbBounds,
	professionals: arbBounds,
	it: fc.constantFrom('', 'yes', 'no'),
	external: fc.constantFrom('', 'yes', 'no')
});
export type Row = typeof arbRow extends fc.Arbitrary<infer T> ? T : never;

/** A structure of a sector whose organisation has some ESMS, few professionals and a centralised IT department. */
export const rowOf = (sector: string, esms = 1, change: Partial<Row> = {}): Row => ({
	sector,
	heads: [0, 0, 0, 0],
	esms: [esms, esms, esms, esms],
	professionals: [40, 40, 40, 40],
	it: 'yes',
	external: '',
	...change
});

export const tableOf = (rows: readonly Row[]): TerritoryTable =>
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

export type World = Record<string, string | number>;

/** Whether a condition holds in a world where everything is known, read from the definitions. */
export function holdsIn(condition: Condition, world: World): boolean {
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
			return Array.isArray(value) && value.some((each) => String(each) === String(actual));
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
export function outcomeIn(criteria: Criteria, world: World): string {
	let [best, outcome] = [Infinity, 'no-segment'];
	for (const { id, rank, when } of criteria.segments) {
		if (rank > best || !holdsIn(when, world)) continue;
		outcome = rank === best ? 'ambiguous' : id;
		best = rank;
	}
	return outcome;
}
