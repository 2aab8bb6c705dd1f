import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arbCriteria,
	arbRow,
	DEFAULT,
	outcomeIn,
	SECTORS,
	tableOf,
	type Row,
	type World
} from '../../../../tests/support/random-criteria';
import { coded, numbers, territory, type Bounds } from '../../../../tests/support/synthetic';
import type { TerritoryTable } from '../table';
import { classify, explain, outcomeIds, type Criteria, type Segment } from './index';

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
					const given = new Set(worldsOf(row, 'working', true).map((world) => outcomeIn(criteria, world)));
					expect([...given].filter((each) => !possible.has(each))).toEqual([]);
					const name = [...result.segments, ...STATES][result.result[i] ?? 0];
					if (name === 'undetermined' || result.estimated[i] === 1) return;
					const sure = new Set(worldsOf(row, 'sure', false).map((world) => outcomeIn(criteria, world)));
					expect([...sure]).toEqual([name]);
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
					expect([alone.result[0], alone.possible[0], alone.estimated[0]]).toEqual([
						together.result[i],
						together.possible[i],
						together.estimated[i]
					]);
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
