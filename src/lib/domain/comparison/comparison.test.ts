import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbCriteria, arbRow, DEFAULT, tableOf, type Row } from '../../../../tests/support/random-criteria';
import { coded } from '../../../../tests/support/synthetic';
import { classify, type Criteria } from '../segmentation';
import { withThreshold } from '../sensitivity';
import type { TerritoryTable } from '../table';
import { migrationBetween, moverReasons, verdictChanges } from './index';

const row = (sector: string, esms: number): Row => ({
	sector,
	heads: [0, 0, 0, 0],
	esms: [esms, esms, esms, esms],
	professionals: [40, 40, 40, 40],
	it: 'yes',
	external: ''
});

/** A territory whose structures and organisations are named. */
function named(rows: readonly Row[], names: readonly string[]): TerritoryTable {
	const table = tableOf(rows);
	const structures = new Map([...table.structures.columns, ['structure.finess', coded(names)]]);
	const organisations = new Map([...table.organisations.columns, ['organisation.id', coded(names)]]);
	return {
		...table,
		structures: { ...table.structures, columns: structures },
		organisations: { ...table.organisations, columns: organisations }
	};
}
const judged = (table: TerritoryTable, criteria: Criteria) => ({
	table,
	criteria,
	classification: classify(table, criteria)
});

describe('what moves between two criteria', () => {
	it('names the movers, counts the flows and tells which question answers otherwise', () => {
		const table = named([row('PA', 60), row('PA', 45), row('DOM', 3)], ['a', 'b', 'c']);
		const before = judged(table, DEFAULT);
		const after = judged(table, withThreshold(DEFAULT, { segment: 'large-group', path: [1, 0] }, 40));
		const { flows, movers } = migrationBetween(before, after);
		expect(flows).toEqual([
			{ from: 'large-group', to: 'large-group', count: 1 },
			{ from: 'physical-mie', to: 'large-group', count: 1 },
			{ from: 'digital-mie', to: 'digital-mie', count: 1 }
		]);
		expect(movers).toEqual([{ finess: 'b', before: 1, after: 1, from: 'physical-mie', to: 'large-group' }]);
		expect(moverReasons(before, after)(movers[0]!)).toMatchObject({
			byRules: false,
			predicates: [
				{ predicate: { value: 50 }, before: 'false', after: null },
				{ predicate: { value: 40 }, before: null, after: 'true' }
			]
		});
	});

	it('says that rules alone moved a structure when every question answers as before', () => {
		const table = named([row('PA', 60)], ['a']);
		const before = judged(table, DEFAULT);
		const last = DEFAULT.segments.map((segment) => ({ ...segment, rank: segment.rank === 1 ? 3 : 2 }));
		const after = judged(table, { ...DEFAULT, segments: last });
		const { movers } = migrationBetween(before, after);
		expect(moverReasons(before, after)(movers[0]!)).toEqual({
			predicates: [],
			scopeChanged: false,
			byRules: true
		});
	});
});

describe('what moves between two datasets', () => {
	it('matches structures by number, and keeps those that come and go', () => {
		const before = judged(named([row('PA', 60), row('PA', 3)], ['a', 'b']), DEFAULT);
		const after = judged(named([row('PA', 3), row('PA', 49)], ['c', 'a']), DEFAULT);
		const { movers } = migrationBetween(before, after);
		expect(movers.map(({ finess, from, to }) => [finess, from, to])).toEqual([
			['a', 'large-group', 'physical-mie'],
			['b', 'physical-mie', 'absent'],
			['c', 'absent', 'physical-mie']
		]);
		expect(moverReasons(before, after)(movers[0]!).predicates).toMatchObject([
			{ predicate: { field: 'organisation.esms' }, before: 'true', after: 'false' }
		]);
	});

	it('counts every structure once, and has no mover between a classification and itself', () => {
		const arbNamed = fc.array(arbRow, { minLength: 1, maxLength: 5 }).map((rows) =>
			named(
				rows,
				rows.map((_, i) => `n${i}`)
			)
		);
		fc.assert(
			fc.property(arbNamed, arbNamed, arbCriteria, (one, other, criteria) => {
				const [before, after] = [judged(one, criteria), judged(other, criteria)];
				const { flows } = migrationBetween(before, after);
				const total = flows.reduce((sum, { count }) => sum + count, 0);
				expect(total).toBe(Math.max(one.structures.rows, other.structures.rows));
				expect(migrationBetween(before, before).movers).toEqual([]);
				expect(migrationBetween(before, { ...before, table: { ...one } }).movers).toEqual([]);
			})
		);
	});

	it('tells whose answer to the rule on single sign-on changes', () => {
		const [one, other] = [named([row('PA', 1), row('PA', 1)], ['a', 'b']), named([row('PA', 1)], ['b'])];
		const { flows, changes } = verdictChanges(
			{ table: one, answers: ['mandatory', 'not-mandatory'] },
			{ table: other, answers: ['watch'] }
		);
		expect(flows).toHaveLength(2);
		expect(changes).toEqual([
			{ organisation: 'a', before: 0, after: null, from: 'mandatory', to: 'absent' },
			{ organisation: 'b', before: 1, after: 0, from: 'not-mandatory', to: 'watch' }
		]);
	});
});
