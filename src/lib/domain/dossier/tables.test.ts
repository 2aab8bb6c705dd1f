import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dossierInputs, workOf } from '../../../../tests/support/dossier';
import { euros, exact, numberIn, rounded } from './cells';
import { funderLabels } from './group-columns';
import { dossierNote } from './note';
import { dossierTables } from './tables';
import { dossierTotals } from './totals';
import type { DossierTable } from './table';

const work = workOf(
	dossierInputs({
		amounts: {
			decided: new Map([
				['350000014', { cents: 654_321, reason: 'Accord', author: 'A', at: '2026-11-20T10:00:00.000Z' }]
			])
		}
	})
);
const tables = new Map(dossierTables(work).map((table) => [table.file, table]));

function table(file: string): DossierTable {
	const found = tables.get(file);
	if (!found) throw new Error(`No ${file}`);
	return found;
}

/** Cents of a column, added up over the lines that a test holds for. */
function sum(
	file: string,
	column: (name: string) => boolean,
	keep: (row: readonly string[]) => boolean = () => true
) {
	const { columns, rows } = table(file);
	const at = columns.flatMap(({ name }, index) => (column(name) ? [index] : []));
	expect(at.length).toBeGreaterThan(0);
	let cents = 0;
	for (const row of rows())
		if (keep(row)) for (const index of at) cents += Math.round((numberIn(row[index] ?? '') ?? NaN) * 100);
	return cents;
}

const is = (wanted: string) => (name: string) => name === wanted;
const starts = (wanted: string) => (name: string) => name.startsWith(wanted);

describe('amounts of a dossier', () => {
	const totals = dossierTotals(work);

	it('there is something to add up, a decided amount among it', () => {
		expect(totals.grants).toBeGreaterThan(0);
		expect(totals.ownShare).toBeGreaterThan(0);
		expect(totals.decided).toBe(1);
	});

	it.each(['synthese.csv', 'organismes.csv', 'beneficiaires.csv', 'structures.csv', 'depenses.csv'])(
		'%s adds up to the totals, to the cent, at each bound',
		(file) => {
			expect(sum(file, is('Coût probable'))).toBe(totals.costLikely);
			expect(sum(file, is('Coût bas'))).toBe(totals.costLow);
			expect(sum(file, is('Coût haut'))).toBe(totals.costHigh);
		}
	);

	it('lines are the atoms of every amount', () => {
		expect(sum('lignes.csv', starts('Coût probable '))).toBe(totals.costLikely);
		expect(sum('lignes.csv', starts('Coût bas '))).toBe(totals.costLow);
		expect(sum('lignes.csv', starts('Coût haut '))).toBe(totals.costHigh);
		for (const finess of work.population.finess)
			expect(sum('lignes.csv', starts('Coût probable '), ([id]) => id === finess)).toBe(
				sum('structures.csv', is('Coût probable'), ([id]) => id === finess)
			);
	});

	it.each(['organismes.csv', 'beneficiaires.csv', 'structures.csv'])(
		'in %s years, funders and own share add up to the cost',
		(file) => {
			expect(sum(file, (name) => /^Coût \d{4}$/.test(name))).toBe(totals.costLikely);
			expect(sum(file, starts('Aide – '))).toBe(totals.grants);
			expect(sum(file, is('Aides')) + sum(file, is('Part propre'))).toBe(totals.costLikely);
			expect(sum(file, (name) => /^Part propre \d{4}$/.test(name)) + sum(file, starts('Payé '))).toBe(
				totals.costLikely
			);
		}
	);

	it('each axis of equity holds all of it', () => {
		for (const axis of ['Champ', 'Statut juridique', 'Département'])
			expect(sum('equite.csv', is('Coût probable'), ([own]) => own === axis)).toBe(totals.costLikely);
	});

	it('the financing plan commits and pays what structures get', () => {
		const funded = ([id]: readonly string[]): boolean => id !== 'part-propre';
		expect(sum('plan-financement.csv', is('Engagé (AE)'), funded)).toBe(totals.grants);
		expect(sum('structures.csv', starts('Engagé '))).toBe(totals.grants);
		expect(sum('synthese.csv', starts('Engagé – '))).toBe(totals.grants);
		expect(sum('structures.csv', is('Accordé'))).toBe(totals.grants);
		expect(sum('plan-financement.csv', is('Payé (CP)'), ([, year]) => year === 'Toutes')).toBe(
			totals.ownShare
		);
	});
});

describe('files of a dossier', () => {
	it('every file and column is named in docs/dossier.md', () => {
		const docs = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/dossier.md'), 'utf8');
		const funders = funderLabels(work);
		const known = docs.replaceAll('\n', ' ');
		for (const { file, columns } of tables.values()) {
			expect(known).toContain(`\`${file}\``);
			for (const { name } of columns) {
				const pattern = funders
					.reduce((text, label) => text.replace(`– ${label}`, '– FINANCEUR'), name)
					.replace(/\d{2}\/\d{2}\/\d{4}/, 'JJ/MM/AAAA')
					.replace(/\b20\d\d\b/, 'AAAA')
					.replace(/^Composant : .*/, 'Composant : ');
				expect(known).toContain(pattern);
			}
		}
	});

	it('the first columns name a line, once', () => {
		for (const { file, keys, rows } of tables.values()) {
			const names = [...rows()].map((row) => row.slice(0, keys).join('|'));
			expect([file, new Set(names).size]).toEqual([file, names.length]);
		}
	});

	it('every line has as many cells as there are columns', () => {
		for (const { file, columns, rows } of tables.values())
			for (const row of rows()) expect([file, row.length]).toEqual([file, columns.length]);
	});

	it('who gets nothing is there with the reason', () => {
		const rows = [...table('non-eligibles.csv').rows()];
		expect(rows.find(([finess]) => finess === '220000020')).toEqual([
			'220000020',
			'segment-undecided',
			'Structure 220000020',
			'Segment indéterminé',
			expect.any(String),
			expect.any(String)
		]);
	});

	it('the note prints the hash it is about, and no formula or mark-up of a name', () => {
		const inputs = dossierInputs();
		const { provenance } = inputs;
		const named = { ...provenance, scenario: { ...provenance.scenario, name: '<b>Socle</b>' } };
		const note = dossierNote(workOf({ ...inputs, provenance: named }), 'ab'.repeat(32));
		expect(note).toContain('ab'.repeat(32));
		expect(note).toContain('&lt;b&gt;Socle');
		expect(note).not.toContain('<b>');
		expect(note).toContain('données fictives');
	});
});

describe('numbers of a dossier', () => {
	it.each([
		[0, '0,00'],
		[5, '0,05'],
		[123_456, '1234,56'],
		[-1_205, '-12,05'],
		[9_007_199_254_740_991, '90071992547409,91']
	])('writes %d cents as %s', (cents, text) => {
		expect(euros(cents)).toBe(text);
	});

	it('reads back what it wrote, and no other text', () => {
		for (const value of [0, 1.5, 1e-7, 123456.789, 1e21]) expect(numberIn(exact(value))).toBe(value);
		expect(numberIn('')).toBeNaN();
		for (const text of ['1.5', '1,', 'x', ' 1', '1e', '--1']) expect(numberIn(text)).toBeNull();
		expect(rounded(1.005)).toBe('1');
		expect(rounded(2.345678)).toBe('2,35');
	});
});
