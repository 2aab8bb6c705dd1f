import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodedColumn, Column, NumberColumn, Table, TerritoryTable } from '$lib/domain/table';
import { expectSame } from '../../../../tests/support/expect-same';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { decodeDecision, decodeLabels, encodeWire } from './index';

const throughTheWire = async (table: TerritoryTable): Promise<TerritoryTable> =>
	decodeLabels(encodeWire(table, 'labels'), await decodeDecision(encodeWire(table, 'decision')));

const national: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(40, { entity: '560000010', category: '500', prefix: '56' }),
		...sites(10, { entity: '290000017', category: '354', department: '29', prefix: '29' }),
		...sites(5, { entity: '', category: '355', prefix: '35' }),
		...sites(3, { entity: '290000017', category: 'ZZZ', department: '', prefix: '2A' })
	]
};
const declared: TestLayer[] = [
	{
		kind: 'survey',
		rows: [
			{
				'structure.finess': '560000001',
				'structure.heads': '41',
				'structure.fte': '12.25',
				'structure.dui': 'A'
			},
			{ 'structure.finess': '290000003', 'structure.heads': '', 'structure.fte': '3', 'structure.dui': '' }
		]
	},
	{
		kind: 'geolocation',
		rows: [{ 'structure.finess': '560000001', 'structure.latitude': '47.65', 'structure.longitude': '-2.76' }]
	},
	{
		kind: 'uses',
		rows: [
			{ 'use.holder': '560000010', 'use.solution': 'Alpha', 'use.users': '' },
			{ 'use.holder': '290000017', 'use.solution': 'Bêta', 'use.users': '6000' }
		]
	},
	{ kind: 'groups', rows: [{ 'group.member': '560000010', 'group.id': 'G1', 'group.name': 'Groupe' }] }
];
const regional: TestLayer = { ...national, coverage: { extent: 'full', departments: ['29', '35', '56'] } };

/** Texts that bear on a coding: FINESS and SIRET numbers, right and faulty, and what separates or escapes texts. */
const text = fc.oneof(
	fc.constantFrom('', '\n', '\\', '\\n', '\\u000a', 'é', '\ud83d\ude00', '\ud83d', '\ufeffa', 'a\nb', 'G:G1'),
	fc.string({ unit: 'binary', maxLength: 6 }),
	fc.stringMatching(/^[0-9][0-9A-Z][0-9]{7}$/),
	fc.stringMatching(/^[0-9]{14}$/),
	fc.nat({ max: 300 }).map((n) => `valeur ${n}`)
);
const number = fc.oneof(
	fc.nat({ max: 400 }),
	fc.nat({ max: 90_000 }).map((n) => n / 100),
	fc.constantFrom(0, Infinity, NaN, 2 ** 32 - 4, 2 ** 32, 70_000),
	fc.double()
);

const codes = (rows: number, max: number): fc.Arbitrary<CodedColumn['codes']> =>
	fc
		.tuple(
			fc.constantFrom(Uint8Array, Uint16Array, Uint32Array),
			fc.array(fc.nat({ max }), { minLength: rows, maxLength: rows })
		)
		.map(([Codes, list]) => Codes.from(list));
const source = (rows: number) => fc.option(codes(rows, 3), { nil: null });

const coded = (rows: number): fc.Arbitrary<CodedColumn> =>
	fc
		.oneof(
			fc.array(text, { minLength: 1, maxLength: 20 }),
			fc.integer({ min: 250, max: 260 }).map((size) => Array.from({ length: size }, (_, i) => `v${i}`))
		)
		.chain((values) =>
			fc
				.record({ codes: codes(rows, Math.min(values.length - 1, 255)), source: source(rows) })
				.map((rest) => ({ kind: 'coded', values, ...rest }))
		);
const floats = (rows: number) =>
	fc.array(number, { minLength: rows, maxLength: rows }).map((list) => Float64Array.from(list));
const numbers = (rows: number): fc.Arbitrary<NumberColumn> =>
	fc
		.record({
			low: floats(rows),
			likely: floats(rows),
			high: floats(rows),
			sureLow: floats(rows),
			sureHigh: floats(rows),
			state: fc
				.array(fc.nat({ max: 2 }), { minLength: rows, maxLength: rows })
				.map((l) => Uint8Array.from(l)),
			source: source(rows),
			twins: fc.boolean()
		})
		.map(({ twins, ...column }) => ({
			kind: 'number',
			...column,
			...(twins ? { likely: column.low, sureHigh: column.high } : {})
		}));
const degrees = (rows: number): fc.Arbitrary<Column> =>
	fc
		.array(fc.oneof(fc.constant(NaN), fc.float()), { minLength: rows, maxLength: rows })
		.map((list) => ({ kind: 'coordinate', degrees: Float32Array.from(list) }));

/** A table with some of these columns, in any order. */
const tableOf = (rows: number, ids: Readonly<Record<string, (rows: number) => fc.Arbitrary<Column>>>) =>
	fc
		.shuffledSubarray(Object.keys(ids))
		.chain((chosen) =>
			fc.tuple(
				...chosen.map((id) => (ids[id] ?? coded)(rows).map((column): [string, Column] => [id, column]))
			)
		)
		.map((columns): Table => ({ rows, columns: new Map(columns) }));

