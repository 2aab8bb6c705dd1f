import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { aliasProposals } from './aliases';
import { editDistance } from './edit-distance';
import { lookAlikeProposals } from './look-alikes';

const [EJ, OTHER, THIRD] = ['560000010', '560000028', '560000036'];

function tableOf(...layers: TestLayer[]) {
	const register: TestLayer = {
		kind: 'establishments',
		rows: [
			...sites(2, { entity: EJ, category: '500', prefix: '561' }),
			...sites(1, { entity: OTHER, category: '500', prefix: '562' }),
			...sites(1, { entity: THIRD, category: '500', prefix: '563' })
		]
	};
	return compose(smallReference, register, ...layers).table;
}

const usesOf = (...names: readonly (readonly [string, string])[]): TestLayer => ({
	kind: 'uses',
	rows: names.map(([solution, users], i) => ({
		'use.holder': i % 2 === 0 ? EJ : OTHER,
		'use.solution': solution,
		'use.users': users
	}))
});

describe('aliases of solutions', () => {
	it.each([
		['DUI Alpha', 'ALPHA v2', 'same-words'],
		['Corail Parcours', 'Parcours Corail', 'same-words'],
		['Hortensia', 'Hortansia', 'spelling'],
		['Granit Planning', 'Granit', 'contains']
	])('are proposed for %s and %s', (more, less, reason) => {
		const [proposal, ...others] = aliasProposals(tableOf(usesOf([more, '900'], [less, '40'])));
		expect(others).toEqual([]);
		expect(proposal).toMatchObject({
			reason,
			solution: { name: more, users: 900, uses: 1, organisations: 1 },
			alias: { name: less, users: 40 },
			common: 0
		});
	});

	it.each([
		['Alpha', 'Alsace'],
		['Logiciel 1', 'Mobile 2'],
		['Dune', 'Lune']
	])('are not proposed for %s and %s', (one, other) => {
		expect(aliasProposals(tableOf(usesOf([one, '9'], [other, '4'])))).toEqual([]);
	});

	it('tell how many operators use both names', () => {
		const both = usesOf(['DUI Alpha', '900'], ['x', '1'], ['ALPHA v2', '40']);
		expect(aliasProposals(tableOf(both))[0]?.common).toBe(1);
	});
});

describe('operators that look alike', () => {
	const entities = (...rows: readonly (readonly [string, string, string])[]): TestLayer => ({
		kind: 'legal-entities',
		rows: rows.map(([finess, name, status]) => ({
			'legal-entity.finess': finess,
			'legal-entity.name': name,
			'legal-entity.status': status
		}))
	});
	const forProfit = { ...smallReference, legalStatus: () => 'for-profit' as const };

	it('are proposed for the same name, whatever the legal form', () => {
		const [proposal] = lookAlikeProposals(
			tableOf(
				entities(
					[EJ, 'ASSOCIATION LES LILAS BLEUS', '60'],
					[OTHER, 'Fondation Lilas-Bleus', '60'],
					[THIRD, 'X', '60']
				)
			)
		);
		expect(proposal).toMatchObject({
			reason: 'same-name',
			shared: 'lilas bleus',
			esms: 3,
			group: { name: 'GROUPE LILAS BLEUS' }
		});
		expect(proposal?.members.map(({ id, entities: own }) => [id, own])).toEqual([
			[EJ, [EJ]],
			[OTHER, [OTHER]]
		]);
	});

	it('are proposed for the brand of a for-profit chain, not of associations', () => {
		const names = entities(
			[EJ, 'DOMIVELLA VANNES', '72'],
			[OTHER, 'DOMIVELLA LORIENT', '72'],
			[THIRD, 'AUTRE CHOSE', '72']
		);
		expect(lookAlikeProposals(tableOf(names))).toEqual([]);
		const register: TestLayer = {
			kind: 'establishments',
			rows: [
				...sites(1, { entity: EJ, category: '500', prefix: '561' }),
				...sites(1, { entity: OTHER, category: '500', prefix: '562' })
			]
		};
		const { table } = compose(forProfit, register, names);
		expect(lookAlikeProposals(table)).toMatchObject([{ reason: 'same-brand', shared: 'domivella' }]);
	});

	it('are not proposed for the town that they are in', () => {
		const names = entities(
			[EJ, 'CCAS DE VANNES', '60'],
			[OTHER, 'CENTRE HOSPITALIER DE VANNES', '60'],
			[THIRD, 'x', '60']
		);
		expect(lookAlikeProposals(tableOf(names))).toEqual([]);
	});

	it('join the group that is there already', () => {
		const names = entities([EJ, 'LILAS BLEUS', '60'], [OTHER, 'x', '60'], [THIRD, 'y', '60']);
		const groups: TestLayer = {
			kind: 'groups',
			rows: [{ 'group.member': OTHER, 'group.id': 'GRP-1', 'group.name': 'Lilas Bleus' }]
		};
		expect(lookAlikeProposals(tableOf(names, groups))[0]?.group).toEqual({
			id: 'GRP-1',
			name: 'Lilas Bleus'
		});
	});
});

describe('the distance between two names', () => {
	it('is a distance, cut at the greatest that matters', () => {
		const text = fc.string({ maxLength: 8 });
		fc.assert(
			fc.property(text, text, (a, b) => {
				expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
				expect(editDistance(a, a, 9)).toBe(0);
				expect(editDistance(a, b, 1)).toBe(Math.min(editDistance(a, b, 9), 2));
			})
		);
	});
});
