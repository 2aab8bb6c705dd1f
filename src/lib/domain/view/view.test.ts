import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Classification } from '../segmentation';
import type { CodedColumn, NumberColumn, TerritoryTable } from '../table';
import {
	addressShare,
	applyOrganisationsView,
	applyStructuresView,
	defaultView,
	fold,
	formatView,
	parseView,
	viewRows,
	withoutGoneLists,
	type View,
	type ViewData
} from '.';

function coded(texts: readonly string[]): CodedColumn {
	const values = ['', ...new Set(texts.filter((text) => text !== ''))];
	return {
		kind: 'coded',
		codes: Uint8Array.from(texts, (text) => values.indexOf(text)),
		values,
		source: null
	};
}

function numbers(likely: readonly (number | null)[]): NumberColumn {
	const known = (otherwise: number) => Float64Array.from(likely, (value) => value ?? otherwise);
	return {
		kind: 'number',
		low: known(0),
		likely: known(NaN),
		high: known(300),
		sureLow: known(0),
		sureHigh: known(300),
		state: Uint8Array.from(likely, (value) => (value === null ? 0 : 1)),
		source: null
	};
}

const table: TerritoryTable = {
	structures: {
		rows: 5,
		columns: new Map<string, CodedColumn | NumberColumn>([
			['structure.finess', coded(['010000024', '140000001', '2A0000014', '970102018', '990000009'])],
			['structure.name', coded(['EHPAD Les Œillets', 'Ésat de l’Orne', 'SSIAD 10', 'ssiad 9', 'Hôpital'])],
			['structure.sector', coded(['PA', 'PH', 'DOM', 'DOM', 'HORS'])],
			['structure.category', coded(['500', '', '354', '460', '355'])],
			['structure.department', coded(['01', '14', '2A', '', '75'])],
			['structure.opened_on', coded(['1979-02-13', '1990-01-01', '', '2020-05-01', '1900-01-02'])],
			['structure.heads', numbers([12, null, 40, 15, null])]
		])
	},
	organisations: {
		rows: 3,
		columns: new Map<string, CodedColumn | NumberColumn>([
			['organisation.id', coded(['A', 'B', 'C'])],
			['organisation.name', coded(['Groupe Évasion', 'Mairie', 'Hospices'])],
			['organisation.esms', numbers([2, 2, 0])]
		])
	},
	uses: { rows: 0, columns: new Map() },
	structureOrganisation: Uint32Array.from([0, 0, 1, 1, 2]),
	useOrganisation: new Uint32Array(),
	sources: [],
	coverage: { departments: [], national: false },
	asOf: '2026-05-12',
	fictional: false
};

/** Segments: large, physical; then undetermined, ambiguous, no-segment, out-of-scope, to-qualify. */
const classification: Classification = {
	segments: ['large', 'physical'],
	result: Uint8Array.from([1, 1, 0, 2, 5]),
	possible: Uint32Array.from([2, 2, 1, 3, 0]),
	estimated: Uint8Array.from([0, 1, 0, 0, 0])
};
const data: ViewData = {
	table,
	classification,
	ssoAnswers: ['mandatory', 'not-mandatory', 'not-mandatory'],
	heliosSectors: new Map([
		['500', 'PA'],
		['354', 'PA']
	]),
	lists: new Map([
		['1', new Set(['140000001', '2A0000014', '330000001'])],
		['2', new Set(['010000024'])],
		['3', new Set<string>()]
	])
};

const structures = (change: Partial<View>): number[] => [
	...applyStructuresView(data, { ...defaultView('structure'), ...change })
];
const organisations = (change: Partial<View>): number[] => [
	...applyOrganisationsView(data, { ...defaultView('organisation'), ...change })
];

