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
import { classify, createCompletions, explain, outcomeIds } from '../segmentation';
import { decidingReasons, requirementOf, smallestFlips, whyNot, type Requirement } from './index';

describe('why not another segment', () => {
	it('names what its conditions lack, and who stands before', () => {
		const table = tableOf([rowOf('PA', 20)]);
		const answers = whyNot(table, DEFAULT, classify(table, DEFAULT), 0);
		expect(answers.map(({ segment }) => segment.id)).toEqual(['large-group', 'digital-mie']);
		expect(answers[0]).toMatchObject({
			isPossible: false,
			rivals: [],
			lacks: {
				kind: 'each',
				of: [
					{
						kind: 'one-of',
						of: [
							{ kind: 'predicate', predicate: { field: 'organisation.esms', value: 50 }, mustBe: true },
							{ kind: 'predicate', predicate: { field: 'organisation.professionals' }, mustBe: true }
						]
					}
				]
			}
		});
		expect(answers[1]).toMatchObject({
			lacks: { kind: 'predicate', predicate: { field: 'structure.sector' }, mustBe: true },
			rivals: [{ segment: { id: 'physical-mie' }, place: 'same-rank', holds: 'true' }]
		});
	});

	it('says how a better rank would lose', () => {
		const table = tableOf([rowOf('PA', 60)]);
		const [physical] = whyNot(table, DEFAULT, classify(table, DEFAULT), 0);
		expect(physical).toMatchObject({
			segment: { id: 'physical-mie' },
			lacks: null,
			rivals: [{ segment: { id: 'large-group' }, place: 'before', wouldLose: { kind: 'one-of' } }]
		});
	});

	it('lacks nothing where a node is as wanted, and something elsewhere, whatever the criteria', () => {
		const isEmpty = (requirement: Requirement): boolean =>
			requirement.kind !== 'predicate' && requirement.kind !== 'points' && requirement.of.length === 0;
		fc.assert(
			fc.property(arbRow, arbCriteria, (one, criteria) => {
				for (const { tree } of explain(tableOf([one]), criteria, 0).segments) {
					const lacks = requirementOf(tree, true);
					expect(lacks === null).toBe(tree.holds === 'true');
					if (lacks) expect(isEmpty(lacks)).toBe(false);
				}
			})
		);
	});
});

describe('the reasons of a decision', () => {
	it('are the fields that decide, and no other', () => {
		const table = tableOf([rowOf('PDS', 400), rowOf('PA', 60), rowOf('PA', 3)]);
		const fieldsOf = (at: number): string[] => decidingReasons(table, DEFAULT, at).map(({ field }) => field);
		expect(fieldsOf(0)).toEqual(['structure.sector']);
		expect(fieldsOf(1)).toEqual(['structure.sector', 'organisation.esms', 'organisation.it_centralised']);
		expect(fieldsOf(2)).toEqual(['structure.sector', 'organisation.esms', 'organisation.professionals']);
	});

	it('alone reproduce the decision, and not without any one of them', () => {
		fc.assert(
			fc.property(arbRow, arbCriteria, (one, criteria) => {
				const table = tableOf([one]);
				const { possible } = explain(table, criteria, 0);
				const reasons = decidingReasons(table, criteria, 0);
				const alone = (fields: readonly string[]): readonly string[] => {
					const completions = createCompletions(table, criteria);
					const known = completions.knowledge(0, 'working');
					const kept = known.map((cells, f) =>
						fields.includes(completions.fields[f]!.field) ? cells : completions.ignorance[f]!
					);
					return outcomeIds(
						criteria.segments.map(({ id }) => id),
						completions.outcomes(kept)
					);
				};
				const fields = reasons.map(({ field }) => field);
				expect(alone(fields)).toEqual(possible);
				for (const field of fields)
					expect(alone(fields.filter((each) => each !== field))).not.toEqual(possible);
			})
		);
	});
});

