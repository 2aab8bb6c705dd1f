import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import { correctionDoubt, correctionOf, withdrawalOf } from './index';

const ENTITY = '560000010';
const OTHER = '350000010';
const FINESS = '561000000';
const register: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(1, { entity: ENTITY, category: '500', prefix: '561' }).map((row) => ({
			...row,
			'structure.commune': '56260'
		})),
		...sites(1, { entity: OTHER, category: '500', prefix: '352', department: '35' }).map((row) => ({
			...row,
			'structure.commune': ''
		}))
	]
};
const tableOf = (...layers: TestLayer[]): TerritoryTable =>
	compose(smallReference, register, ...layers).table;
const rowOf = (table: TerritoryTable, finess = FINESS): number =>
	Array.from({ length: table.structures.rows }, (_, row) => row).find(
		(row) => textAt(codedColumn(table.structures, 'structure.finess'), row) === finess
	) ?? -1;
const decision = (values: Record<string, string>, finess = FINESS): TestLayer => ({
	kind: 'manual',
	byHand: true,
	name: 'Saisie à la main',
	rows: [{ 'structure.finess': finess, ...values }]
});
const said = (table: TerritoryTable, field: string, finess = FINESS): string =>
	textAt(codedColumn(table.structures, field), rowOf(table, finess));

describe('a correction', () => {
	const table = tableOf();
	const of = (field: string, value: string, finess = FINESS) =>
		correctionOf(table, smallReference, rowOf(table, finess), field, value);

	it('of a category gives its label too', () => {
		expect(of('structure.category', '183')).toMatchObject({
			ok: true,
			value: { 'structure.category': '183', 'structure.category_label': expect.any(String) }
		});
	});

	it('of a commune gives its département too', () => {
		expect(of('structure.commune', '35238')).toEqual({
			ok: true,
			value: { 'structure.commune': '35238', 'structure.department': '35' }
		});
	});

	it('of a commune is doubted where no other structure is in it', () => {
		const [row, other] = [rowOf(table), rowOf(table, '352000000')];
		const doubt = (at: number, commune: string) => correctionDoubt(table, at, { 'structure.commune': commune });
		expect(doubt(other, '56260')).toBeNull();
		expect(doubt(row, '56260')).toEqual({ code: 'commune-of-nobody', commune: '56260' });
		expect(doubt(row, '56999')).toEqual({ code: 'commune-of-nobody', commune: '56999' });
		expect(correctionDoubt(table, row, { 'structure.city': 'Vannes' })).toBeNull();
	});

	it.each([
		['structure.finess', '560000011', 'not-correctable'],
		['structure.siret', '12345678900011', 'not-correctable'],
		['structure.sector', 'PH', 'not-correctable'],
		['structure.category', 'zzz', 'unknown-category'],
		['structure.department', '00', 'unknown-department'],
		['structure.department', '35', 'commune-elsewhere'],
		['structure.commune', '00123', 'unknown-commune'],
		['structure.commune', '3523', 'unknown-commune'],
		['structure.postal_code', '5600', 'postal-code'],
		['structure.legal_entity', '290000017', 'unknown-entity']
	])('of %s to « %s » is refused: %s', (field, value, code) => {
		expect(of(field, value)).toMatchObject({ ok: false, error: { code } });
	});

	it('of a département is taken where no commune says otherwise', () => {
		expect(of('structure.department', '44', '352000000')).toMatchObject({ ok: true });
		expect(of('structure.department', '56')).toMatchObject({ ok: true });
	});
});

describe('what is corrected by hand', () => {
	it.each([
		['structure.name', 'Résidence du Port'],
		['structure.category', '183'],
		['structure.commune', '56121'],
		['structure.city', 'Lorient'],
		['structure.postal_code', '56100'],
		['structure.tariff_authority', 'department'],
		['structure.legal_status', 'for-profit'],
		['structure.legal_entity', OTHER]
	])(
		'%s stands in place of the register, with its source, and the register stands again once it is taken back',
		(field, value) => {
			const before = said(tableOf(), field);
			expect(before).not.toBe(value);
			const decided = tableOf(decision({ [field]: value }));
			expect(said(decided, field)).toBe(value);
			const column = codedColumn(decided.structures, field);
			expect(decided.sources[column.source?.[rowOf(decided)] ?? 0]?.kind).toBe('manual');
			const back = tableOf(decision({ [field]: value }), decision({ [field]: '' }));
			expect(said(back, field)).toBe(before);
			expect(said(decided, field, '352000000')).toBe(said(tableOf(), field, '352000000'));
		}
	);

	it('moves what is computed from it: field of a category, territory of a département, organisation of a legal entity', () => {
		const elsewhere = tableOf(decision({ 'structure.commune': '44109', 'structure.department': '44' }));
		expect(said(elsewhere, 'structure.region')).not.toBe(said(tableOf(), 'structure.region'));
		const moved = tableOf(decision({ 'structure.legal_entity': OTHER }));
		const owner = (finess: string): number | undefined => moved.structureOrganisation[rowOf(moved, finess)];
		expect(owner(FINESS)).toBe(owner('352000000'));
		expect(said(tableOf(decision({ 'structure.category': '183' })), 'structure.sector')).not.toBe(
			said(tableOf(), 'structure.sector')
		);
	});

	it('is taken back with what was decided with it, and with nothing else', () => {
		const place = { 'structure.commune': '35238', 'structure.department': '35' };
		const table = tableOf(decision({ ...place, 'structure.name': 'Autre' }));
		const empty = { 'structure.commune': '', 'structure.department': '' };
		expect(withdrawalOf(table, rowOf(table), 'structure.commune')).toEqual(empty);
		expect(withdrawalOf(table, rowOf(table), 'structure.department')).toEqual(empty);
		expect(withdrawalOf(table, rowOf(table), 'structure.name')).toEqual({ 'structure.name': '' });
	});
});
