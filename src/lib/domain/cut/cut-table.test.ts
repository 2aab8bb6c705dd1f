import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTerritoryTable, encodeWire, WIRE_PARTS } from '$lib/arrow';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { classify, explain } from '../segmentation';
import { assessSso, ssoByOrganisation, type SsoRule } from '../sso';
import { codedColumn, textAt, valueText, type Table, type TerritoryTable } from '../table';
import { expectSame } from '../../../../tests/support/expect-same';
import { smallReference } from '../../../../tests/support/reference';
import { arbScope, arbWorld, cutTo, ENTITIES, finessOf, tableOf } from '../../../../tests/support/cut-world';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { changedOutside, cutTable, isElsewhere } from './index';
import '../../../../tests/support/fast-check-runs';

const texts = (table: Table, id: string): string[] =>
	Array.from({ length: table.rows }, (_, row) => textAt(codedColumn(table, id), row));

/** All that a table says, as bytes: dictionaries, header and both messages for the browser. */
const bytesOf = (table: TerritoryTable): string =>
	[
		...encodeTerritoryTable(table).map(({ bytes }) => bytes),
		...WIRE_PARTS.map((part) => encodeWire(table, part))
	]
		.map((bytes) => Buffer.from(bytes).toString('latin1'))
		.join('\n');

/** What is said of each structure and each organisation, by its number. */
function said(table: TerritoryTable, rule: SsoRule) {
	const classification = classify(table, defaultCriteria);
	const report = assessSso(table, rule);
	const answers = ssoByOrganisation(table, report);
	const finess = texts(table.structures, 'structure.finess');
	const ids = texts(table.organisations, 'organisation.id');
	const reasons = ({ segments, missing, restsOn }: ReturnType<typeof explain>): string =>
		JSON.stringify({ segments, missing, restsOn }, (key, value: unknown) =>
			key === 'source' ? undefined : value
		);
	return {
		structures: new Map(
			finess.map((number, row) => [
				number,
				[
					classification.result[row],
					classification.possible[row],
					classification.estimated[row],
					ids[table.structureOrganisation[row] ?? 0],
					reasons(explain(table, defaultCriteria, row))
				]
			])
		),
		organisations: new Map(
			ids.map((id, row) => [
				id,
				{
					answer: answers[row],
					values: [...table.organisations.columns].map(([field, column]) => [field, valueText(column, row)]),
					solutions: report.answers
						.filter(({ organisation }) => organisation === row)
						.map(({ organisation: _, ...answer }) => answer),
					notAssessed: report.notAssessed.includes(row)
				}
			])
		)
	};
}

describe('a cut territory', () => {
	it('says of each structure and organisation it keeps what the whole one says', () => {
		fc.assert(
			fc.property(arbWorld, arbScope, (given, scope) => {
				const whole = tableOf(given);
				const cut = cutTable(whole, cutTo(...scope));
				const [all, part] = [said(whole, ssoRule), said(cut, ssoRule)];
				for (const [finess, what] of part.structures) expectSame(what, all.structures.get(finess));
				for (const [id, what] of part.organisations) expectSame(what, all.organisations.get(id));
			})
		);
	});

	it('keeps the structures of its départements, and of no other; an unknown one is of none', () => {
		fc.assert(
			fc.property(arbWorld, arbScope, (given, scope) => {
				const cut = cutTable(tableOf(given), cutTo(...scope));
				const kept = given.sites.flatMap(({ department }, i) =>
					scope.includes(smallReference.departments.get(department)?.territory ?? '') ? [finessOf(i)] : []
				);
				expect(texts(cut.structures, 'structure.finess')).toEqual(kept);
				expect(new Set(cut.structureOrganisation).size).toBe(cut.organisations.rows);
			})
		);
	});

	it('knows whether the totals of its organisations are of all France, as the whole one does', () => {
		fc.assert(
			fc.property(arbWorld, fc.boolean(), (drawn, national) => {
				const whole = tableOf(drawn);
				const table = { ...whole, coverage: { ...whole.coverage, national } };
				expect(cutTable(table, cutTo('53')).coverage.national).toBe(national);
			}),
			{ numRuns: 20 }
		);
	});

	it('cut again is cut by what both keep, to the last byte', () => {
		fc.assert(
			fc.property(arbWorld, arbScope, arbScope, (given, a, b) => {
				const whole = tableOf(given);
				const both = a.filter((code) => b.includes(code));
				const twice = cutTable(cutTable(whole, cutTo(...a)), cutTo(...b));
				expectSame(twice, cutTable(whole, { ...cutTo(...both), territories: both }));
			})
		);
	});

	it('holds no number, name, text or file of anything elsewhere, in any byte of it', () => {
		fc.assert(
			fc.property(arbWorld, arbScope, (given, scope) => {
				const whole = tableOf(given);
				const cut = cutTable(whole, cutTo(...scope));
				const bytes = bytesOf(cut);
				const kept = new Set(texts(cut.structures, 'structure.finess'));
				const runs = new Set(texts(cut.structures, 'structure.legal_entity'));
				const foreign = given.sites.flatMap(({ department }, i) =>
					kept.has(finessOf(i)) ? [] : [finessOf(i), `SITE-${i}-${department}`]
				);
				foreign.push(...ENTITIES.filter((entity) => entity !== '' && !runs.has(entity)));
				const answered = (parity: number): boolean =>
					given.sites.some((_, i) => i % 2 === parity && kept.has(finessOf(i)));
				if (!answered(0)) foreign.push('ENQUETE-PAIRE');
				if (!answered(1)) foreign.push('ENQUETE-IMPAIRE');
				expect(foreign.filter((text) => bytes.includes(text))).toEqual([]);
				const holders = texts(cut.uses, 'use.holder');
				expect(
					holders.filter((holder) => !isElsewhere(holder) && !kept.has(holder) && !runs.has(holder))
				).toEqual([]);
			})
		);
	});
});

