import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { smallReference } from '../../../../tests/support/reference';
import { encodeTerritoryTable } from '../../arrow';
import { codedColumn, intervalAt, numberColumn, textAt, type TerritoryTable } from '../table';

const text = (table: TerritoryTable, id: string, row: number): string =>
	textAt(codedColumn(table.structures, id), row);
const heads = (table: TerritoryTable, row: number) =>
	intervalAt(numberColumn(table.structures, 'structure.heads'), row);
const total = (table: TerritoryTable, id: string, row = 0) =>
	intervalAt(numberColumn(table.organisations, id), row);
const register = (rows: Record<string, string>[], more: Partial<TestLayer> = {}): TestLayer => ({
	kind: 'establishments',
	rows,
	...more
});
const site = (finess: string, more: Record<string, string> = {}): Record<string, string> => ({
	'structure.finess': finess,
	'structure.legal_entity': '560000010',
	'structure.name': `Site ${finess}`,
	'structure.category': '500',
	'structure.department': '56',
	...more
});

describe('where a site stands', () => {
	it.each([
		[{ 'structure.category': '500' }, 'yes', 'PA'],
		[{ 'structure.category': '241' }, 'confirm', 'PDE'],
		[{ 'structure.category': '220' }, 'no', 'HORS'],
		[{ 'structure.category': '355', 'structure.aggregate': '1102' }, 'no', 'HORS'],
		[{ 'structure.category': '620', 'structure.aggregate': '' }, 'no', 'HORS'],
		[{ 'structure.category': '999', 'structure.aggregate': '1102' }, 'no', 'HORS'],
		[{ 'structure.category': '999', 'structure.aggregate': '4401' }, 'to-qualify', ''],
		[{ 'structure.category': '', 'structure.aggregate': '' }, 'to-qualify', ''],
		[{ 'structure.category': '500', 'structure.department': '99' }, 'to-qualify', 'PA'],
		[{ 'structure.category': '355', 'structure.department': '99' }, 'no', 'HORS']
	])('%o: %s, sector %s', (facts, scope, sector) => {
		const { table } = compose(smallReference, register([site('560000011', facts)]));
		expect(text(table, 'structure.scope', 0)).toBe(scope);
		expect(text(table, 'structure.sector', 0)).toBe(sector);
	});
});

describe('head-counts', () => {
	const survey = (rows: Record<string, string>[], date = '2026-06-01'): TestLayer => ({
		kind: 'survey',
		date,
		rows
	});
	const capacity = (installed: string[]): TestLayer => ({
		kind: 'equipment',
		rows: installed.map((places, i) => ({
			'equipment.finess': '560000011',
			'equipment.activity': `${i}`,
			'equipment.installed': places
		}))
	});
	const of = (...layers: TestLayer[]) =>
		heads(compose(smallReference, register([site('560000011')]), ...layers).table, 0);

	it('are unknown up to the cap of the category on a bare register, never zero', () => {
		expect(of()).toEqual({ low: 0, likely: null, high: 400, sureLow: 0, sureHigh: 400, state: 'unknown' });
	});
	it('are estimated from places by the ratio of the category, and surely only under the cap', () => {
		expect(of(capacity(['60', '20']))).toEqual({
			low: 44,
			likely: 58,
			high: 80,
			sureLow: 0,
			sureHigh: 400,
			state: 'estimated'
		});
	});
	it('stay unknown where no place is installed: zero places do not make zero professionals', () => {
		expect(of(capacity(['0'])).state).toBe('unknown');
	});
	it('take as a lower bound the places of which some equipment says nothing', () => {
		expect(of(capacity(['60', '']))).toMatchObject({ low: 33, high: 400, state: 'estimated' });
	});
	it('are those declared, whatever the estimate', () => {
		expect(
			of(capacity(['60']), survey([{ 'structure.finess': '560000011', 'structure.heads': '7' }]))
		).toMatchObject({ low: 7, high: 7, sureHigh: 7, state: 'declared' });
	});
	it('prefer declared persons to FTE, even older ones', () => {
		const older = survey([{ 'structure.finess': '560000011', 'structure.heads': '70' }], '2025-01-01');
		const newer = survey([{ 'structure.finess': '560000011', 'structure.fte': '10' }], '2026-01-01');
		expect(of(older, newer)).toMatchObject({ low: 70, state: 'declared' });
	});
	it('are estimated from FTE when only FTE are declared: at least as many persons as posts', () => {
		expect(of(survey([{ 'structure.finess': '560000011', 'structure.fte': '62.8' }]))).toMatchObject({
			low: 63,
			likely: 72,
			high: 100,
			state: 'estimated'
		});
	});
	it('take the latest survey by its reference date, and keep an older answer that the latest leaves empty', () => {
		const row = (heads: string, it = '') => [
			{ 'structure.finess': '560000011', 'structure.heads': heads, 'structure.it_centralised': it }
		];
		expect(of(survey(row('90'), '2026-06-01'), survey(row('80'), '2025-06-01')).low).toBe(90);
		expect(of(survey(row(''), '2026-06-01'), survey(row('80'), '2025-06-01')).low).toBe(80);
	});
	it('survive a newer register', () => {
		const { table } = compose(
			smallReference,
			survey([{ 'structure.finess': '560000011', 'structure.heads': '12' }], '2024-01-01'),
			register([site('560000011')], { date: '2026-09-01' })
		);
		expect(heads(table, 0)).toMatchObject({ low: 12, state: 'declared' });
	});
});