describe('the view of the structures', () => {
	it('hides sites of other fields unless they are asked for', () => {
		expect(structures({})).toEqual([0, 1, 2, 3]);
		expect(structures({ showOutOfScope: true })).toEqual([0, 1, 2, 3, 4]);
		expect(structures({ filters: { segment: ['out-of-scope'] } })).toEqual([4]);
	});

	it.each<[string, Record<string, string[]>, number[]]>([
		['one of several values', { 'structure.sector': ['PA', 'DOM'] }, [0, 2, 3]],
		['every field at once', { 'structure.sector': ['PA', 'DOM'], 'structure.department': ['2A'] }, [2]],
		['a value nobody has', { 'structure.sector': ['PDE'] }, []],
		['an unknown value', { 'structure.department': [''] }, [3]],
		['a segment or another state', { segment: ['large', 'undetermined'] }, [2, 3]],
		['a segment that remains possible', { possible: ['large'] }, [2, 3]],
		['certain results', { certainty: ['certain'] }, [0, 2]],
		['estimated results', { certainty: ['estimated'] }, [1]],
		['the answer on single sign-on of the organisation', { sso: ['mandatory'] }, [0, 1]],
		['a field of the organisation', { 'organisation.id': ['B'] }, [2, 3]],
		['numbers from a bound', { 'structure.heads': ['15..'] }, [2, 3]],
		['numbers up to a bound', { 'structure.heads': ['..15'] }, [0, 3]],
		['numbers in a range or unknown', { 'structure.heads': ['13..20', ''] }, [1, 3]],
		['one number', { 'structure.heads': ['12'] }, [0]],
		['nothing for a range that is not one', { 'structure.heads': ['many..'] }, []],
		['dates in a range, never the unknown ones', { 'structure.opened_on': ['1980-01-01..'] }, [1, 3]],
		['the sector as Helios counts it', { 'structure.helios_sector': ['PA'] }, [0, 2]],
		['the own sector where Helios says nothing', { 'structure.helios_sector': ['DOM', 'PH'] }, [1, 3]],
		['a named list, numbers that nobody knows aside', { list: ['1'] }, [1, 2]],
		['either of two lists', { list: ['1', '2'] }, [0, 1, 2]],
		['a list and a field', { list: ['1'], 'structure.sector': ['DOM'] }, [2]],
		['an empty list: nothing', { list: ['3'] }, []],
		['a list that is not there: nothing, never everything', { list: ['404'] }, []],
		['a field the table does not hold: unknown for all', { 'structure.dui': [''] }, [0, 1, 2, 3]]
	])('filters by %s', (_, filters, expected) => {
		expect(structures({ filters })).toEqual(expected);
	});

	it.each<[string, number[]]>([
		['oeillets', [0]],
		['ESAT orne', [1]],
		['esat l’orne', [1]],
		['01 000 0024', [0]],
		['evasion', [0, 1]],
		['ssiad evasion', []],
		['  ', [0, 1, 2, 3]]
	])('finds "%s" without case or accents', (search, expected) => {
		expect(structures({ search })).toEqual(expected);
	});

	it('sorts names as a French reader does, numbers inside them by value', () => {
		expect(structures({ sort: { field: 'structure.name', descending: false } })).toEqual([0, 1, 3, 2]);
	});

	it('keeps unknown values last in both directions', () => {
		expect(structures({ sort: { field: 'structure.heads', descending: false } })).toEqual([0, 3, 2, 1]);
		expect(structures({ sort: { field: 'structure.heads', descending: true } })).toEqual([2, 3, 0, 1]);
	});

	it('sorts closed lists in their declared order and ties by FINESS number', () => {
		expect(structures({ sort: { field: 'structure.sector', descending: true } })).toEqual([2, 3, 1, 0]);
		expect(structures({ sort: { field: 'segment', descending: false } })).toEqual([2, 0, 1, 3]);
	});
});

describe('the view of the organisations', () => {
	it('starts with the ones that have the most ESMS and hides those that have none', () => {
		expect(organisations({})).toEqual([0, 1]);
		expect(organisations({ showOutOfScope: true })).toEqual([0, 1, 2]);
	});

	it('searches, filters and sorts', () => {
		expect(organisations({ search: 'mairie' })).toEqual([1]);
		expect(organisations({ filters: { sso: ['not-mandatory'] } })).toEqual([1]);
		expect(organisations({ sort: { field: 'organisation.name', descending: true } })).toEqual([1, 0]);
	});
});

describe('what a view hides', () => {
	it.each<['structure' | 'organisation', Partial<View>, number]>([
		['structure', {}, 1],
		['structure', { showOutOfScope: true }, 0],
		['structure', { filters: { segment: ['out-of-scope'] } }, 0],
		['structure', { filters: { 'structure.sector': ['PA'] } }, 0],
		['structure', { filters: { 'structure.department': ['75', '01'] } }, 1],
		['structure', { search: 'hôpital' }, 1],
		['organisation', {}, 1],
		['organisation', { search: 'mairie' }, 0]
	])('of %ss under %j are the rows that it would show besides: %i', (level, change, hidden) => {
		const view = { ...defaultView(level), ...change };
		const found = viewRows(data, level, view);
		const all = viewRows(data, level, { ...view, showOutOfScope: true });
		expect(found.hidden).toBe(hidden);
		expect(all.rows.length).toBe(found.rows.length + hidden);
		expect(all.rows.filter((row) => found.rows.includes(row))).toEqual(found.rows);
	});
});

