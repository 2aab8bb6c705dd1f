import { describe, expect, it } from 'vitest';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { compose, sites } from '../../../../tests/support/territory';
import { territoryData } from '../territory-data';
import { addableMembers, addableValues, valueItems } from './index';

const group = (count: number, entity: string, name: string) =>
	sites(count, { entity, category: '500', prefix: entity.slice(0, 5), department: '56' }).map(
		(row, i): Record<string, string> => ({
			...row,
			'structure.name': `${name} ${i + 1}`,
			'structure.city': 'Vannes'
		})
	);
const data = territoryData(
	compose(reference, {
		kind: 'establishments',
		rows: [...group(60, '561000010', 'Résidence des Ajoncs'), ...group(3, '562000010', 'Foyer du Port')]
	}).table,
	{ criteria: defaultCriteria, overrides: [] },
	ssoRule
);
const own = { segments: ['large-group'], asked: [] };
const found = (search: string, asked: readonly string[] = [], most = 4) =>
	addableMembers(data, { ...own, asked }, search, most);

describe('What can be put to the vote', () => {
	it('is found by name without accents, by number and by town, and is nothing for nothing typed', () => {
		expect(found('residence des ajoncs 12')[0]?.title).toBe('Résidence des Ajoncs 12');
		const [one] = found('foyer du port 2');
		if (one?.what.subject.kind !== 'structure') throw new Error('A structure');
		expect(found(one.what.subject.id).map(({ title }) => title)).toContain('Foyer du Port 2');
		expect(found('vannes').length).toBeGreaterThan(0);
		expect(found('  ')).toEqual([]);
		expect(found('nowhere at all')).toEqual([]);
	});

	it('holds organisations, with how many of their structures are in the segments of the sub-group', () => {
		const [organisation] = found('561000010');
		expect(organisation?.what.subject.kind).toBe('organisation');
		expect(organisation?.detail).toMatch(/^Organisme · 60.structures ici/);
		const [elsewhere] = found('562000010');
		expect(elsewhere?.detail).toMatch(/0.structure dans un segment de ce sous-groupe$/);
	});

	it('leaves out what is asked already, and as many others are found', () => {
		const all = found('ajoncs');
		const taken = all.filter(({ what }) => what.subject.kind === 'structure').map(({ id }) => id);
		const others = found('ajoncs', taken).filter(({ what }) => what.subject.kind === 'structure');
		expect(others).toHaveLength(taken.length);
		expect(others.some(({ id }) => taken.includes(id))).toBe(false);
	});

	it('of numbers of the criteria is each one that is not asked about', () => {
		const all = valueItems(data, own.segments);
		expect(addableValues(data, own).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
		const asked = all.slice(0, 1).map(({ id }) => id);
		const left = addableValues(data, { ...own, asked });
		expect(left.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
		expect(left.every(({ detail }) => detail.endsWith('aujourd’hui'))).toBe(true);
		expect(addableValues(data, { ...own, asked: all.map(({ id }) => id) })).toEqual([]);
	});
});
