import { describe, expect, it } from 'vitest';
import { defaultView, parseView, type ViewLevel } from '$lib/domain/view';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { compose, sites, type TestLayer } from '../../../tests/support/territory';
import { sectorFlows, sectorRows, targetsOf } from './flows';
import { addColumns, allColumns, DEFAULT_COLUMNS, listReader, parseColumns } from './list-columns';
import { FACETS, facetOptions, rowsOf } from './list-facets';
import { listHref } from './list-links';
import { territoryData } from './territory-data';
import { summarise } from '$lib/domain/summary';

const register: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(5, { entity: '560000010', category: '500', prefix: '561' }),
		...sites(70, { entity: '560000028', category: '354', prefix: '562', department: '29' }),
		...sites(3, { entity: '560000036', category: '214', prefix: '563' })
	]
};
const data = territoryData(
	compose(reference, register).table,
	{ criteria: defaultCriteria, overrides: [] },
	ssoRule
);
const LEVELS: readonly ViewLevel[] = ['structure', 'organisation'];

describe('the columns of a list', () => {
	it.each(LEVELS)('are in the address of the %s list, unless they are the usual ones', (level) => {
		const usual = new URLSearchParams();
		addColumns(usual, DEFAULT_COLUMNS[level], level);
		expect([...usual]).toEqual([]);
		expect(parseColumns(usual, level).map(({ id }) => id)).toEqual(DEFAULT_COLUMNS[level]);
		const all = allColumns(level).map(({ id }) => id);
		const [name = ''] = DEFAULT_COLUMNS[level];
		const chosen = [name, ...all.filter((id) => id !== name).slice(0, 4)];
		const address = new URLSearchParams();
		addColumns(address, chosen, level);
		expect(parseColumns(new URLSearchParams(address.toString()), level).map(({ id }) => id)).toEqual(chosen);
	});

	it('leave out what does not exist, and always show the name', () => {
		const columns = parseColumns(new URLSearchParams('col=structure.dui&col=nothing'), 'structure');
		expect(columns.map(({ id }) => id)).toEqual(['structure.name', 'structure.dui']);
	});

	it.each(LEVELS)('can all be read for every row of the %s list', (level) => {
		const read = listReader(data, level, allColumns(level));
		for (const row of rowsOf(data, level, defaultView(level))) {
			expect(read(row).cells).toHaveLength(allColumns(level).length);
		}
	});
});

describe('the filters of a list', () => {
	it.each(LEVELS.flatMap((level) => FACETS[level].map((id) => [level, id] as const)))(
		'on the %s list, each option of %s shows as many rows as it says',
		(level, id) => {
			const view = { ...defaultView(level), showOutOfScope: true };
			for (const { value, count } of facetOptions(data, level, view, id)) {
				expect(rowsOf(data, level, { ...view, filters: { [id]: [value] } })).toHaveLength(count);
			}
		}
	);

	it('lead to the same list from any chart', () => {
		const href = listHref('structure', { segment: ['large-group'], 'structure.sector': ['DOM'] });
		const view = parseView(new URL(href, 'http://x').searchParams, 'structure');
		expect(view.filters).toEqual({ segment: ['large-group'], 'structure.sector': ['DOM'] });
		expect(rowsOf(data, 'structure', view)).toHaveLength(70);
		expect(listHref('structure', {})).toBe('/structures');
	});
});

describe('the pictures of the dashboard', () => {
	const summary = summarise(data.table, data.classification, data.ssoAnswers);
	const targetOf = targetsOf(defaultCriteria.segments);

	it('carry every structure from its sector to its target', () => {
		const flows = sectorFlows(summary, targetOf);
		expect(flows.reduce((sum, { count }) => sum + count, 0)).toBe(summary.structures);
		expect(flows.find(({ path }) => path[0] === 'DOM')?.path).toEqual(['DOM', 'large-group', 'maximum']);
		expect(flows.find(({ path }) => path[0] === 'AHI')?.path).toEqual(['AHI', 'no-segment', 'none']);
	});

	it('show the same structures on a phone', () => {
		const outcomes = summary.outcomes.map(({ id }) => id);
		const rows = sectorRows(summary, ['PA', 'PH', 'DOM', 'AHI'], outcomes);
		expect(rows.map(({ id }) => id)).toEqual(['PA', 'DOM', 'AHI']);
		const total = rows.flatMap(({ parts }) => parts).reduce((sum, { count }) => sum + count, 0);
		expect(total).toBe(summary.structures);
	});
});
