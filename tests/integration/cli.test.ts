import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finessKey } from '$lib/domain/shared';
import { createNamedList } from '$lib/server/saved';
import { cli, cliProcess, type Ran } from '../support/command-line';
import { describeOnBothEngines, type Place } from '../support/databases';

/** The one document that a command prints with --json. */
const document = ({ stdout }: Ran): unknown => JSON.parse(stdout);

const finess = (department: string, number: number): string => {
	const first = `${department}${String(number).padStart(8 - department.length, '0')}`;
	return `${first}${finessKey(first)}`;
};

/** A line of cs1100502. */
function establishment(number: number, entity: number, category: string, name = `SITE ${number}`): string {
	const fields = Array.from({ length: 32 }, () => '');
	const put = (at: number, text: string): void => void (fields[at] = text);
	put(0, 'structureet');
	put(1, finess('56', number));
	put(2, finess('56', entity));
	put(3, name);
	put(4, name);
	put(12, '260');
	put(13, '56');
	put(14, 'MORBIHAN');
	put(15, '56000 VANNES');
	put(18, category);
	put(20, '4401');
	put(28, '2001-01-01');
	return fields.join(';');
}

const register = (...lines: string[]): string => ['finess;etalab;111;2026-05-12', ...lines, ''].join('\n');
const sites = (from: number, count: number, entity: number, category = '500'): string[] =>
	Array.from({ length: count }, (_, i) => establishment(from + i, entity, category));

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cible-cli-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string): string {
	const target = path.join(folder, name);
	writeFileSync(target, content);
	return target;
}

