import { describe, expect, it } from 'vitest';
import { defaultCriteria, fundingDefaults, reference, ssoRule, workshopScript } from '$lib/reference';
import type { Criteria } from '$lib/domain/segmentation';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { territoryData, type TerritoryData } from '../territory-data';
import { binsOf, boundsOf } from './polls-bins';
import { memberItem, memberItems, pointsItem, valueItem, valueItems, workshopPolls } from './index';

const dataOf = (layers: readonly TestLayer[], criteria: Criteria = defaultCriteria): TerritoryData =>
	territoryData(compose(reference, ...layers).table, { criteria, overrides: [] }, ssoRule);
const register = (...rows: Record<string, string>[]): TestLayer => ({ kind: 'establishments', rows });
const group = (count: number, category: string, entity: string, department = '56') =>
	sites(count, { entity, category, prefix: entity.slice(0, 5), department });

const one = dataOf([register(...group(1, '500', '560000010'))]);
const region = dataOf([
	register(
		...group(48, '500', '561000010'),
		...group(60, '460', '562000010'),
		...group(20, '182', '563000010'),
		...group(3, '177', '564000010')
	)
]);
const empty: TerritoryData = dataOf([
	register({ 'structure.finess': '560000010', 'structure.category': '101' })
]);
const segments = defaultCriteria.segments.map(({ id }) => id);
const prepared = {
	agenda: workshopScript.agenda,
	groups: workshopScript.groups,
	room: { headCounts: false, money: false }
};
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the polls of a workshop', () => {
	it('are, for each sub-group, five, and two for everybody, in the order of the agenda', () => {
		const polls = workshopPolls(prepared, { data: region, envelope: null });
		expect(polls.map(({ id }) => id)).toEqual([
			...['a-statements', 'a-members', 'b-statements', 'b-members'],
			...['a-values', 'a-ideas', 'b-ideas', 'a-points', 'b-points'],
			...['readiness', 'satisfaction']
		]);
		expect(new Set(polls.map(({ step }) => step))).toEqual(
			new Set(['question-1', 'question-2', 'question-3', 'conclusion', 'satisfaction'])
		);
	});

	it('leave out what the agenda has no step for', () => {
		const agenda = workshopScript.agenda.filter(({ kind }) => kind === 'question-3');
		const polls = workshopPolls({ ...prepared, agenda }, { data: region, envelope: null });
		expect(polls.map(({ kind }) => kind)).toEqual(['points', 'points']);
	});

	it('never ask about an id twice, and are plain JSON', () => {
		for (const data of [empty, one, region]) {
			const polls = workshopPolls(prepared, { data, envelope: null });
			for (const { items } of polls) expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
			expect(JSON.parse(JSON.stringify(polls))).toEqual(polls);
		}
	});

	it('have no member where nothing is in scope, and one where one structure is', () => {
		const members = (data: TerritoryData) => memberItems(data, segments, { headCounts: false });
		expect(members(empty)).toEqual([]);
		expect(members(one).map(({ subject }) => subject.id)).toEqual(['560000010']);
	});
});

describe('members', () => {
	it('are the fragile ones first: those close to the threshold, of either side', () => {
		const [first] = memberItems(region, ['large-group'], { headCounts: false });
		expect(first).toMatchObject({ subject: { kind: 'organisation', id: '561000010' } });
		expect(plain(first?.doubt ?? '')).toBe('Proche du seuil : 48 pour 50 ESMS');
	});

	it('tell associations of one département, mobile services and places where one stays', () => {
		const doubts = memberItems(region, ['physical-mie', 'digital-mie'], { headCounts: false }).map(
			({ doubt }) => plain(doubt)
		);
		expect(doubts.some((doubt) => doubt.startsWith('Association départementale'))).toBe(true);
		expect(doubts.filter((doubt) => doubt.startsWith('Service mobile')).length).toBeGreaterThan(0);
		expect(doubts.filter((doubt) => doubt.startsWith('Lieu où l’on reste')).length).toBeGreaterThan(0);
	});

	it('say no head-count and nothing declared unless the room may see them', () => {
		const declared: TestLayer = {
			kind: 'survey',
			rows: [{ 'structure.finess': '561000000', 'structure.heads': '1017', 'structure.wish': 'sso' }]
		};
		const data = dataOf([register(...group(1, '500', '561000010')), declared]);
		const hidden = JSON.stringify(memberItems(data, segments, { headCounts: false }));
		expect(hidden).not.toMatch(/1.?017|Souhait|souhaite/);
		const shown = JSON.stringify([
			...memberItems(data, segments, { headCounts: true }),
			memberItem(data, { kind: 'structure', id: '561000000' }, { headCounts: true })
		]);
		expect(shown).toMatch(/1.017/);
		expect(shown).toMatch(/Souhait/);
	});

	it('are made one by one for who searches, and for nobody that the territory has not', () => {
		expect(memberItem(region, { kind: 'structure', id: '561000000' }, { headCounts: false })?.name).toMatch(
			/^Site/
		);
		expect(
			memberItem(region, { kind: 'organisation', id: '562000010' }, { headCounts: false })?.outcome
		).toBe('large-group');
		expect(memberItem(region, { kind: 'structure', id: '999999999' }, { headCounts: false })).toBeNull();
		expect(memberItem(region, { kind: 'organisation', id: '' }, { headCounts: false })).toBeNull();
	});
});

