import { describe, expect, it } from 'vitest';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { compose, sites } from '../../../../tests/support/territory';
import { territoryData } from '../territory-data';
import { compare, formatComparison, parseComparison } from '.';

const { table } = compose(reference, {
	kind: 'establishments',
	rows: [
		...sites(6, { entity: '290000900', category: '500', department: '29', prefix: '29' }),
		...sites(2, { entity: '290000900', category: '354', department: '29', prefix: '293' }),
		...sites(2, { entity: '560000900', category: '354', department: '56', prefix: '56' })
	]
});
const data = territoryData(table, { criteria: defaultCriteria, overrides: [] }, ssoRule);
const asked = (query: string) => parseComparison(new URLSearchParams(query));
const compared = (query: string) => compare(data, asked(query));
const rowOf = (query: string, id: string) =>
	compared(query)
		.sections.flatMap(({ rows }) => rows)
		.find((row) => row.id === id);

describe('the address of a comparison', () => {
	it('holds five subjects at most, each once, and says how many more were asked for', () => {
		const request = asked('id=1&id=2&id=2&id=3&id=4&id=5&id=6&id=7');
		expect(request).toMatchObject({ kind: 'structure', ids: ['1', '2', '3', '4', '5'], beyond: 2 });
	});

	it('reads again as itself', () => {
		const request = asked('kind=territory&id=dep:29&id=tout&helios=1&diff=1');
		expect(asked(formatComparison(request).toString())).toEqual(request);
	});

	it('takes structures for a kind it does not know', () => {
		expect(asked('kind=commune').kind).toBe('structure');
	});
});

describe('structures side by side', () => {
	it('mark what differs, never the number that tells them apart', () => {
		const query = 'id=290000000&id=293000000';
		expect(rowOf(query, 'structure.category')?.differs).toBe(true);
		expect(rowOf(query, 'structure.finess')?.differs).toBe(false);
		expect(rowOf(query, 'structure.department')?.differs).toBe(false);
	});

	it('do not take what is unknown for a difference', () => {
		expect(rowOf('id=290000000&id=293000000', 'structure.dui')).toMatchObject({ differs: false });
	});

	it('tell those that the version does not hold', () => {
		const { subjects, missing } = compared('id=290000000&id=990000000');
		expect([subjects.length, missing]).toEqual([1, ['990000000']]);
	});
});

describe('territories side by side', () => {
	const cells = (query: string, id: string) => rowOf(query, id)?.cells.map(({ text }) => text);

	it('count sectors as the product does, or as Helios does', () => {
		const query = 'kind=territory&id=dep:29&id=dep:56&id=tout';
		expect(cells(query, 'sector.PA')).toEqual(['6', '0', '6']);
		expect(cells(query, 'sector.DOM')).toEqual(['2', '2', '4']);
		expect(cells(`${query}&helios=1`, 'sector.PA')).toEqual(['8', '2', '10']);
		expect(rowOf(`${query}&helios=1`, 'sector.DOM')).toBeUndefined();
	});

	it('never change segment with the grouping', () => {
		const query = 'kind=territory&id=dep:29&id=dep:56';
		expect(cells(query, 'segment.physical-mie')).toEqual(cells(`${query}&helios=1`, 'segment.physical-mie'));
	});

	it('give each figure its source and date', () => {
		const [cell] = rowOf('kind=territory&id=dep:29', 'Structures')?.cells ?? [];
		expect(cell).toMatchObject({ text: '8', source: 'establishments.csv', date: '2026-09-01' });
	});

	it('say that head-counts come from whoever gave or estimated them', () => {
		const surveyed = compose(
			reference,
			{
				kind: 'establishments',
				rows: [
					...sites(2, { entity: '290000900', category: '500', department: '29', prefix: '29' }),
					...sites(2, { entity: '560000900', category: '500', department: '56', prefix: '56' })
				]
			},
			{
				kind: 'survey',
				name: 'enquete.csv',
				date: '2026-09-30',
				rows: [{ 'structure.finess': '290000000', 'structure.heads': '48' }]
			}
		);
		const { sections } = compare(
			territoryData(surveyed.table, { criteria: defaultCriteria, overrides: [] }, ssoRule),
			asked('kind=territory&id=dep:29&id=dep:56')
		);
		const rows = sections.flatMap((section) => section.rows);
		const [finistere, morbihan] = rows.find(({ id }) => id === 'structure.heads')?.cells ?? [];
		expect(finistere?.source).toContain('enquete.csv');
		expect(finistere?.date).toBe('2026-09-30');
		expect(morbihan?.source).not.toContain('enquete.csv');
		expect(rows.find(({ id }) => id === 'heads.declared')?.cells[0]?.source).toBe(finistere?.source);
	});

	it('are only places that the version has', () => {
		expect(compared('kind=territory&id=dep:13&id=ars:&id=x').missing).toEqual(['dep:13', 'ars:', 'x']);
	});
});