describe('what changes outside a scope', () => {
	const register = (...rows: Record<string, string>[]): TestLayer => ({ kind: 'establishments', rows });
	const breton = sites(2, { entity: '560000012', category: '500', department: '56', prefix: '56' });
	const ligerian = sites(2, { entity: '440000011', category: '500', department: '44', prefix: '44' });
	const before = compose(smallReference, register(...breton, ...ligerian)).table;
	const after = (...layers: TestLayer[]): TerritoryTable =>
		compose(smallReference, register(...breton, ...ligerian), ...layers).table;
	const heads = (finess: string): TestLayer => ({
		kind: 'survey',
		rows: [{ 'structure.finess': finess, 'structure.heads': '88' }]
	});
	const grouping = (...members: string[]): TestLayer => ({
		kind: 'groups',
		rows: members.map((member) => ({ 'group.member': member, 'group.id': 'g', 'group.name': 'Groupe' }))
	});
	const using = (holder: string): TestLayer => ({
		kind: 'uses',
		rows: [{ 'use.holder': holder, 'use.solution': 'Orion', 'use.users': '10' }]
	});

	it.each([
		['nothing', before, 0],
		['an answer of a structure inside', after(heads('560000000')), 0],
		['an answer of a structure outside', after(heads('440000000')), 1],
		['a structure outside that closes', compose(smallReference, register(...breton)).table, 2],
		['a group of entities inside', after(grouping('560000012')), 0],
		['a group that takes an entity outside', after(grouping('560000012', '440000011')), 2],
		['a use of a structure inside', after(using('560000000')), 0],
		['a use of an entity that runs one inside', after(using('560000012')), 0],
		['a use of an entity outside', after(using('440000011')), 1],
		['a use of somebody that no register knows', after(using('999999999')), 1]
	])('%s', (_, now, expected) => {
		expect(changedOutside(before, now, cutTo('53'))).toBe(expected);
	});

	it('counts a structure that leaves the scope, as one that comes into it', () => {
		const moved = breton.map((row, i) => (i === 0 ? { ...row, 'structure.department': '44' } : row));
		const now = compose(smallReference, register(...moved, ...ligerian)).table;
		expect(changedOutside(before, now, cutTo('53'))).toBe(1);
		expect(changedOutside(now, before, cutTo('53'))).toBe(1);
		expect(changedOutside(before, now, cutTo('52', '53'))).toBe(0);
	});

	it('of a first version is whatever it holds outside', () => {
		expect(changedOutside(null, before, cutTo('53'))).toBe(2);
		expect(changedOutside(null, before, cutTo('52', '53'))).toBe(0);
	});
});