describe('registers', () => {
	it('close what the latest full one does not list inside its coverage, and only there', () => {
		const full = (rows: Record<string, string>[], date: string, departments: string[]) =>
			register(rows, { date, coverage: { extent: 'full', departments } });
		const { table } = compose(
			smallReference,
			full(
				[site('350000012', { 'structure.department': '35' }), site('560000011'), site('560000029')],
				'2026-01-01',
				['35', '56']
			),
			full([site('560000011')], '2026-06-01', ['56'])
		);
		expect(codedColumn(table.structures, 'structure.finess').values.slice(1)).toEqual([
			'350000012',
			'560000011'
		]);
	});
	it('let a partial one add without closing', () => {
		const { table } = compose(
			smallReference,
			register([site('560000011')], { date: '2026-01-01' }),
			register([site('440000010', { 'structure.department': '44' })], {
				date: '2026-06-01',
				coverage: { extent: 'partial', departments: ['44'] }
			})
		);
		expect(table.structures.rows).toBe(2);
	});
	it('do not let an older one bring back what a newer one closed, nor an older value', () => {
		const newer = register([site('560000011', { 'structure.name': 'Nouveau nom' })], { date: '2026-06-01' });
		const older = register([site('560000011'), site('560000029')], { date: '2026-01-01' });
		const { table } = compose(smallReference, newer, older);
		expect(table.structures.rows).toBe(1);
		expect(text(table, 'structure.name', 0)).toBe('Nouveau nom');
	});
});

describe('organisations', () => {
	it('are the legal entity without a group table, and count ESMS but not sites out of the field', () => {
		const { table } = compose(
			smallReference,
			register([site('560000011'), site('560000029'), site('560000037', { 'structure.category': '355' })])
		);
		expect(table.organisations.rows).toBe(1);
		expect(total(table, 'organisation.esms')).toMatchObject({
			low: 2,
			high: 2,
			sureHigh: 2,
			state: 'declared'
		});
		expect(total(table, 'organisation.out_of_field_sites').low).toBe(1);
		expect(textAt(codedColumn(table.organisations, 'organisation.mixed'), 0)).toBe('yes');
		expect(total(table, 'organisation.professionals')).toMatchObject({
			low: 0,
			high: 800,
			likely: null,
			state: 'unknown'
		});
	});
	it('gather the legal entities of a group, by FINESS number or SIREN, and by the SIREN of a SIRET', () => {
		const { table } = compose(
			smallReference,
			register([
				site('560000011', { 'structure.legal_entity': '560000010' }),
				site('350000012', { 'structure.legal_entity': '350000020', 'structure.department': '35' }),
				site('440000010', {
					'structure.legal_entity': '440000028',
					'structure.department': '44',
					'structure.siret': '11111111800012'
				})
			]),
			{
				kind: 'legal-entities',
				rows: [{ 'legal-entity.finess': '350000020', 'legal-entity.siren': '222222226' }]
			},
			{
				kind: 'groups',
				rows: [
					{ 'group.member': '560000010', 'group.name': 'Groupe A' },
					{ 'group.member': '222222226', 'group.name': 'Groupe A' },
					{ 'group.member': '111111118', 'group.name': 'Groupe A' }
				]
			}
		);
		expect(table.organisations.rows).toBe(1);
		expect(textAt(codedColumn(table.organisations, 'organisation.name'), 0)).toBe('Groupe A');
		expect(total(table, 'organisation.legal_entities').low).toBe(3);
	});
	it('have totals without a sure ceiling where registers do not cover the whole of France', () => {
		const regional = register([site('560000011')], {
			coverage: { extent: 'full', departments: ['56', '35'] }
		});
		const { table } = compose(smallReference, regional);
		expect(table.coverage).toEqual({ departments: ['35', '56'], national: false });
		expect(total(table, 'organisation.esms')).toMatchObject({
			low: 1,
			high: 1,
			sureLow: 1,
			sureHigh: Infinity,
			state: 'estimated'
		});
	});
	it('are widened by a site to qualify', () => {
		const { table } = compose(
			smallReference,
			register([
				site('560000011'),
				site('560000029', { 'structure.category': '999', 'structure.aggregate': '4401' })
			])
		);
		expect(total(table, 'organisation.esms')).toMatchObject({ low: 1, high: 2 });
	});
	it('have a centralised IT only when their structures say so with one voice', () => {
		const answers = (...said: string[]) => {
			const rows = said.map((it, i) => ({
				'structure.finess': `56000001${i}`,
				'structure.it_centralised': it
			}));
			const { table, notes } = compose(
				smallReference,
				register(rows.map((row) => site(row['structure.finess']))),
				{ kind: 'survey', rows }
			);
			return [
				textAt(codedColumn(table.organisations, 'organisation.it_centralised'), 0),
				notes.some((n) => n.code === 'it-contradictory')
			];
		};
		expect(answers('yes', '', 'yes')).toEqual(['yes', false]);
		expect(answers('yes', 'no')).toEqual(['', true]);
		expect(answers('', '')).toEqual(['', false]);
	});
});

