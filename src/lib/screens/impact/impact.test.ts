import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverrides, type Override } from '$lib/domain/overrides';
import type { OrganisationSso } from '$lib/domain/sso';
import { withThreshold } from '$lib/domain/sensitivity';
import { classify, type Criteria } from '$lib/domain/segmentation';
import type { TerritoryTable } from '$lib/domain/table';
import { arbCriteria, arbRow, DEFAULT, tableOf, type Row } from '../../../../tests/support/random-criteria';
import { coded } from '../../../../tests/support/synthetic';
import {
	formatImpact,
	impactBetween,
	impactSheet,
	parseImpact,
	type Impact,
	type ImpactSide,
	type ImpactRequest
} from './index';

const row = (sector: string, esms: number): Row => ({
	sector,
	heads: [0, 0, 0, 0],
	esms: [esms, esms, esms, esms],
	professionals: [40, 40, 40, 40],
	it: 'yes',
	external: ''
});

/** A territory whose structures and organisations are named, each with a scope. */
function named(rows: readonly Row[], names: readonly string[], scopes?: readonly string[]): TerritoryTable {
	const table = tableOf(rows);
	const structures = new Map([
		...table.structures.columns,
		['structure.finess', coded(names)],
		['structure.scope', coded(scopes ?? names.map(() => 'yes'))]
	]);
	const organisations = new Map([
		...table.organisations.columns,
		['organisation.id', coded(names.map((name) => `o-${name}`))],
		['organisation.name', coded(names.map((name) => `Organisme ${name}`))]
	]);
	return {
		...table,
		structures: { ...table.structures, columns: structures },
		organisations: { ...table.organisations, columns: organisations }
	};
}

function side(
	table: TerritoryTable,
	criteria: Criteria,
	overrides: readonly Override[] = [],
	ssoAnswers: readonly OrganisationSso[] = []
): ImpactSide {
	const overridden = applyOverrides(table, criteria, classify(table, criteria), overrides);
	return { table, criteria, ...overridden, ssoAnswers };
}
const at40 = withThreshold(DEFAULT, { segment: 'large-group', path: [1, 0] }, 40);
const sheetOf = (impact: Impact, flow: ImpactRequest['flow'] = null) =>
	impactSheet(impact, [DEFAULT.segments], { flow, most: 10 });
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the impact of other criteria', () => {
	const table = named([row('PA', 60), row('PA', 45), row('DOM', 3)], ['a', 'b', 'c']);

	it('names those that move, says why, and that single sign-on does not depend on criteria', () => {
		const sheet = sheetOf(impactBetween(side(table, DEFAULT), side(table, at40)));
		expect(sheet).toMatchObject({ title: '1\u00a0structure change de segment', moved: 1, total: 3 });
		expect(sheet.movers.map(({ finess, from, to, reason }) => [finess, from, to, plain(reason)])).toEqual([
			['b', 'physical-mie', 'large-group', 'ESMS de l’organisme : 45, seuil de 50 à 40']
		]);
		expect(sheet.sso.text).toContain('pas des critères');
	});

	it('says that nothing moves when nothing does', () => {
		const sheet = sheetOf(impactBetween(side(table, DEFAULT), side(table, { ...DEFAULT })));
		expect(plain(sheet.title)).toBe('Rien ne bouge : 3 structures, mêmes segments');
		expect(sheet.movers).toEqual([]);
	});

	it('shows one flow alone, and still counts all that moves', () => {
		const impact = impactBetween(side(table, DEFAULT), side(table, at40));
		const empty = sheetOf(impact, { from: 'large-group', to: 'digital-mie' });
		expect([empty.shown, empty.moved]).toEqual([0, 1]);
		expect(sheetOf(impact, { from: 'physical-mie', to: 'large-group' }).shown).toBe(1);
	});

	it('holds the structures that a person placed, whatever the criteria become', () => {
		const overrides = [
			{ id: 1, subject: { kind: 'structure' as const, finess: 'b' }, segment: 'digital-mie' }
		];
		const impact = impactBetween(side(table, DEFAULT, overrides), side(table, at40, overrides));
		expect(impact.movers).toEqual([]);
	});

	it('tells a condition that was added, and one that was taken away', () => {
		const added: Criteria = {
			...DEFAULT,
			segments: DEFAULT.segments.map((segment) =>
				segment.id === 'large-group'
					? {
							...segment,
							when: { all: [segment.when, { field: 'organisation.professionals', op: 'gte', value: 100 }] }
						}
					: segment
			)
		};
		const reasonOf = (before: Criteria, after: Criteria): string =>
			plain(sheetOf(impactBetween(side(table, before), side(table, after))).movers[0]!.reason);
		expect(reasonOf(DEFAULT, added)).toBe(
			'Nouvelle condition « Professionnels de l’organisme ≥ 100 » : faux (40)'
		);
		expect(reasonOf(added, DEFAULT)).toBe(
			'Condition retirée « Professionnels de l’organisme ≥ 100 » : elle était faux'
		);
	});

	it('adds up to the structures in scope, whatever both criteria are', () => {
		fc.assert(
			fc.property(
				fc.array(arbRow, { minLength: 1, maxLength: 5 }),
				arbCriteria,
				arbCriteria,
				(rows, one, other) => {
					const any = named(
						rows,
						rows.map((_, i) => `n${i}`)
					);
					const sheet = sheetOf(impactBetween(side(any, one), side(any, other)));
					const staying = sheet.flows
						.filter(({ from, to }) => from === to)
						.reduce((sum, { count }) => sum + count, 0);
					expect(sheet.total).toBe(rows.length);
					expect(staying + sheet.moved).toBe(rows.length);
				}
			)
		);
	});
});