describeOnBothEngines('the command line', (_open, engine) => {
	it('imports a bare register, classifies it, exports it and proves the export', async () => {
		const place = await engine.place();
		const path502 = file(
			'registre.csv',
			register(
				...sites(1, 50, 900),
				...sites(100, 1, 901),
				establishment(200, 902, '460'),
				establishment(300, 903, '355')
			)
		);
		const imported = await cliProcess(place, 'import', path502, '--json');
		expect([imported.code, imported.stderr]).toEqual([0, '']);
		expect(document(imported)).toMatchObject({
			files: [
				{
					file: 'registre.csv',
					format: 'cs1100502',
					encoding: 'utf-8',
					read: 53,
					accepted: 53,
					rejected: 0,
					ignored: 0,
					errors: []
				}
			],
			added: 53,
			changed: 0,
			closed: 0,
			unchanged: 0
		});
		expect(document(await cliProcess(place, 'classify', '--json'))).toEqual({
			structures: 53,
			segments: { 'large-group': 50, 'physical-mie': 1, 'digital-mie': 1 },
			states: { undetermined: 0, ambiguous: 0, 'no-segment': 0, 'out-of-scope': 1, 'to-qualify': 0 },
			sso: [],
			ssoNotAssessed: 1
		});
		const out = path.join(folder, 'structures.csv');
		expect(
			(await cliProcess(place, 'export', 'structures', '--filter', 'segment=large-group', '--out', out)).code
		).toBe(0);
		const csv = readFileSync(out);
		const manifest: unknown = JSON.parse(
			readFileSync(path.join(folder, 'structures.manifeste.json'), 'utf8')
		);
		expect(manifest).toMatchObject({
			rows: 50,
			sha256: createHash('sha256').update(csv).digest('hex'),
			filters: { segment: ['large-group'] }
		});
		expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
		expect(csv.toString('utf8').split('\r\n')).toHaveLength(52);
	});

	it('exports the structures of a named list, told by its name or its number, and says what the list held', async () => {
		const place = await engine.place();
		await cli(place, 'import', file('registre3.csv', register(...sites(1, 5, 900))));
		const db = await engine.open(place);
		const made = await createNamedList(
			db,
			'À relancer',
			[finess('56', 2), finess('56', 4), finess('35', 1)],
			'program'
		);
		await db.close();
		const id = made.ok ? made.value.id : 0;
		const numbers = async (list: string): Promise<readonly string[]> => {
			const out = path.join(folder, `liste-${engine.name}.csv`);
			const ran = await cli(place, 'export', 'structures', '--filter', `list=${list}`, '--out', out);
			expect([ran.code, ran.stderr]).toEqual([0, '']);
			const [, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\r\n');
			return lines.map((line) => line.split(';')[0] ?? '');
		};
		const held = [finess('56', 2), finess('56', 4)];
		expect(await numbers('a relancer')).toEqual(held);
		expect(await numbers(String(id))).toEqual(held);
		const manifest: unknown = JSON.parse(
			readFileSync(path.join(folder, `liste-${engine.name}.manifeste.json`), 'utf8')
		);
		expect(manifest).toMatchObject({
			rows: 2,
			filters: { list: [String(id)] },
			lists: [{ id, name: 'À relancer', members: [finess('35', 1), ...held] }]
		});
		const unknown = await cli(place, 'export', 'structures', '--filter', 'list=Autre');
		expect(unknown.code).toBe(2);
		expect(unknown.stderr).toContain('À relancer');
	});

	it('looks as somebody does with --as, in every command that reads, and refuses whoever may not sign in', async () => {
		const place = await engine.place();
		const norman = establishment(1, 900, '500')
			.replace(finess('56', 1), finess('14', 1))
			.replace(';56;MORBIHAN;', ';14;CALVADOS;');
		const both = register(...sites(1, 3, 900), norman);
		await cli(place, 'import', file('registre-as.csv', both));
		const db = await engine.open(place);
		const account = (email: string, ended: string | null) =>
			db.query(
				`insert into accounts (name, email, email_key, role, scope, activated_at, deactivated_at)
				values ('Camille Essai', $1, $1, 'reader', '["28"]', now(), $2::timestamptz)`,
				[email, ended]
			);
		await account('normande@essai.example', null);
		await account('partie@essai.example', '2026-01-01');
		await db.close();
		const as = ['--as', 'normande@essai.example'];
		const exported = await cli(place, 'export', 'structures', ...as);
		expect(exported.stdout).toContain(finess('14', 1));
		expect(exported.stdout).not.toContain(finess('56', 1));
		expect(document(await cli(place, 'classify', '--json', ...as))).toMatchObject({ structures: 1 });
		expect((await cli(place, 'classify', '--structure', finess('56', 1), ...as)).code).toBe(3);
		expect((await cli(place, 'versions', '--json', ...as)).stdout).not.toContain('"hash"');
		expect(document(await cli(place, 'diff', '1', '1', '--json', ...as))).toMatchObject({ changes: [] });
		for (const email of ['inconnue@essai.example', 'partie@essai.example']) {
			const refused = await cli(place, 'classify', '--as', email);
			expect([refused.code, refused.stdout]).toEqual([2, '']);
			expect(refused.stderr).toContain('aucun compte actif');
		}
	});

	it('answers with one document and exit 3 when a file is refused, and writes nothing', async () => {
		const place = await engine.place();
		const good = file('bon.csv', register(...sites(1, 3, 900)));
		const bad = file('vide.csv', '');
		const refused = await cli(place, 'import', good, bad, '--json');
		expect(refused.code).toBe(3);
		expect(document(refused)).toMatchObject({
			refused: { code: 'file-refused', file: 'vide.csv', reason: 'empty' }
		});
		expect(document(await cli(place, 'versions', '--json'))).toEqual({ versions: [] });
	});

	it('proposes a mapping and exits 3 when a column is not certain, then takes the mapping given', async () => {
		const place = await engine.place();
		await cli(place, 'import', file('registre2.csv', register(...sites(1, 3, 900))));
		const survey = file('enquete.csv', `site;combien\n${finess('56', 1)};12\n${finess('56', 2)};30\n`);
		const refused = await cli(place, 'import', survey, '--json');
		expect(refused.code).toBe(3);
		expect(document(refused)).toMatchObject({ refused: { code: 'file-refused', reason: 'mapping-needed' } });
		const told = await cli(place, 'import', survey);
		expect([told.code, told.stderr]).toEqual([3, expect.stringContaining('« combien »')]);
		// The ids that a mapping is written with.
		expect(told.stderr).toContain('structure.heads : Professionnels (personnes physiques)');
		const mapping = file(
			'correspondance.json',
			JSON.stringify({
				kind: 'survey',
				columns: [
					{ header: 'site', field: 'structure.finess' },
					{ header: 'combien', field: 'structure.heads' }
				]
			})
		);
		const imported = await cli(place, 'import', survey, '--mapping', mapping, '--json');
		expect([imported.code, imported.stderr]).toEqual([0, '']);
		expect(document(imported)).toMatchObject({ added: 0, changed: 2, closed: 0, unchanged: 1 });
	});

	it('asks before closing more than 2 %, and changes nothing on a dry run', async () => {
		const place = await engine.place();
		await cli(place, 'import', file('avant.csv', register(...sites(1, 100, 900))));
		const after = file('apres.csv', register(...sites(1, 97, 900)).replace('2026-05-12', '2026-06-12'));
		expect(document(await cli(place, 'import', after, '--dry-run', '--json'))).toMatchObject({
			closed: 3,
			version: null
		});
		const refused = await cli(place, 'import', after, '--json');
		expect(refused.code).toBe(3);
		expect(document(refused)).toMatchObject({ refused: { code: 'close-needs-confirmation' } });
		expect(document(await cli(place, 'import', after, '--allow-close', '--json'))).toMatchObject({
			closed: 3,
			unchanged: 97
		});
		const back = await cli(place, 'rollback', '1');
		expect(back.code).toBe(0);
		expect(document(await cli(place, 'classify', '--json'))).toMatchObject({ structures: 100 });
	});
});

describe('the command line, called wrongly', () => {
	const nowhere: Place = { dataDir: path.join(tmpdir(), 'cible-nowhere'), databaseUrl: null };
	it('ends its process with the exit code and the sentence that it would end with', async () => {
		const ran = await cliProcess(nowhere, 'importer');
		expect(ran).toEqual(await cli(nowhere, 'importer'));
		expect(ran).toMatchObject({ code: 2, stdout: '' });
	});

	it.each([
		[[]],
		[['importer']],
		[['import']],
		[['import', 'x.csv', '--couverture']],
		[['import', 'x.csv', '--coverage', 'all']],
		[['import', 'x.csv', '--territory', '56,ZZ']],
		[['export']],
		[['export', 'usages']],
		[['export', 'structures', '--filter', 'couleur=bleu']],
		[['generate']],
		[['generate', '--out', 'x', '--structures', '-1']],
		[['rollback']]
	])('%j exits 2 with a French sentence', async (args) => {
		const { code, stderr, stdout } = await cli(nowhere, ...args);
		expect(code).toBe(2);
		if (args.length > 0) expect(stderr).toContain('cli -- help');
		else expect(stdout).toContain('COMMANDE');
	});
});