describe('solutions', () => {
	const use = (solution: string, users: string) => ({
		'use.holder': '560000010',
		'use.solution': solution,
		'use.users': users
	});
	const solutions = (rows: Record<string, string>[], aliases: Record<string, string>[]) => {
		const { table } = compose(
			smallReference,
			register([site('560000011')]),
			{ kind: 'uses', rows },
			{ kind: 'aliases', rows: aliases }
		);
		const column = codedColumn(table.uses, 'use.solution');
		return rows.map((_, row) => textAt(column, row)).sort();
	};
	it('are one under their aliases, chained or in a loop, and whatever their case and accents', () => {
		expect(
			solutions(
				[use('DUI Alpha', '1'), use('ALPHA v2', '2')],
				[{ 'alias.name': 'dui alpha', 'alias.solution': 'ALPHA v2' }]
			)
		).toEqual(['ALPHA v2', 'ALPHA v2']);
		expect(
			solutions(
				[use('A', '1')],
				[
					{ 'alias.name': 'A', 'alias.solution': 'B' },
					{ 'alias.name': 'B', 'alias.solution': 'C' }
				]
			)
		).toEqual(['C']);
		expect(
			solutions(
				[use('A', '1')],
				[
					{ 'alias.name': 'A', 'alias.solution': 'B' },
					{ 'alias.name': 'B', 'alias.solution': 'A' }
				]
			)
		).toEqual(['B']);
		expect(new Set(solutions([use('Médi-Plus', '1'), use('MEDI PLUS', '2')], [])).size).toBe(1);
	});
});

describe('a dataset', () => {
	const layers: TestLayer[] = [
		register(sites(6, { entity: '560000010', category: '500', prefix: '56' }), {
			date: '2026-01-01',
			name: 'a.csv'
		}),
		register(sites(4, { entity: '560000010', category: '183', prefix: '56' }), {
			date: '2026-06-01',
			name: 'b.csv'
		}),
		{
			kind: 'survey',
			date: '2026-03-01',
			name: 's1.csv',
			rows: [{ 'structure.finess': '560000001', 'structure.heads': '40', 'structure.dui': 'Alpha' }]
		},
		{
			kind: 'survey',
			date: '2026-04-01',
			name: 's2.csv',
			rows: [{ 'structure.finess': '560000001', 'structure.heads': '45' }]
		},
		{ kind: 'groups', rows: [{ 'group.member': '560000010', 'group.name': 'Groupe' }] },
		{ kind: 'uses', rows: [{ 'use.holder': '560000010', 'use.solution': 'Alpha', 'use.users': '300' }] },
		{
			kind: 'equipment',
			rows: [{ 'equipment.finess': '560000002', 'equipment.activity': '1', 'equipment.installed': '30' }]
		}
	];
	const bytes = (order: TestLayer[]): string =>
		encodeTerritoryTable(compose(smallReference, ...order).table)
			.map((part) => `${part.part}:${Buffer.from(part.bytes).toString('base64')}`)
			.join('\n');

	it('is the same to the byte whatever the order its layers come in', () => {
		const expected = bytes(layers);
		fc.assert(
			fc.property(fc.shuffledSubarray(layers, { minLength: layers.length }), (order) => {
				expect(bytes(order)).toBe(expected);
			})
		);
	});
	it('notes what it could not attach', () => {
		const { notes } = compose(
			smallReference,
			register([site('560000011')]),
			{ kind: 'survey', rows: [{ 'structure.finess': '990000019', 'structure.heads': '4' }] },
			{ kind: 'uses', rows: [{ 'use.holder': '990000027', 'use.solution': 'X', 'use.users': '1' }] }
		);
		expect(notes.map((note) => note.code).sort()).toEqual([
			'survey-without-structure',
			'use-without-structure'
		]);
	});
});