describe('the address of a view', () => {
	it('is empty for the view one starts with', () => {
		expect(formatView(defaultView('structure'))).toBe('');
		expect(parseView(new URLSearchParams())).toEqual(defaultView('structure'));
	});

	it('holds the whole view and gives it back', () => {
		const view: View = {
			filters: { 'structure.department': ['', '2A'], segment: ['large-group'] },
			search: 'éhpad & co',
			sort: { field: 'structure.heads', descending: true },
			showOutOfScope: true
		};
		expect(parseView(new URLSearchParams(formatView(view)))).toEqual(view);
	});

	it('is written as any browser writes it', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: 'binary' })),
				fc.string({ unit: 'binary' }),
				(values, search) => {
					const query = formatView({ ...defaultView('structure'), filters: { segment: values }, search });
					const parameters = new URLSearchParams(search === '' ? [] : [['q', search]]);
					for (const value of values) parameters.append('segment', value);
					expect(query).toBe(parameters.toString());
				}
			)
		);
	});

	it('ignores parameters that are not of the view, repeated values and fields that do not exist', () => {
		const parameters = new URLSearchParams(
			'page=3&structure.sector=PA&structure.sector=PA&constructor=x&sort=nothing'
		);
		expect(parseView(parameters)).toEqual({
			...defaultView('structure'),
			filters: { 'structure.sector': ['PA'] }
		});
	});

	it('does not offer structure filters on organisations', () => {
		expect(
			parseView(new URLSearchParams('structure.sector=PA&segment=large'), 'organisation').filters
		).toEqual({});
	});
});

it('folds accents, ligatures, apostrophes and dashes', () => {
	expect(fold(" L’Œuvre d'Été–Sud ")).toBe('l oeuvre d ete sud');
});

describe('an address that holds too much', () => {
	it('keeps 500 short values of a field, and says how many there were', () => {
		const parameters = new URLSearchParams();
		for (let i = 0; i < 10_000; i++) parameters.append('segment', `s${i}`);
		expect(parseView(parameters).filters['segment']).toHaveLength(500);
		expect(addressShare(parameters)).toEqual({ asked: 10_000, kept: 500, gone: [] });
	});

	it('stays short enough for any server once it is written again', () => {
		const parameters = new URLSearchParams();
		for (let i = 0; i < 10_000; i++) parameters.append('structure.finess', String(560_000_000 + i));
		const view = parseView(parameters);
		const again = formatView(view);
		expect(again.length).toBeLessThanOrEqual(12_000);
		expect(parseView(new URLSearchParams(again))).toEqual(view);
	});

	it('names the fields that do not exist any more', () => {
		const parameters = new URLSearchParams('structure.gone=1&segment=large-group&segment=large-group&par=x');
		expect(addressShare(parameters)).toEqual({ asked: 1, kept: 1, gone: ['structure.gone'] });
	});
});

describe('named lists in a view', () => {
	it('keep the organisations that have a structure in the list', () => {
		expect(organisations({ filters: { list: ['1'] } })).toEqual([0, 1]);
		expect(organisations({ filters: { list: ['2'] } })).toEqual([0]);
	});

	it('are in the address like any filter', () => {
		expect(parseView(new URLSearchParams('list=2&list=1')).filters).toEqual({ list: ['2', '1'] });
	});

	it('are left out when they are gone, and said to be', () => {
		const view: View = {
			...defaultView('structure'),
			filters: { list: ['1', '9'], 'structure.sector': ['PA'] }
		};
		const exists = (id: string): boolean => id === '1';
		expect(withoutGoneLists(view, exists)).toEqual({
			view: { ...view, filters: { list: ['1'], 'structure.sector': ['PA'] } },
			gone: ['9']
		});
		expect(withoutGoneLists(view, () => false)).toEqual({
			view: { ...view, filters: { 'structure.sector': ['PA'] } },
			gone: ['1', '9']
		});
		expect(withoutGoneLists(view, () => true)).toEqual({ view, gone: [] });
	});
});

describe('the sector as Helios counts it', () => {
	it('sorts in the order of the sectors', () => {
		const sort = { field: 'structure.helios_sector', descending: false };
		expect(structures({ sort })).toEqual([0, 2, 1, 3]);
	});

	it('is the own sector of everything without a crosswalk', () => {
		const plain: ViewData = { table, classification };
		const filters = { 'structure.helios_sector': ['DOM'] };
		expect([...applyStructuresView(plain, { ...defaultView('structure'), filters })]).toEqual([2, 3]);
	});
});
