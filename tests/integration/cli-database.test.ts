import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, type Ran } from '../support/command-line';
import { describeOnBothEngines, testEngine, type Place } from '../support/databases';
import { fileOf, register, sitesOf } from '../support/import-files';
import { startProgram } from '../support/programs';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'build-node', 'cli.js');
const demo = path.join(root, 'data', 'demo', 'etalab-cs1100502-fictif-20260512.csv');

const environment = (place: Place): NodeJS.ProcessEnv => ({
	...process.env,
	DATA_DIR: place.dataDir,
	DATABASE_URL: place.databaseUrl ?? ''
});

/** Where a register of three structures is, until the test ends. */
const small = (): string => fileOf('registre.csv', register(sitesOf(3))).path;

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cible-cli-database-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeOnBothEngines('the link of the first administrator', (open, engine) => {
	it('is given as often as asked, until an account exists', async () => {
		const place = await engine.place();
		const links: string[] = [];
		for (let i = 0; i < 2; i++) {
			const { code, stdout } = await cli(place, 'admin-link', '--json');
			expect(code).toBe(0);
			const { link }: { link: string } = JSON.parse(stdout);
			expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/premier-acces\/[\w-]{43}$/);
			links.push(link);
		}
		expect(new Set(links).size).toBe(2);
		const db = await open(place);
		await db.query(
			`insert into accounts (name, email, email_key, role, scope, activated_at)
			values ('Camille Essai', 'Camille@exemple.fr', 'camille@exemple.fr', 'admin', '"national"', now())`
		);
		await db.close();
		const refused = await cli(place, 'admin-link', '--json');
		expect(refused.code).toBe(3);
		expect(JSON.parse(refused.stdout)).toMatchObject({ refused: { code: 'account-exists' } });
		expect(refused.stderr).toContain('invite les autres');
	});

	it('gives a way back in to an administrator who lost theirs, and to nobody else', async () => {
		const place = await engine.place();
		const db = await open(place);
		await db.query(
			`insert into accounts (name, email, email_key, role, scope, activated_at, deactivated_at) values
			('Camille Essai', 'camille@exemple.fr', 'camille@exemple.fr', 'admin', '"national"', now(), null),
			('Dominique Essai', 'dominique@exemple.fr', 'dominique@exemple.fr', 'admin', '"national"', now(), now())`
		);
		await db.close();
		const given = await cli(place, 'admin-link', '--renew', 'CAMILLE@exemple.fr', '--json');
		expect(JSON.parse(given.stdout)).toEqual({
			link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/invitation\/[\w-]{43}$/)
		});
		for (const email of ['personne@exemple.fr', 'dominique@exemple.fr'])
			expect((await cli(place, 'admin-link', '--renew', email)).code).toBe(2);
	});
});

describe('backup and restore', () => {
	const [from, to] = [testEngine('pglite'), testEngine('postgres')];

	it('carry the versions from one engine to the other, with the same classification', async () => {
		const [source, target] = [await from.place(), await to.place()];
		expect((await cli(source, 'import', demo)).code).toBe(0);
		const file = path.join(folder, 'carried.gz');
		const saved = await cli(source, 'backup', file, '--json');
		expect([saved.code, saved.stderr]).toEqual([0, '']);
		const restored = await cli(target, 'restore', file, '--json');
		expect([restored.code, restored.stderr]).toEqual([0, '']);
		const [before, after]: { tables: unknown }[] = [JSON.parse(saved.stdout), JSON.parse(restored.stdout)];
		expect(after?.tables).toEqual(before?.tables);
		for (const command of ['versions', 'classify']) {
			const there = await cli(target, command, '--json');
			expect(there.stdout).toBe((await cli(source, command, '--json')).stdout);
		}
		expect(await cli(target, 'import', demo, '--json')).toMatchObject({ code: 0 });
	});

	it('bring back no name of a workshop whose time has come since the backup was made', async () => {
		const [source, target] = [await from.place(), await to.place()];
		const db = await from.open(source);
		await db.query(
			`with w as (insert into workshops (title, preparation, scope, status, closed_at)
				values ('Essai', '{}', '"national"', 'closed', now()) returning id)
			insert into workshop_participants (workshop_id, id, token_hash, name, organisation, persons)
			select id, 1, 'hash', 'Anne', 'Ker Avel', 1 from w`
		);
		await db.close();
		const file = path.join(folder, 'names.gz');
		expect((await cli(source, 'backup', file)).code).toBe(0);
		const restored = await cli(target, 'restore', file, '--json');
		expect(JSON.parse(restored.stdout)).toMatchObject({ erased: 1 });
		const after = await to.open(target);
		expect(await after.query('select name, organisation, token_hash from workshop_participants')).toEqual([
			['', '', null]
		]);
		await after.close();
	});

	it('carry the journal, which the command line verifies, lists and exports', async () => {
		const place = await to.place();
		expect((await cli(place, 'import', small())).code).toBe(0);
		const verified = await cli(place, 'journal', '--verify', '--json');
		expect(verified.code).toBe(0);
		expect(JSON.parse(verified.stdout)).toMatchObject({ journal: { intact: true, lines: 1 } });
		const told = await cli(place, 'journal');
		expect(told.stdout).toMatch(/ligne de commande {2}Version publiée, version\s1/);
		const listed: { lines: readonly unknown[] } = JSON.parse((await cli(place, 'journal', '--json')).stdout);
		expect(listed.lines).toMatchObject([
			{ id: 1, channel: 'cli', account: null, action: 'version-published', subject: 'version 1' }
		]);
		const csv = await cli(place, 'journal', '--csv');
		expect(csv.stdout.split('\r\n')).toHaveLength(3);
		expect(csv.stdout).toContain(';cli;version-published;version 1;');
		expect((await cli(place, 'journal', '--csv', '--json')).code).toBe(2);
	});

	it('say in one document what was refused, and exit 3 for a file that is not one', async () => {
		const place = await from.place();
		const file = path.join(folder, 'other.gz');
		writeFileSync(file, 'nofinesset;rs\n');
		const refused = await cli(place, 'restore', file, '--json');
		expect(refused.code).toBe(3);
		expect(JSON.parse(refused.stdout)).toMatchObject({ refused: { code: 'not-a-backup' } });
		expect(await cli(place, 'backup', path.join(folder, 'no/where.gz'))).toMatchObject({
			code: 1,
			stdout: ''
		});
		expect(await cli(place, 'backup')).toMatchObject({ code: 2, stdout: '' });
	});
});

