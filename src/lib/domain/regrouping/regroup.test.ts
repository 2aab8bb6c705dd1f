import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { expectSame } from '../../../../tests/support/expect-same';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import '../../../../tests/support/fast-check-runs';
import { classify } from '../segmentation';
import { assessSso, ssoByOrganisation } from '../sso';
import { codedColumn, textAt, type Column, type TerritoryTable } from '../table';
import { decisionRows, regroup, type RegroupingPlan } from './index';

const ENTITIES = ['440000011', '560000012', '350000013', '290000014', '220000015'];
const entity = fc.constantFrom(...ENTITIES);
const CATEGORIES = ['500', '183', '460', '220', '999'];

const site = fc.record({
	entity: fc.constantFrom(...ENTITIES, ''),
	category: fc.constantFrom(...CATEGORIES),
	heads: fc.constantFrom('', '0', '40', '999'),
	it: fc.constantFrom('', 'yes', 'no'),
	status: fc.constantFrom('60', '72')
});
const use = fc.record({
	holder: entity,
	solution: fc.constantFrom('Alpha', 'Bêta', ''),
	users: fc.constantFrom('', '2000', '5001')
});
const plan: fc.Arbitrary<RegroupingPlan> = fc.record({
	group: fc.option(fc.constantFrom({ id: 'lilas', name: 'Lilas' }, { id: 'G1', name: 'Un' })),
	entities: fc.uniqueArray(entity, { minLength: 1 })
});
const world = fc.record({
	sites: fc.array(site, { maxLength: 12 }),
	uses: fc.array(use, { maxLength: 5 }),
	grouped: fc.uniqueArray(entity),
	national: fc.boolean()
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const decisionOf = (plans: readonly RegroupingPlan[]): TestLayer => ({
	kind: 'groups',
	byHand: true,
	rows: decisionRows(plans).map((row) => ({ ...row }))
});

const numberOf = (i: number): string => `56${String(i).padStart(2, '0')}`;

function layersOf({ sites: rows, uses, grouped, national }: World): TestLayer[] {
	const layers: TestLayer[] = [
		{
			kind: 'establishments',
			coverage: { extent: 'full', departments: national ? 'national' : ['56'] },
			rows: rows.map(({ entity: owner, category }, i) => ({
				...sites(1, { entity: owner, category, prefix: numberOf(i) })[0],
				'structure.legal_entity': owner
			}))
		},
		{
			kind: 'legal-entities',
			rows: ENTITIES.map((finess, i) => ({
				'legal-entity.finess': finess,
				'legal-entity.name': `Organisme ${finess}`,
				'legal-entity.status': rows[i]?.status ?? ''
			}))
		},
		{
			kind: 'survey',
			rows: rows.map(({ heads, it: answer }, i) => ({
				'structure.finess': `${numberOf(i)}00000`,
				'structure.heads': heads,
				'structure.it_centralised': answer
			}))
		},
		{
			kind: 'groups',
			rows: grouped.map((member) => ({ 'group.member': member, 'group.id': 'G1', 'group.name': 'Un' }))
		},
		{
			kind: 'uses',
			rows: uses.map(({ holder, solution, users }) => ({
				'use.holder': holder,
				'use.solution': solution,
				'use.users': users
			}))
		}
	];
	return layers.filter((layer) => layer.rows.length > 0);
}

/** What a column says, but for where it comes from. */
const said = (column: Column | undefined): unknown => {
	if (column?.kind === 'coded') return [...column.codes].map((_, row) => textAt(column, row));
	return column?.kind === 'number' ? { ...column, source: null } : column;
};

function told(table: TerritoryTable) {
	const { organisations } = table;
	const id = codedColumn(organisations, 'organisation.id');
	const columns = [...organisations.columns.keys()].filter((name) => name !== 'organisation.name').sort();
	const sso = assessSso(table, ssoRule);
	return {
		columns: columns.map((name) => [name, said(organisations.columns.get(name))]),
		structureOwners: [...table.structureOrganisation].map((row) => textAt(id, row)),
		useOwners: [...table.useOrganisation].map((row) => textAt(id, row)),
		classification: classify(table, defaultCriteria),
		shared: classify(table, { ...defaultCriteria, level: 'organisation' }),
		sso,
		answers: ssoByOrganisation(table, sso)
	};
}

describe('legal entities regrouped on a table', () => {
	it('give what composing with the decision gives: totals, segments, answers on single sign-on', () => {
		fc.assert(
			fc.property(world, fc.array(plan, { minLength: 1, maxLength: 3 }), (given, plans) => {
				const layers = layersOf(given);
				const { table } = compose(smallReference, ...layers);
				const decided = compose(smallReference, ...layers, decisionOf(plans)).table;
				expectSame(told(regroup(table, plans)), told(decided));
			})
		);
	});

	it('and put back where they were give back the very territory', () => {
		fc.assert(
			fc.property(world, plan, (given, one) => {
				const { table } = compose(smallReference, ...layersOf(given));
				const back: RegroupingPlan[] = one.entities.map((owner) => ({
					group: given.grouped.includes(owner) ? { id: 'G1', name: 'Un' } : null,
					entities: [owner]
				}));
				expectSame(told(regroup(regroup(table, [one]), back)), told(table));
			})
		);
	});
});

describe('a decision on groups', () => {
	const register: TestLayer = {
		kind: 'establishments',
		rows: sites(1, { entity: '560000012', category: '500', prefix: '561' })
	};
	const bySiren: TestLayer = {
		kind: 'groups',
		rows: [{ 'group.member': '123456782', 'group.id': 'G1', 'group.name': 'Un' }]
	};
	const entities: TestLayer = {
		kind: 'legal-entities',
		rows: [
			{
				'legal-entity.finess': '560000012',
				'legal-entity.name': 'Les Lilas',
				'legal-entity.siren': '123456782'
			}
		]
	};
	const ownerOf = (...layers: TestLayer[]): string => {
		const { organisations } = compose(smallReference, register, entities, bySiren, ...layers).table;
		return ['organisation.id', 'organisation.name', 'organisation.kind']
			.map((name) => textAt(codedColumn(organisations, name), 0))
			.join(', ');
	};
	const alone = decisionOf([{ group: null, entities: ['560000012'] }]);
	const lilas = decisionOf([{ group: { id: 'lilas', name: 'Lilas' }, entities: ['560000012'] }]);

	it('takes an entity out of the group that a file names by its SIREN, under its own name', () => {
		expect(ownerOf()).toBe('G:G1, Un, group');
		expect(ownerOf(alone)).toBe('560000012, Les Lilas, legal-entity');
	});

	it('stands until another one is taken', () => {
		expect(ownerOf(alone, lilas)).toBe('G:lilas, Lilas, group');
		expect(ownerOf(lilas, alone)).toBe('560000012, Les Lilas, legal-entity');
	});

	it('is not overturned by a later file', () => {
		const later: TestLayer = {
			kind: 'groups',
			date: '2027-01-01',
			rows: [{ 'group.member': '560000012', 'group.id': 'G2', 'group.name': 'Deux' }]
		};
		expect(ownerOf(alone, later)).toBe('560000012, Les Lilas, legal-entity');
	});
});
