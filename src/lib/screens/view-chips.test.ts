import { describe, expect, it } from 'vitest';
import { defaultView } from '$lib/domain/view';
import { defaultCriteria } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import { filterValueLabel } from './list-facets';
import { addressNotice, filterWords, viewChips } from './view-chips';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const looks = outcomeLooks(defaultCriteria.segments);
const nameOf = (id: string, value: string): string => filterValueLabel(id, value, looks);

describe('the chips of a view', () => {
	const view = { ...defaultView('structure'), search: 'lilas' };

	it('say each value in French and give the view without it', () => {
		const filters = { segment: ['large-group', 'physical-mie'], 'organisation.esms': ['15..24'] };
		const chips = viewChips({ ...view, filters }, nameOf);
		expect(chips.map(({ value }) => value)).toEqual(['Grands groupes', 'MIE physique', '15 à 24', 'lilas']);
		expect(chips[0]?.without.filters['segment']).toEqual(['physical-mie']);
		expect(chips[2]?.without.filters).not.toHaveProperty('organisation.esms');
		expect(chips[3]?.without.search).toBe('');
	});

	it('stay few: a field with many values has one chip', () => {
		const many = Array.from({ length: 500 }, (_, place) => String(place));
		const chips = viewChips({ ...defaultView('structure'), filters: { 'structure.finess': many } }, nameOf);
		expect(chips.map(({ value }) => value)).toEqual(['500 valeurs']);
	});
});

describe('the filters of a view in words', () => {
	const words = (filters: Readonly<Record<string, readonly string[]>>, search = ''): string =>
		plain(filterWords({ ...defaultView('structure'), filters, search }, nameOf));

	it('name each field with its values, and what is searched', () => {
		expect(words({})).toBe('');
		expect(
			words({ segment: ['large-group', 'physical-mie'], 'organisation.esms': ['15..24'] }, 'lilas')
		).toBe('Segment : Grands groupes et MIE physique ; ESMS : 15 à 24 ; Recherche : lilas');
	});

	it('stay short: beyond four values of a field, the others are counted', () => {
		const many = (count: number): readonly string[] =>
			Array.from({ length: count }, (_, place) => String(place));
		expect(words({ 'structure.finess': many(4) })).toMatch(/ : 0, 1, 2 et 3$/);
		expect(words({ 'structure.finess': many(5) })).toMatch(/ : 0, 1, 2, 3 et 1 autre valeur$/);
		expect(words({ 'structure.finess': many(500) })).toMatch(/ et 496 autres valeurs$/);
	});
});

describe('an address that held too much', () => {
	it('is said in a sentence, with what was kept', () => {
		expect(plain(addressNotice({ asked: 10_000, kept: 500, gone: [] }))).toBe(
			'L’adresse demandait 10 000 valeurs de filtres ; 500 sont appliquées (une adresse n’en contient pas davantage).'
		);
		expect(addressNotice({ asked: 2, kept: 1, gone: ['structure.gone'] })).toContain('structure.gone');
		expect(addressNotice({ asked: 1, kept: 1, gone: ['structure.gone'] })).toBe('');
		expect(addressNotice({ asked: 3, kept: 3, gone: [] })).toBe('');
	});
});
