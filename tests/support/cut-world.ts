import fc from 'fast-check';
import { cutOf, type Cut } from '$lib/domain/cut';
import type { TerritoryTable } from '$lib/domain/table';
import { smallReference } from './reference';
import { compose, type TestLayer } from './territory';

/** Where a table is cut for these ARS territories. */
export const cutTo = (...territories: string[]): Cut => {
	const cut = cutOf(territories, smallReference.departments);
	if (!cut) throw new Error('National');
	return cut;
};

/** Breton and Ligerian sites, some of no known département, of few operators so that these cross regions. */
export const ENTITIES = ['440000011', '560000012', '350000013', ''];
const DEPARTMENTS = ['56', '35', '44', '49', '99', ''];
const site = fc.record({
	department: fc.constantFrom(...DEPARTMENTS),
	entity: fc.constantFrom(...ENTITIES),
	category: fc.constantFrom('500', '183', '460', '220', '999'),
	heads: fc.constantFrom('', '12', '300', '4000'),
	it: fc.constantFrom('', 'yes', 'no')
});
const use = fc.record({
	holder: fc.nat(12),
	solution: fc.constantFrom('', 'Orion', 'Vega'),
	users: fc.constantFrom('', '40', '3000', '5200'),
	external: fc.constantFrom('', '0', '900')
});
/** A dataset of few sites and operators, so that these cross regions. */
export const arbWorld = fc.record({
	sites: fc.array(site, { minLength: 1, maxLength: 8 }),
	uses: fc.array(use, { maxLength: 10 }),
	grouped: fc.subarray(ENTITIES.filter((entity) => entity !== ''))
});
type World = typeof arbWorld extends fc.Arbitrary<infer T> ? T : never;

/** Number of the site of a world. */
export const finessOf = (index: number): string => `90000${String(index).padStart(4, '0')}`;

/** The whole table of a world. */
export function tableOf({ sites: given, uses, grouped }: World): TerritoryTable {
	const register = given.map(({ department, entity, category }, i) => ({
		'structure.finess': finessOf(i),
		'structure.legal_entity': entity,
		'structure.name': `SITE-${i}-${department}`,
		'structure.category': category,
		'structure.department': department
	}));
	const survey = given.map(({ heads, it: answer }, i) => ({
		'structure.finess': finessOf(i),
		'structure.heads': heads,
		'structure.it_centralised': answer
	}));
	const holders = [...ENTITIES.filter((one) => one !== ''), ...given.map((_, i) => finessOf(i)), '999999999'];
	const declared = uses.map(({ holder, solution, users, external }) => ({
		'use.holder': holders[holder % holders.length] ?? '',
		'use.solution': solution,
		'use.users': users,
		'use.external_users': external
	}));
	const layers: TestLayer[] = [
		{ kind: 'establishments', rows: register },
		{ kind: 'survey', rows: survey.filter((_, i) => i % 2 === 0), name: 'ENQUETE-PAIRE.csv' },
		{ kind: 'survey', rows: survey.filter((_, i) => i % 2 === 1), name: 'ENQUETE-IMPAIRE.csv' },
		{
			kind: 'legal-entities',
			rows: ENTITIES.filter((one) => one !== '').map((one) => ({
				'legal-entity.finess': one,
				'legal-entity.name': `ENTITE-${one}`,
				'legal-entity.status': one.startsWith('44') ? '60' : '01'
			}))
		}
	];
	if (declared.length > 0) layers.push({ kind: 'uses', rows: declared });
	if (grouped.length > 0)
		layers.push({
			kind: 'groups',
			rows: grouped.map((member) => ({
				'group.member': member,
				'group.id': 'grand',
				'group.name': 'Grand groupe'
			}))
		});
	return compose(smallReference, ...layers.filter(({ rows }) => rows.length > 0)).table;
}

/** ARS territories to cut a world to. */
export const arbScope = fc.constantFrom<readonly string[]>(['53'], ['52'], ['52', '53']);