describe('the command line and a database that it cannot have', () => {
	const engine = testEngine('pglite');

	it('says which program holds it, in both forms, and exits 1', async () => {
		const place = await engine.place();
		const holder = startProgram('hold-database', place);
		await holder.says('open');
		const text = await cli(place, 'versions');
		expect(text).toMatchObject({ code: 1, stdout: '' });
		expect(text.stderr).toMatch(/npm start.*processus \d+/);
		const json = await cli(place, 'import', demo, '--json');
		expect(json.code).toBe(1);
		expect(JSON.parse(json.stdout)).toMatchObject({
			refused: { code: 'failed', message: json.stderr.trim() }
		});
	});

	it.each([
		['postgres://u:p@127.0.0.1:1/base', 1, 'ne répond pas'],
		['mysql://u:p@127.0.0.1/base', 2, 'DATABASE_URL']
	])('says what is wrong with %s', async (databaseUrl, code, words) => {
		const ran = await cli({ dataDir: folder, databaseUrl }, 'versions');
		expect(ran).toMatchObject({ code, stdout: '' });
		expect(ran.stderr).toContain(words);
		expect(ran.stderr).not.toContain('    at ');
	});
});

describeOnBothEngines('the command line', (_open, engine) => {
	it('goes back to an old version', async () => {
		const place = await engine.place();
		await cli(place, 'import', small());
		expect(await cli(place, 'rollback', '1')).toMatchObject({ code: 3 });
		expect(await cli(place, 'rollback', '7', '--json')).toMatchObject({ code: 3 });
	});

	it('ends well when its reader has seen enough', async () => {
		const place = await engine.place();
		await cli(place, 'import', demo);
		const child = spawn(process.execPath, [program, 'export', 'structures'], {
			cwd: root,
			env: environment(place),
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let stderr = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
		child.stdout.once('data', () => child.stdout.destroy());
		const code = await new Promise((resolve) => child.once('exit', resolve));
		expect([code, stderr]).toEqual([0, '']);
	});

	it('says that a place to write is not one, and leaves nothing there', async () => {
		const place = await engine.place();
		await cli(place, 'import', small());
		const out = path.join(folder, 'absent', 'f.csv');
		const ran = await cli(place, 'export', 'structures', '--out', out);
		expect(ran).toMatchObject({ code: 1, stdout: '' });
		expect(ran.stderr).toContain(out);
		expect(ran.stderr).not.toContain('    at ');
		expect(existsSync(path.dirname(out))).toBe(false);
	});
});

it('takes paths from where the person was when npm started it', async () => {
	const place: Place = { dataDir: folder, databaseUrl: null };
	const ran = await new Promise<Ran>((resolve) => {
		const env = { ...environment(place), npm_lifecycle_event: 'cli', INIT_CWD: folder };
		const args = [program, 'generate', '--structures', '20', '--region', '53', '--out', 'made'];
		execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
			resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
		});
	});
	expect([ran.code, ran.stderr]).toEqual([0, '']);
	expect(readFileSync(path.join(folder, 'made', 'manifest.json'), 'utf8')).toContain('"fictional": true');
});
