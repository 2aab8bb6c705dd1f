import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../../../../tests/support/expect-same';
import {
	arbCondition,
	arbCriteria,
	arbRow,
	DEFAULT,
	rowOf,
	tableOf
} from '../../../../tests/support/random-criteria';
import { applyEdit } from '../criteria-editing';
import {
	classify,
	nodeAt,
	nodesIn,
	OTHER_STATES,
	type Condition,
	type Criteria,
	type Segment
} from '../segmentation';
import {
	constantNodes,
	criteriaCoverage,
	idleNodes,
	nodeCounter,
	nodeCounts,
	unreachableSegments
} from './index';

const segment = (id: string, rank: number, when: Condition): Segment => ({
	id,
	label: id,
	rank,
	target: 'minimum',
	when
});
const withSegments = (...segments: Segment[]): Criteria => ({ ...DEFAULT, segments });
const sector = (...value: string[]): Condition => ({ field: 'structure.sector', op: 'in', value });
const esms = (op: 'gte' | 'lt' | 'lte' | 'gt', value: number): Condition => ({
	field: 'organisation.esms',
	op,
	value
});

describe('overlaps and gaps', () => {
	it('lists the structures that two segments claim, and those that none does', () => {
		const table = tableOf([rowOf('PA', 60), rowOf('PA'), rowOf('DOM', 60), rowOf('AHI', 60)]);
		expect(criteriaCoverage(table, DEFAULT)).toEqual({
			overlaps: [
				{ segments: ['large-group', 'physical-mie'], sameRank: false, rows: [0] },
				{ segments: ['large-group', 'digital-mie'], sameRank: false, rows: [2] }
			],
			gaps: [3],
			held: [2, 2, 1]
		});
	});

	it('says when the rank does not decide', () => {
		const criteria = withSegments(segment('a', 1, sector('PA')), segment('b', 1, sector('PA', 'PH')));
		expect(criteriaCoverage(tableOf([rowOf('PA')]), criteria).overlaps).toEqual([
			{ segments: ['a', 'b'], sameRank: true, rows: [0] }
		]);
	});

	it('counts as gaps only structures that classification leaves without segment', () => {
		fc.assert(
			fc.property(fc.array(arbRow, { minLength: 1, maxLength: 5 }), arbCriteria, (rows, criteria) => {
				const table = tableOf(rows);
				const { segments, result } = classify(table, criteria);
				const without = [...result.keys()].filter((at) => result[at] === segments.length + 2);
				expect(without).toEqual(expect.arrayContaining([...criteriaCoverage(table, criteria).gaps]));
			})
		);
	});
});

describe('counts beside the nodes', () => {
	it('tells those who meet, do not, and cannot be known', () => {
		const table = tableOf([rowOf('PA', 60), rowOf('PA', 0, { esms: [0, 40, 80, 90] }), rowOf('DOM', 3)]);
		const counts = nodeCounts(table, DEFAULT);
		expect(
			counts.find(({ segment: id, path }) => id === 'large-group' && path.join() === '1,0')
		).toMatchObject({
			meets: 1,
			unknown: 1,
			fails: 1
		});
	});

	it('make the structures in scope, at every node', () => {
		fc.assert(
			fc.property(fc.array(arbRow, { minLength: 1, maxLength: 5 }), arbCriteria, (rows, criteria) => {
				const sums = nodeCounts(tableOf(rows), criteria).map(
					({ meets, fails, unknown }) => meets + fails + unknown
				);
				expect(new Set(sums)).toEqual(new Set([rows.length]));
			})
		);
	});
});

