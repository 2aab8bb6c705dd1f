import { describe, expect, it } from 'vitest';
import type { EntityFacts } from '$lib/domain/regrouping';
import { composedPlan, parseComposed } from './composed';

const facts = (finess: string, group: string | null): readonly [string, EntityFacts] => [
	finess,
	{
		finess,
		organisation: group
			? { id: `G:${group}`, name: `Groupe ${group}`, isGroup: true }
			: { id: finess, name: `Organisme ${finess}`, isGroup: false },
		sirens: [],
		esms: 1,
		cities: [],
		firstSite: ''
	}
];
const SEEN = new Map([facts('1', null), facts('2', null), facts('3', 'lilas'), facts('4', 'lilas')]);

const planOf = (query: string) => {
	const parameters = new URLSearchParams(query);
	const composed = parseComposed(
		(name) => parameters.get(name) ?? '',
		(name) => parameters.getAll(name),
		SEEN
	);
	return composedPlan(composed, SEEN);
};

describe('a group composed by hand', () => {
	it.each([
		[
			'ej=1&ej=2&nom=Les  Roses',
			{ group: { id: 'main-les-roses-1', name: 'Les Roses' }, entities: ['1', '2'] }
		],
		['ej=1&ej=3&vers=G:lilas', { group: { id: 'lilas', name: 'Groupe lilas' }, entities: ['1'] }],
		['ej=3&ej=1&vers=seules', { group: null, entities: ['3'] }]
	])('%s', (query, plan) => {
		expect(planOf(query)).toEqual(plan);
	});

	it.each([
		['a name is lacking', 'ej=1&ej=2'],
		['a group of one', 'ej=1&nom=Roses'],
		['an entity that is not seen', 'ej=1&ej=9&nom=Roses'],
		['a group that none of them is of', 'ej=1&vers=G:roses'],
		['those that are alone already', 'ej=1&ej=2&vers=seules'],
		['those that are in the group already', 'ej=3&ej=4&vers=G:lilas'],
		['nobody', 'nom=Roses']
	])('is not decided with %s', (_, query) => {
		expect(planOf(query)).toBeNull();
	});
});
