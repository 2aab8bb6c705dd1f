import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../../tests/support/reference';
import { compose } from '../../../../tests/support/territory';
import { defaultCriteria } from '$lib/reference';
import { classify } from '../segmentation';
import { findRows, matchQuality } from '.';

const site = (finess: string, name: string, category = '500', city = 'BREST') => ({
	'structure.finess': finess,
	'structure.name': name,
	'structure.category': category,
	'structure.city': city,
	'structure.legal_entity': '290000900',
	'structure.department': '29'
});
const { table } = compose(smallReference, {
	kind: 'establishments',
	rows: [
		site('290000017', 'EHPAD Le Grand Chêne'),
		site('290000025', 'Chêne vert'),
		site('290000033', 'Résidence du Chêne'),
		site('290000041', 'Chêne', '220'),
		site('290000058', 'Les Œillets', '500', 'LE CHENE')
	]
});
const data = { table, classification: classify(table, defaultCriteria) };
const found = (search: string, most = 10) => findRows(data, 'structure', search, most);

describe('a search by name', () => {
	it('puts what starts so before what holds it, the city after, other fields last', () => {
		expect(found('chene').rows).toEqual([1, 0, 2, 4, 3]);
	});

	it('finds a number, a ligature and an accent however they are typed', () => {
		expect(found('29 000 003 3').rows).toEqual([2]);
		expect(found('OEILLETS').rows).toEqual([4]);
		expect(found('grand chene ehpad').rows).toEqual([0]);
	});

	it('counts all and gives a few', () => {
		expect(found('chêne', 2)).toEqual({ rows: [1, 0], count: 5 });
	});

	it('finds nothing for nothing', () => {
		expect(found('  ')).toEqual({ rows: [], count: 0 });
		expect(found('zzz')).toEqual({ rows: [], count: 0 });
	});
});

describe('the match of a text', () => {
	it.each([
		['Finistère', 'finistere', 0],
		['Finistère', 'Fin', 1],
		['Côtes-d’Armor', 'armor', 2],
		['Exporter la liste', 'liste exporter', 3],
		['Structures', 'organismes', null]
	])('of « %s » with « %s » is %s', (text, search, quality) => {
		expect(matchQuality(text, search)).toBe(quality);
	});
});