describe('the smallest change that would flip a result', () => {
	it('is one field where one is enough, the most plausible first', () => {
		const table = tableOf([rowOf('PA', 60), rowOf('PA', 20)]);
		expect(smallestFlips(table, DEFAULT, 0)).toEqual({
			isComplete: true,
			flips: [
				{ changes: [{ field: 'organisation.it_centralised', value: 'no' }], outcome: 'physical-mie' },
				{ changes: [{ field: 'organisation.esms', value: 49 }], outcome: 'physical-mie' },
				{ changes: [{ field: 'structure.sector', value: 'PDS' }], outcome: 'digital-mie' },
				{ changes: [{ field: 'structure.sector', value: 'AHI' }], outcome: 'no-segment' }
			]
		});
		expect(smallestFlips(table, DEFAULT, 1).flips.slice(0, 2)).toEqual([
			{ changes: [{ field: 'organisation.professionals', value: 1000 }], outcome: 'large-group' },
			{ changes: [{ field: 'organisation.esms', value: 50 }], outcome: 'large-group' }
		]);
	});

	it('takes two fields where no single one is enough', () => {
		const table = tableOf([rowOf('PA', 20, { it: 'no' })]);
		const criteria = { ...DEFAULT, segments: DEFAULT.segments.slice(0, 1) };
		const { flips } = smallestFlips(table, criteria, 0);
		expect(flips[0]?.changes.map(({ field }) => field)).toEqual([
			'organisation.it_centralised',
			'organisation.professionals'
		]);
	});

	it('does what it says: the structure with these values is classified there, and fewer changes do nothing', () => {
		fc.assert(
			fc.property(arbRow, arbCriteria, fc.nat(), (one, criteria, choice) => {
				const before = outcomesOf(one, criteria);
				const { flips } = smallestFlips(tableOf([one]), criteria, 0);
				for (const { changes, outcome } of oneOf(flips, choice)) {
					const changed = changes.reduce(withValue, one);
					expect(outcomesOf(changed, criteria)).toEqual([outcome]);
					expect([outcome]).not.toEqual(before);
				}
				const least = flips[0]?.changes.length ?? Infinity;
				for (const other of oneOf(SINGLE, choice)) {
					const after = outcomesOf(withValue(one, other), criteria);
					if (after.length === 1 && after.join() !== before.join()) expect(least).toBe(1);
				}
			})
		);
	});
});

const oneOf = <T>(all: readonly T[], choice: number): readonly T[] =>
	all.length === 0 ? [] : [all[choice % all.length]!];

const NUMBERS = {
	'structure.heads': 'heads',
	'organisation.esms': 'esms',
	'organisation.professionals': 'professionals'
} as const;

const SINGLE: { field: string; value: string | number }[] = [
	...Object.keys(NUMBERS).flatMap((field) => Array.from({ length: 14 }, (_, value) => ({ field, value }))),
	{ field: 'organisation.it_centralised', value: 'yes' },
	{ field: 'organisation.it_centralised', value: 'no' },
	{ field: 'structure.external_accounts', value: 'yes' },
	{ field: 'structure.external_accounts', value: 'no' }
];

function withValue(one: Row, { field, value }: { field: string; value: string | number }): Row {
	if (typeof value === 'number') {
		const name = NUMBERS[field as keyof typeof NUMBERS];
		return { ...one, [name]: [value, value, value, value] };
	}
	if (field === 'structure.sector') return { ...one, sector: value };
	return field === 'organisation.it_centralised'
		? { ...one, it: value as Row['it'] }
		: { ...one, external: value as Row['external'] };
}

const outcomesOf = (one: Row, criteria: typeof DEFAULT): readonly string[] => {
	const { segments, possible } = classify(tableOf([one]), criteria);
	return outcomeIds(segments, possible[0] ?? 0);
};

it('enumerates every completion: possible outcomes are exactly those that some values give', () => {
	fc.assert(
		fc.property(arbRow, arbCriteria, (one, criteria) => {
			const exact = new Set<string>();
			for (const world of worldsOf(one)) exact.add(outcomeIn(criteria, world));
			expect(new Set(outcomesOf(one, criteria))).toEqual(exact);
		})
	);
});

/** Every value by halves between the working bounds: thresholds are whole, so nothing lies between two of them unseen. */
function* worldsOf(one: Row): Generator<Record<string, string | number>> {
	const halves = ([, low, high]: Row['heads']): number[] =>
		Array.from({ length: (high - low) * 2 + 1 }, (_, i) => low + i / 2);
	const answers = (text: string, all: readonly string[]): readonly string[] => (text === '' ? all : [text]);
	for (const sector of answers(one.sector, ['PA', 'PH', 'DOM', 'PDS', 'AHI']))
		for (const external of answers(one.external, ['yes', 'no']))
			for (const heads of halves(one.heads))
				for (const esms of halves(one.esms))
					for (const professionals of halves(one.professionals))
						yield {
							'structure.sector': sector,
							'structure.external_accounts': external,
							'structure.heads': heads,
							'organisation.esms': esms,
							'organisation.professionals': professionals,
							'organisation.it_centralised': one.it === '' ? 'yes' : one.it
						};
}