describe('values', () => {
	it('are the thresholds of the segments, where they stand in the criteria, and every structure is in a bin or unknown', () => {
		const items = valueItems(region, segments);
		expect(items.map(({ field, path, current }) => [field, path, current])).toEqual([
			['organisation.esms', [1, 0], 50],
			['organisation.professionals', [1, 1], 1000]
		]);
		for (const { bins, unknown, low, high, step, current } of items) {
			if (bins.length > 0) expect(bins.reduce((sum, { count }) => sum + count, unknown)).toBe(131);
			expect((current - low) % step).toBe(0);
			expect((high - low) % step).toBe(0);
			expect(current).toBeLessThan(high);
		}
	});

	it('have no bins where all is unknown', () => {
		const [esms] = valueItems(empty, segments);
		expect(esms?.bins).toEqual([]);
	});

	it('are scores and weights too, and nothing of what is switched off', () => {
		const of = [
			{ weight: 2, when: { field: 'organisation.esms', op: 'gte' as const, value: 15 } },
			{ weight: 1, when: { field: 'structure.wish', op: 'in' as const, value: ['sso'] } }
		];
		const withScore = (disabled?: true): Criteria => ({
			...defaultCriteria,
			segments: defaultCriteria.segments.map((segment, i) =>
				i === 0
					? { ...segment, when: { atLeast: { score: 2, of }, ...(disabled ? { disabled } : {}) } }
					: segment
			)
		});
		const items = valueItems(dataOf([register(...group(2, '500', '561000010'))], withScore()), segments);
		expect(items.map(({ role, current, path }) => [role, current, path])).toEqual([
			['threshold', 15, [0]],
			['score', 2, []],
			['weight', 2, [0]],
			['weight', 1, [1]]
		]);
		expect(
			valueItems(dataOf([register(...group(2, '500', '561000010'))], withScore(true)), segments)
		).toEqual([]);
		expect(valueItem(region, { segment: 'large-group', path: [9] }, 'threshold')).toBeNull();
		expect(valueItem(region, { segment: 'gone', path: [] }, 'threshold')).toBeNull();
	});
});

describe('bins', () => {
	it.each([
		['even values', Array.from({ length: 40 }, (_, i) => ({ value: 40 + i, count: 1 })), 50],
		['values that span decades', [1, 3, 9, 40, 200, 800].map((value) => ({ value, count: 5 })), 30],
		[
			'one absurd value',
			[...Array.from({ length: 99 }, (_, i) => ({ value: i, count: 1 })), { value: 5e6, count: 1 }],
			50
		],
		['one value', [{ value: 7, count: 3 }], 50],
		['negative and zero', [{ value: 0, count: 1 }], 0]
	])('hold %s once each, and break at the threshold', (_, counts, current) => {
		const bounds = boundsOf(counts, current);
		const bins = binsOf(counts, current, bounds);
		expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(
			counts.reduce((sum, { count }) => sum + count, 0)
		);
		for (let i = 1; i < bins.length; i++) expect(bins[i]?.from).toBe(bins[i - 1]?.to);
		expect(current === bounds.low || bins.some(({ from }) => from === current)).toBe(true);
		expect((bounds.high - bounds.low) / bounds.step).toBeLessThanOrEqual(1000);
	});

	it('are not stretched by one absurd value', () => {
		const counts = [
			...Array.from({ length: 99 }, (_, i) => ({ value: i, count: 1 })),
			{ value: 5e6, count: 1 }
		];
		expect(boundsOf(counts, 50).high).toBeLessThan(200);
	});
});

describe('what to fund', () => {
	it('is what may apply to the segment, by what money is spent on, and says what it buys', () => {
		const [large, , digital] = defaultCriteria.segments;
		if (!large || !digital) throw new Error('Default criteria');
		const of = (segment: typeof large) => pointsItem(segment, fundingDefaults.items, null);
		expect(of(large).total).toBe(100);
		expect(of(large).objects.map(({ id }) => id)).not.toContain('terminal');
		expect(of(digital).objects.find(({ id }) => id === 'terminal')?.detail).toContain('Smartphone');
		expect(pointsItem(large, fundingDefaults.items, 1200)).toMatchObject({
			total: 1200,
			unit: 'thousand-euros'
		});
	});
});
