import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arbCriteria,
	arbRow,
	DEFAULT,
	outcomeIn,
	type Row,
	rowOf,
	tableOf
} from '../../../../tests/support/random-criteria';
import { coded, territory } from '../../../../tests/support/synthetic';
import type { TerritoryTable } from '../table';
import { classify, explain, LEVELS, OTHER_STATES, outcomeIds, type Condition, type Criteria } from './index';

/** Structures of one organisation, which is as the first of them says. */
const oneOwner = (...rows: Row[]): TerritoryTable => ({
	...tableOf(rows),
	structureOrganisation: new Uint32Array(rows.length)
});
const results = (table: TerritoryTable, criteria: Criteria): string[] => {
	const { segments, result } = classify(table, criteria);
	return Array.from(result, (each) => [...segments, ...OTHER_STATES][each] ?? '');
};

describe('the level of a classification', () => {
	const large = oneOwner(rowOf('PA', 60), rowOf('PDS', 60), rowOf('AHI', 60));
	const small = oneOwner(rowOf('PA', 3), rowOf('PDS', 3));

	it.each([
		['structure', ['large-group', 'digital-mie', 'no-segment'], ['physical-mie', 'digital-mie']],
		['large-groups', ['large-group', 'large-group', 'large-group'], ['physical-mie', 'digital-mie']],
		['organisation', ['large-group', 'large-group', 'large-group'], ['ambiguous', 'ambiguous']]
	] as const)('%s', (level, ofLarge, ofSmall) => {
		expect(results(large, { ...DEFAULT, level })).toEqual(ofLarge);
		expect(results(small, { ...DEFAULT, level })).toEqual(ofSmall);
	});

	it('counts only structures in scope among those that bring their organisation a segment', () => {
		const excluded = { ...DEFAULT, level: 'large-groups' as const, excludedSectors: ['PA'] };
		expect(results(large, excluded)).toEqual(['out-of-scope', 'digital-mie', 'no-segment']);
	});

	it('is the same for one structure explained as for all classified', () => {
		fc.assert(
			fc.property(
				fc.array(arbRow, { minLength: 1, maxLength: 4 }),
				arbCriteria,
				fc.constantFrom(...LEVELS),
				(rows, criteria, level) => {
					const table = oneOwner(...rows);
					const levelled = { ...criteria, level };
					const { segments, possible } = classify(table, levelled);
					rows.forEach((_, i) => {
						expect(explain(table, levelled, i).possible).toEqual(outcomeIds(segments, possible[i] ?? 0));
					});
				}
			)
		);
	});
});

describe('the other options', () => {
	it('leave a structure undetermined where only an estimate decided, once estimates count as unknown', () => {
		const table = tableOf([rowOf('PA', 20, { professionals: [0, 1100, 2000, 8000] })]);
		expect(results(table, DEFAULT)).toEqual(['large-group']);
		expect(results(table, { ...DEFAULT, estimates: 'unknown' })).toEqual(['undetermined']);
	});

	it('put a sector out of scope', () => {
		expect(results(tableOf([rowOf('AHI', 1)]), { ...DEFAULT, excludedSectors: ['AHI'] })).toEqual([
			'out-of-scope'
		]);
	});
});

const FLAGS = [
	'structure.external_accounts',
	'structure.it_centralised',
	'organisation.it_centralised',
	'organisation.mixed'
] as const;
const CHOICES = {
	'structure.phone': ['yes', 'partly', 'no'],
	'structure.wish': ['sso', 'physical', 'digital'],
	'structure.accounts': ['nominative', 'generic', 'both'],
	'structure.dui_access': ['all', 'some', 'none'],
	'structure.legal_status': ['public', 'non-profit', 'for-profit'],
	'organisation.legal_status': ['public', 'non-profit', 'for-profit'],
	'organisation.kind': ['legal-entity', 'group'],
	'structure.tariff_authority': ['ars', 'ars-department', 'department', 'state', 'free', 'undetermined']
} as const;
const UNKNOWN_FIELDS = [...FLAGS, ...Object.keys(CHOICES)];

it('is exact with many unknown fields, each asked about several times', () => {
	const arbAsked: fc.Arbitrary<Condition> = fc.oneof(
		fc.record({
			field: fc.constantFrom(...FLAGS),
			op: fc.constant('is' as const),
			value: fc.constantFrom('yes', 'no')
		}),
		fc.constantFrom(...UNKNOWN_FIELDS.slice(FLAGS.length)).chain((field) =>
			fc.record({
				field: fc.constant(field),
				op: fc.constant('in' as const),
				value: fc.subarray([...CHOICES[field as keyof typeof CHOICES]], { minLength: 1 })
			})
		)
	);
	const arbTree = fc
		.array(fc.array(arbAsked, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
		.map((parts): Condition => ({
			any: parts.map((all, i) => (i % 2 === 0 ? { all } : { not: { any: all } }))
		}));
	fc.assert(
		fc.property(fc.array(arbTree, { minLength: 1, maxLength: 2 }), (trees) => {
			const criteria: Criteria = {
				...DEFAULT,
				assume: [],
				segments: trees.map((when, i) => ({ id: `s${i}`, label: 's', rank: 1, target: 'minimum', when }))
			};
			const table = territory(
				{ 'structure.scope': coded(['yes']) },
				{ 'organisation.id': coded(['a']) },
				[0]
			);
			const { segments, possible } = classify(table, criteria);
			const asked = UNKNOWN_FIELDS.filter((id) => JSON.stringify(trees).includes(id));
			const given = new Set<string>();
			const world: Record<string, string> = {};
			const visit = (at: number): void => {
				const id = asked[at];
				if (id === undefined) given.add(outcomeIn(criteria, world));
				else
					for (const value of id in CHOICES ? CHOICES[id as keyof typeof CHOICES] : ['yes', 'no']) {
						world[id] = value;
						visit(at + 1);
					}
			};
			visit(0);
			expect(new Set(outcomeIds(segments, possible[0] ?? 0))).toEqual(given);
		})
	);
});

it('a higher threshold never brings a structure into a segment whose conditions deny nothing', () => {
	const isPositive = (condition: Condition): boolean =>
		'all' in condition
			? condition.all.every(isPositive)
			: 'any' in condition
				? condition.any.every(isPositive)
				: !('not' in condition) && !('atLeast' in condition);
	const raised = (condition: Condition, by: number): Condition => {
		if ('all' in condition) return { all: condition.all.map((each) => raised(each, by)) };
		if ('any' in condition) return { any: condition.any.map((each) => raised(each, by)) };
		return 'op' in condition && condition.op === 'gte'
			? { ...condition, value: Number(condition.value) + by }
			: condition;
	};
	fc.assert(
		fc.property(
			fc.array(arbRow, { minLength: 1, maxLength: 4 }),
			arbCriteria,
			fc.integer({ min: 0, max: 6 }),
			(rows, criteria, by) => {
				const [first] = criteria.segments.filter(({ when }) => isPositive(when));
				if (!first) return;
				const alone = (when: Condition) =>
					classify(tableOf(rows), { ...criteria, segments: [{ ...first, when }] });
				const [before, after] = [alone(first.when), alone(raised(first.when, by))];
				after.result.forEach((result, i) => {
					if (result === 0) expect(before.result[i]).toBe(0);
					expect((after.possible[i] ?? 0) & 1 & ~(before.possible[i] ?? 0)).toBe(0);
				});
			}
		)
	);
});
