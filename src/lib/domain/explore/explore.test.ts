import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Classification } from '../segmentation';
import { numberColumn } from '../table';
import { coded, numbers, territory, type Bounds } from '../../../../tests/support/synthetic';
import { applyStructuresView, defaultView, segmentValues, type View, type ViewData } from '../view';
import {
	createExplorer,
	isChosen,
	isExactly,
	largestFirst,
	organisationsOf,
	SCOPE_FIELD,
	sizeBins,
	slicesBy,
	toggled,
	toggledExactly,
	type Explorer,
	type Selection
} from '.';

const SECTORS = ['', 'PA', 'PH', 'DOM'];
const DEPARTMENTS = ['', '22', '29', '56'];
const SEGMENTS = ['large-group', 'physical-mie'];
const OUTCOMES = [...SEGMENTS, 'undetermined', 'ambiguous', 'no-segment', 'out-of-scope', 'to-qualify'];
const OWNED = ['structure.sector', 'structure.department', 'segment', 'certainty', 'organisation.esms'];
const CHARTS = {
	all: [],
	flows: ['structure.sector', 'segment'],
	map: ['structure.department'],
	sure: ['certainty'],
	sizes: ['organisation.esms']
} as const;

interface Site {
	readonly sector: string;
	readonly department: string;
	readonly outcome: number;
	readonly estimated: boolean;
	readonly owner: number;
	readonly name: string;
}

const ORGANISATION_SIZES: readonly Bounds[] = [
	[1, 1, 1, 1],
	[14, 14, 14, 14],
	[15, 15, 15, 15],
	[40, 40, 60, 60]
];

function dataOf(sites: readonly Site[]): ViewData {
	const classification: Classification = {
		segments: SEGMENTS,
		result: Uint8Array.from(sites, ({ outcome }) => outcome),
		possible: new Uint32Array(sites.length),
		estimated: Uint8Array.from(sites, ({ estimated, outcome }) => (estimated && outcome < 2 ? 1 : 0))
	};
	const table = territory(
		{
			'structure.finess': coded(sites.map((_, place) => String(place + 1).padStart(9, '0'))),
			'structure.name': coded(sites.map(({ name }) => name)),
			'structure.sector': coded(sites.map(({ sector }) => sector)),
			'structure.department': coded(sites.map(({ department }) => department))
		},
		{ 'organisation.esms': numbers(ORGANISATION_SIZES) },
		sites.map(({ owner }) => owner)
	);
	return { table, classification };
}

const site = fc.record<Site>({
	sector: fc.constantFrom(...SECTORS),
	department: fc.constantFrom(...DEPARTMENTS),
	outcome: fc.nat(OUTCOMES.length - 1),
	estimated: fc.boolean(),
	owner: fc.nat(ORGANISATION_SIZES.length - 1),
	name: fc.constantFrom('Les Lilas', 'Les Roses')
});

const view = fc
	.record({
		'structure.sector': fc.subarray(SECTORS),
		'structure.department': fc.subarray(DEPARTMENTS),
		segment: fc.subarray(OUTCOMES),
		certainty: fc.subarray(['', 'estimated', 'certain']),
		'organisation.esms': fc.subarray(['1..14', '15..49']),
		'structure.name': fc.subarray(['Les Lilas'])
	})
	.chain((all) =>
		fc.record<View>({
			filters: fc.constant(Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0))),
			search: fc.constantFrom('', 'lilas'),
			sort: fc.constant(defaultView('structure').sort),
			showOutOfScope: fc.boolean()
		})
	);

/** The rows of a list once some filters are taken away, recounted from nothing. */
function naive(data: ViewData, { filters, ...rest }: View, left: readonly string[]): number[] {
	const kept = Object.entries(filters).filter(([field]) => !left.includes(field));
	// Whether sites out of scope are shown is said by the whole view, the filter of the chart itself included.
	const showOutOfScope = rest.showOutOfScope || (filters['segment']?.includes('out-of-scope') ?? false);
	return [...applyStructuresView(data, { ...rest, showOutOfScope, filters: Object.fromEntries(kept) })].sort(
		(a, b) => a - b
	);
}