const anyTerritory: fc.Arbitrary<TerritoryTable> = fc
	.record({ structures: fc.nat({ max: 12 }), organisations: fc.nat({ max: 6 }), uses: fc.nat({ max: 4 }) })
	.chain((rows) =>
		fc.record({
			structures: tableOf(rows.structures, {
				'structure.finess': coded,
				'structure.legal_entity': coded,
				'structure.legal_status': coded,
				'structure.scope': coded,
				'structure.it_centralised': coded,
				'structure.category': coded,
				'structure.department': coded,
				'structure.commune': coded,
				'structure.city': coded,
				'structure.siret': coded,
				'structure.latitude': degrees,
				'structure.fte': numbers,
				'structure.places': numbers,
				'structure.heads': numbers,
				'structure.new': coded,
				'structure.newer': numbers
			}),
			organisations: tableOf(rows.organisations, {
				'organisation.id': coded,
				'organisation.name': coded,
				'organisation.esms': numbers,
				'organisation.professionals': numbers,
				'organisation.mixed': coded
			}),
			uses: tableOf(rows.uses, { 'use.holder': coded, 'use.legal_entity': coded, 'use.users': numbers }),
			structureOrganisation: fc
				.array(fc.nat({ max: Math.max(rows.organisations - 1, 0) }), {
					minLength: rows.structures,
					maxLength: rows.structures
				})
				.map((list) => Uint32Array.from(list)),
			useOrganisation: fc
				.array(fc.nat({ max: Math.max(rows.organisations - 1, 0) }), {
					minLength: rows.uses,
					maxLength: rows.uses
				})
				.map((list) => Uint32Array.from(list)),
			sources: fc.constant([
				{ kind: 'none', name: '', date: '' } as const,
				{ kind: 'survey', name: 'enquête.csv', date: '2026-09-30' } as const
			]),
			coverage: fc.record({ departments: fc.constant(['56']), national: fc.boolean() }),
			asOf: fc.constantFrom('', '2026-09-30'),
			fictional: fc.boolean()
		})
	);

describe('a territory through the wire', () => {
	it('comes back column for column and in their order, whatever the columns hold', async () => {
		await fc.assert(
			fc.asyncProperty(anyTerritory, async (territory) => {
				const back = await throughTheWire(territory);
				expectSame(back, territory);
				for (const name of ['structures', 'organisations', 'uses'] as const)
					expect([...back[name].columns.keys()]).toEqual([...territory[name].columns.keys()]);
			})
		);
	});

	it.each([
		['whole', [national, ...declared]],
		['of a region', [regional, ...declared]],
		['empty', []],
		['of one structure', [{ ...national, rows: national.rows.slice(0, 1) }]],
		['where everything is unknown', [{ kind: 'establishments', rows: [{ 'structure.finess': '560000001' }] }]]
	] satisfies [string, TestLayer[]][])('comes back as it was composed: %s', async (_, layers) => {
		const { table } = compose(smallReference, ...layers);
		expect(await throughTheWire(table)).toEqual(table);
	});

	it('is the same to the byte when sent again', () => {
		const { table } = compose(smallReference, national, ...declared);
		for (const part of ['decision', 'labels'] as const)
			expect(encodeWire(table, part)).toEqual(encodeWire(table, part));
	});
});

describe('the first message', () => {
	const { table } = compose(smallReference, national, ...declared);

	it('holds everything but what only lists and sheets show', async () => {
		const { structures, organisations } = await decodeDecision(encodeWire(table, 'decision'));
		const left = [...table.structures.columns.keys()].filter((id) => !structures.columns.has(id));
		expect(left).toEqual(expect.arrayContaining(['structure.name', 'structure.siret', 'structure.city']));
		expect(left).not.toContain('structure.finess');
		expect(organisations.columns.get('organisation.name')).toEqual(
			table.organisations.columns.get('organisation.name')
		);
		expect(organisations.columns.get('organisation.esms')).toEqual(
			table.organisations.columns.get('organisation.esms')
		);
	});

	it('is not taken for the second one, nor the other way round', async () => {
		const [decision, labels] = [encodeWire(table, 'decision'), encodeWire(table, 'labels')];
		await expect(decodeDecision(labels)).rejects.toThrow('another part');
		await expect(decodeLabels(decision, await decodeDecision(decision))).rejects.toThrow('another part');
	});

	it('lets other work in between its columns', async () => {
		let breaths = 0;
		const breathe = () => {
			breaths++;
			return Promise.resolve();
		};
		const first = await decodeDecision(encodeWire(table, 'decision'), breathe);
		expect(breaths).toBeGreaterThan(first.structures.columns.size);
		expect(await decodeLabels(encodeWire(table, 'labels'), first, breathe)).toEqual(table);
	});

	it('refuses the labels of another territory', async () => {
		const other = compose(smallReference, { ...national, rows: national.rows.slice(0, 3) }).table;
		const first = await decodeDecision(encodeWire(table, 'decision'));
		await expect(decodeLabels(encodeWire(other, 'labels'), first)).rejects.toThrow('another territory');
	});

	it('that is cut short is refused', async () => {
		const message = encodeWire(table, 'decision');
		await expect(decodeDecision(message.slice(0, message.length / 2))).rejects.toThrow();
	});
});