describe('the impact of other data', () => {
	it('tells those that come and go from those that move, and leaves out sites that no criteria look at', () => {
		const before = named([row('PA', 60), row('PA', 3), row('PA', 1)], ['a', 'b', 'x'], ['yes', 'yes', 'no']);
		const after = named([row('PA', 3), row('PA', 49), row('PA', 1)], ['c', 'a', 'y'], ['yes', 'yes', 'no']);
		const sheet = sheetOf(impactBetween(side(before, DEFAULT), side(after, DEFAULT)));
		expect(plain(sheet.title)).toBe('1 structure change de segment, 1 arrive, 1 n’est plus dans les données');
		expect(sheet.movers.map(({ finess, reason }) => [finess, plain(reason)])).toEqual([
			['a', 'ESMS de l’organisme ≥ 50 : vrai → faux (60 → 49)'],
			['b', 'N’est plus dans les données'],
			['c', 'Nouvelle dans les données']
		]);
		expect(sheet.total).toBe(3);
	});

	it('says which organisations enter the obligation of single sign-on, and which leave it', () => {
		const [before, after] = [
			['a', 'b', 'c'],
			['a', 'b', 'c']
		].map((names) => named([row('PA', 3), row('PA', 3), row('PA', 3)], names));
		const impact = impactBetween(
			side(before!, DEFAULT, [], ['watch', 'mandatory', 'not-mandatory']),
			side(after!, DEFAULT, [], ['mandatory', 'not-mandatory', 'not-mandatory'])
		);
		const sheet = sheetOf(impact);
		expect(plain(sheet.title)).toBe(
			'Aucune structure ne change de segment, 1 organisme entre dans l’obligation SSO, 1 organisme en sort'
		);
		expect(sheet.sso.changes.map(({ name, fromText, toText }) => [name, fromText, toText])).toEqual([
			['Organisme a', 'À surveiller', 'Soumis'],
			['Organisme b', 'Soumis', 'Non soumis']
		]);
		expect(sheet.sso.text).toBe('2 organismes changent de réponse.');
	});
});

describe('the address of an impact', () => {
	const arbRef = fc.option(
		fc.record({ kind: fc.constantFrom('version' as const, 'draft' as const), number: fc.nat(999) })
	);
	const arbRequest: fc.Arbitrary<ImpactRequest> = fc.record({
		before: arbRef,
		after: arbRef,
		dataBefore: fc.option(fc.nat(999)),
		dataAfter: fc.option(fc.nat(999)),
		flow: fc.option(fc.record({ from: fc.string(), to: fc.string() })),
		onlyMoved: fc.boolean()
	});

	it('is read back as it was written', () => {
		fc.assert(
			fc.property(arbRequest, (request) => {
				expect(parseImpact(new URLSearchParams(formatImpact(request)))).toEqual(request);
			})
		);
	});

	it.each(['x3', 'v', 'v-1', 'v1.5', 'v99999999999', 'b1 or 1=1', ''])('leaves out « %s »', (text) => {
		expect(parseImpact(new URLSearchParams({ avant: text })).before).toBeNull();
	});
});