const CHART_NAMES: (keyof typeof CHARTS)[] = ['all', 'flows', 'map', 'sure', 'sizes'];

function expectRows(rows: Selection<keyof typeof CHARTS>, data: ViewData, shown: View): void {
	for (const chart of CHART_NAMES) {
		expect(rows(chart)).toEqual(Uint32Array.from(naive(data, shown, CHARTS[chart])));
	}
}

const expectNaive = (explorer: Explorer, data: ViewData, shown: View): void =>
	expectRows(explorer.select(shown, CHARTS), data, shown);

describe('the cross-filter', () => {
	it('gives each chart the rows of the list without the chart’s own filters, whatever was looked at before', () => {
		fc.assert(
			fc.property(
				fc.array(site, { maxLength: 40 }),
				fc.array(view, { minLength: 1, maxLength: 6 }),
				(sites, views) => {
					const data = dataOf(sites);
					const explorer = createExplorer(data, OWNED);
					for (const shown of views) expectNaive(explorer, data, shown);
				}
			)
		);
	});

	it('gives a chart that asks late the rows of its own view, whatever was filtered since', () => {
		fc.assert(
			fc.property(
				fc.array(site, { maxLength: 40 }),
				fc.array(fc.tuple(view, fc.subarray(CHART_NAMES)), { minLength: 2, maxLength: 6 }),
				(sites, views) => {
					const data = dataOf(sites);
					const explorer = createExplorer(data, OWNED);
					const asked = views.map(([shown, early]) => {
						const rows = explorer.select(shown, CHARTS);
						for (const chart of early) rows(chart);
						return { shown, rows };
					});
					for (const { shown, rows } of asked) expectRows(rows, data, shown);
				}
			)
		);
	});

	it('gives the very rows it gave before to the charts that a click leaves as they were', () => {
		const one = { outcome: 0, estimated: false, owner: 0, name: 'Les Lilas' };
		const explorer = createExplorer(
			dataOf([
				{ ...one, sector: 'PA', department: '56' },
				{ ...one, sector: 'PH', department: '29' }
			]),
			OWNED
		);
		const before = explorer.select(defaultView('structure'), CHARTS);
		const inOne = { ...defaultView('structure'), filters: { 'structure.department': ['56'] } };
		const after = explorer.select(inOne, CHARTS);
		expect(after('map')).toBe(before('map'));
		expect([before('all').length, after('all').length]).toEqual([2, 1]);
	});

	it('loses no structure between the values of a field, and none between outcomes', () => {
		fc.assert(
			fc.property(fc.array(site, { maxLength: 40 }), view, (sites, shown) => {
				const data = dataOf(sites);
				const rows = createExplorer(data, OWNED).select(shown, { all: [] })('all');
				for (const field of ['structure.sector', 'structure.department', 'certainty', 'segment']) {
					const slices = slicesBy(data, rows, field);
					expect(slices.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
					for (const { count, parts } of slices) {
						expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(count);
						for (const part of parts) expect(part.estimated).toBeLessThanOrEqual(part.count);
					}
				}
			})
		);
	});

	it('counts what a click would show: the slice of a value is the list filtered by it', () => {
		fc.assert(
			fc.property(fc.array(site, { maxLength: 40 }), view, (sites, shown) => {
				const data = dataOf(sites);
				const explorer = createExplorer(data, OWNED);
				const map = explorer.select(shown, CHARTS)('map');
				for (const { value, count } of slicesBy(data, map, 'structure.department')) {
					const filters = { ...shown.filters, 'structure.department': [value] };
					expect(applyStructuresView(data, { ...shown, filters }).length).toBe(count);
				}
			})
		);
	});

	it('counts nothing in an empty territory, and everything as unknown where a field is not held', () => {
		const empty = dataOf([]);
		const explorer = createExplorer(empty, OWNED);
		expect(explorer.select(defaultView('structure'), CHARTS)('all')).toHaveLength(0);
		expect(slicesBy(empty, new Uint32Array(), 'structure.sector')).toEqual([]);
		const one = dataOf([
			{ sector: 'PA', department: '56', outcome: 0, estimated: true, owner: 0, name: 'Les Lilas' }
		]);
		expect(slicesBy(one, Uint32Array.of(0), 'structure.tariff_authority')).toEqual([
			{ value: '', count: 1, parts: [{ id: 'large-group', count: 1, estimated: 1 }] }
		]);
		expect(segmentValues(one.classification)).toEqual(OUTCOMES);
	});

	it('counts sites out of scope for the chart that shows them, and for no other', () => {
		fc.assert(
			fc.property(fc.array(site, { maxLength: 40 }), view, (sites, shown) => {
				const data = dataOf(sites);
				const rows = createExplorer(data, OWNED).select(shown, { states: ['segment', SCOPE_FIELD], all: [] });
				const everything = { ...shown, showOutOfScope: true };
				expect(rows('states')).toEqual(Uint32Array.from(naive(data, everything, ['segment'])));
				expect(rows('all')).toEqual(Uint32Array.from(naive(data, shown, [])));
			})
		);
	});

	it('refuses more fields than it has bits', () => {
		const many = Array.from({ length: 30 }, (_, place) => `f${place}`);
		expect(() => createExplorer(dataOf([]), many)).toThrow('29');
	});
});

describe('sizes of organisations', () => {
	const { table } = dataOf(
		[0, 1, 2, 3, 3].map((owner) => ({
			sector: 'PA',
			department: '56',
			outcome: 0,
			estimated: false,
			owner,
			name: 'Les Lilas'
		}))
	);

	it('counts each organisation once, below, at and above a mark', () => {
		const organisations = organisationsOf(table, Uint32Array.of(0, 1, 2, 3, 4));
		expect([...organisations]).toEqual([0, 1, 2, 3]);
		expect(sizeBins(table, organisations, 'organisation.esms', [1, 15, 50])).toEqual([
			{ value: '1..14', low: 1, high: 14, count: 2, estimated: 0 },
			{ value: '15..49', low: 15, high: 49, count: 2, estimated: 1 },
			{ value: '50..', low: 50, high: Infinity, count: 0, estimated: 0 }
		]);
	});

	it('finds the greatest, those alike in the order of the table', () => {
		const largest = (most: number): readonly number[] =>
			largestFirst(table, Uint32Array.of(0, 1, 2, 3), 'organisation.esms', most);
		expect([0, 1, 3, 9].map(largest)).toEqual([[], [3], [3, 2, 1], [3, 2, 1, 0]]);
	});

	it('finds the same greatest as a sort of all would', () => {
		const size = fc.tuple(fc.nat(5), fc.nat(5));
		fc.assert(
			fc.property(fc.array(size, { minLength: 1, maxLength: 30 }), fc.nat(8), (sizes, most) => {
				const bounds = sizes.map(([low, more]): Bounds => [low, low, low + more, low + more]);
				const of = territory({}, { 'organisation.esms': numbers(bounds) }, []);
				const rows = Uint32Array.from(bounds.keys());
				const { likely, high } = numberColumn(of.organisations, 'organisation.esms');
				const all = [...rows].sort(
					(a, b) => (likely[b] ?? 0) - (likely[a] ?? 0) || (high[b] ?? 0) - (high[a] ?? 0) || a - b
				);
				expect(largestFirst(of, rows, 'organisation.esms', most)).toEqual(all.slice(0, most));
			})
		);
	});
});

describe('a click on a mark', () => {
	const start = defaultView('structure');
	const choice = { field: 'segment', value: 'large-group' };

	it('adds a value, and takes it away the second time', () => {
		const once = toggled(start, choice);
		expect(isChosen(once, choice)).toBe(true);
		expect(toggled(once, { field: 'segment', value: 'physical-mie' }).filters['segment']).toEqual([
			'large-group',
			'physical-mie'
		]);
		expect(toggled(once, choice)).toEqual(start);
	});

	it('on a band sets two fields at once, and frees both the second time', () => {
		const band = { 'structure.sector': ['PA'], segment: ['large-group'] };
		const once = toggledExactly(toggled(start, { field: 'structure.sector', value: 'PH' }), band);
		expect(isExactly(once, band)).toBe(true);
		expect(toggledExactly(once, band)).toEqual(start);
	});
});