describe('counts of criteria that are edited', () => {
	it('are those of criteria read for the first time, whatever was counted before', () => {
		fc.assert(
			fc.property(
				fc.array(arbRow, { minLength: 1, maxLength: 4 }),
				arbCriteria,
				fc.array(fc.tuple(fc.nat(), fc.constantFrom('disable', 'wrap', 'option')), { maxLength: 4 }),
				(rows, first, edits) => {
					const table = tableOf(rows);
					const counter = nodeCounter(table);
					let criteria = first;
					for (const [choice, kind] of edits) {
						counter(criteria);
						const refs = criteria.segments.flatMap(({ id, when }) =>
							nodesIn(when).map(({ path }) => ({ segment: id, path }))
						);
						const at = refs[choice % refs.length]!;
						const edited = applyEdit(
							criteria,
							kind === 'disable'
								? { kind: 'disable-node', at, disabled: true }
								: kind === 'wrap'
									? { kind: 'wrap-node', at, group: 'not' }
									: { kind: 'change-criteria', change: { assume: [], excludedSectors: ['PA'] } }
						);
						if (edited.ok) criteria = edited.value;
					}
					expectSame(counter(criteria), nodeCounts(table, structuredClone(criteria)));
				}
			)
		);
	});

	it('count a root as its segment would be alone', () => {
		fc.assert(
			fc.property(fc.array(arbRow, { minLength: 1, maxLength: 4 }), arbCondition, (rows, when) => {
				const table = tableOf(rows);
				const criteria: Criteria = { ...DEFAULT, segments: [segment('alone', 1, when)] };
				const { result } = classify(table, criteria);
				const [root] = nodeCounts(table, criteria);
				// Three-valued logic alone may leave open what enumeration settles, never the reverse.
				expect(root?.meets).toBeLessThanOrEqual(result.filter((each) => each === 0).length);
				expect(root?.fails).toBeLessThanOrEqual(
					result.filter((each) => each === 1 + OTHER_STATES.indexOf('no-segment')).length
				);
			})
		);
	});
});

describe('nodes that cannot decide', () => {
	const table = tableOf([rowOf('PA')]);

	it.each<[string, Condition, boolean]>([
		['two ranges apart', { all: [esms('gte', 50), esms('lt', 50)] }, false],
		['two sectors at once', { all: [sector('PA'), sector('PH')] }, false],
		['a range and its complement', { any: [esms('gte', 50), esms('lt', 50)] }, true],
		['a number that is never negative', esms('gte', 0), true],
		['a condition and its opposite', { all: [sector('PA'), { not: sector('PA') }] }, false],
		['points that cannot be had', { atLeast: { score: 3, of: [{ weight: 2, when: sector('PA') }] } }, false]
	])('%s', (_name, when, always) => {
		expect(constantNodes(table, withSegments(segment('a', 1, when)))).toEqual([
			{ segment: 'a', path: [], always }
		]);
	});

	it('are found under a node that can', () => {
		const when = { any: [sector('PA'), { all: [esms('gt', 9), esms('lte', 9)] }] };
		expect(constantNodes(table, withSegments(segment('a', 1, when)))).toEqual([
			{ segment: 'a', path: [1], always: false }
		]);
	});

	it('do not include two ranges that meet in one value', () => {
		const when = { all: [esms('gte', 50), esms('lte', 50)] };
		expect(constantNodes(table, withSegments(segment('a', 1, when)))).toEqual([]);
	});

	it('leave a segment out of reach when a better rank always wins', () => {
		const criteria = withSegments(segment('a', 1, sector('PA', 'PH')), segment('b', 2, sector('PH')));
		expect(unreachableSegments(table, criteria)).toEqual(['b']);
		expect(unreachableSegments(table, DEFAULT)).toEqual([]);
	});
});

describe('criteria that never decide anything', () => {
	it('are those whose removal changes no structure', () => {
		const table = tableOf([rowOf('PA', 60), rowOf('PA', 3), rowOf('PDS', 60)]);
		const idle = idleNodes(table, DEFAULT, classify(table, DEFAULT));
		expect(idle.map(({ path }) => path.join())).toEqual(['1,1', '2']);
		for (const { segment: id, path } of idle)
			expect(nodeAt(DEFAULT.segments.find((each) => each.id === id)!.when, path)).not.toBeNull();
	});
});
