import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../tests/support/reference';
import { compose, sites } from '../../../tests/support/territory';
import { decodeBound, encodeBound } from './bound-codec';
import { decodeTerritoryTable, encodeTerritoryTable, packParts, unpackParts } from './index';

const territory = compose(
	smallReference,
	{ kind: 'establishments', rows: sites(300, { entity: '560000010', category: '500', prefix: '56' }) },
	{
		kind: 'survey',
		rows: [
			{
				'structure.finess': '560000001',
				'structure.heads': '41',
				'structure.fte': '12.5',
				'structure.wish': 'sso'
			}
		]
	},
	{
		kind: 'geolocation',
		rows: [{ 'structure.finess': '560000001', 'structure.latitude': '47.65', 'structure.longitude': '-2.76' }]
	},
	{ kind: 'uses', rows: [{ 'use.holder': '560000010', 'use.solution': 'Alpha', 'use.users': '' }] }
).table;

describe('a snapshot', () => {
	it('gives back the territory it was made from, through the bundle', () => {
		const decoded = decodeTerritoryTable(unpackParts(packParts(encodeTerritoryTable(territory))));
		for (const name of ['structures', 'organisations', 'uses'] as const) {
			expect(decoded[name].rows).toBe(territory[name].rows);
			expect([...decoded[name].columns.keys()].sort()).toEqual([...territory[name].columns.keys()].sort());
			for (const [id, column] of territory[name].columns)
				expect(decoded[name].columns.get(id), id).toEqual(column);
		}
		expect({ ...decoded, structures: 0, organisations: 0, uses: 0 }).toEqual({
			...territory,
			structures: 0,
			organisations: 0,
			uses: 0
		});
	});

	it('is the same to the byte when made again', () => {
		expect(packParts(encodeTerritoryTable(territory))).toEqual(packParts(encodeTerritoryTable(territory)));
	});

	it('holds an empty territory', () => {
		const { table } = compose(smallReference);
		expect(decodeTerritoryTable(encodeTerritoryTable(table))).toEqual(table);
	});
});

describe('a bound', () => {
	it('comes back as it was, whatever numbers it holds', () => {
		const numbers = fc.oneof(
			fc.integer({ min: 0, max: 100_000 }),
			fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
			fc.double({ min: 0, noNaN: true }),
			fc.constantFrom(Infinity, NaN)
		);
		fc.assert(
			fc.property(fc.array(numbers, { minLength: 1 }), (list) => {
				const values = Float64Array.from(list);
				const { spec, array } = encodeBound(values);
				const back = 'scale' in spec ? decodeBound(array, spec.scale) : array;
				expect([...back]).toEqual([...values]);
			})
		);
	});
});
