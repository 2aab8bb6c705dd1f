import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dossierInputs, workOf } from '../../../../tests/support/dossier';
import { population } from '../../../../tests/support/population';
import { euros, exact, numberIn, rounded } from './cells';
import { funderLabels } from './group-columns';
import { dossierNote } from './note';
import { NOTE_HUES, noteFigure } from './note-figure';
import { reservesOf } from './table-reserves';
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

describe('the uncertainty of a dossier', () => {
	const cells = (file: string, keep: (row: readonly string[]) => boolean): string[][] =>
		[...table(file).rows()].filter(keep).map((row) => [...row]);
	const drawn = work.draws.result();

	it('says P10, P50 and P90 of each total, with draws, seed and sampling error', () => {
		const [total] = cells('incertitude.csv', ([of, , , year]) => of === 'Coût' && year === '');
		const { p10, p50, p90, error } = drawn.total;
		expect(total).toEqual([
			'Coût',
			'',
			'Ensemble',
			'',
			...[p10, ...error.p10, p50, ...error.p50, p90, ...error.p90].map(euros),
			'300',
			'2028'
		]);
		expect(p10).toBeLessThan(p50);
		expect(p50).toBeLessThan(p90);
	});

	it.each([
		'Coût par segment',
		'Coût par poste',
		'Aides',
		'Aides par financeur',
		'Part propre',
		'Professionnels équipés en fin d’année'
	])('has lines of « %s »', (of) => {
		expect(cells('incertitude.csv', ([name]) => name === of).length).toBeGreaterThan(0);
	});

	it('is on each line of the summary too', () => {
		const names = table('synthese.csv').columns.map(({ name }) => name);
		const at = names.indexOf('Coût P10');
		for (const [line, row] of [...table('synthese.csv').rows()].entries()) {
			const segment = Math.floor(line / work.plan.years.length);
			const band = drawn.bySegmentAndYear[segment]?.[line % work.plan.years.length];
			expect(row.slice(at, at + 3)).toEqual(
				[band?.p10, band?.p50, band?.p90].map((cents) => euros(cents ?? 0))
			);
		}
	});

	it('is drawn the same way whatever comes between draws', () => {
		const piecewise = workOf(dossierInputs());
		while (piecewise.draws.run(7) > 0);
		expect(piecewise.draws.result()).toEqual(workOf(dossierInputs()).draws.result());
	});
});

describe('the reservations of a dossier', () => {
	it('say of a part of a scenario that its years of commitment are its own', () => {
		const codes = (whole: boolean): string[] => {
			const inputs = dossierInputs();
			const scenario = { ...inputs.provenance.scenario, whole };
			return reservesOf(workOf({ ...inputs, provenance: { ...inputs.provenance, scenario } })).map(
				({ code }) => code
			);
		};
		expect(codes(true)).not.toContain('commitment-years-of-part');
		expect(codes(false)).toContain('commitment-years-of-part');
	});
});

describe('the figure of the note', () => {
	it('is of the same bytes each time, and names sectors, segments and who pays', () => {
		const figure = noteFigure(work, euros);
		expect(noteFigure(work, euros)).toBe(figure);
		for (const name of [...funderLabels(work).slice(0, 1), 'Part propre']) expect(figure).toContain(name);
		expect(dossierNote(work, 'abc')).toContain('<svg viewBox');
	});

	it('has the colours of the product', () => {
		const tokens = readFileSync('src/lib/ui/tokens.css', 'utf8');
		for (const [hue, colour] of Object.entries(NOTE_HUES)) expect(tokens).toContain(`\t--${hue}: ${colour};`);
	});

	it('is left out where nothing costs anything', () => {
		const free = workOf(dossierInputs({ people: population(['large-group'], []), settings: {} }));
		expect(noteFigure(free, euros)).toBe('');
	});
});
