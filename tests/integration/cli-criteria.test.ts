import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCriteria, writeCriteria, type Criteria } from '$lib/domain/segmentation';
import { defaultCriteria } from '$lib/reference';
import { createDraft, criteriaHash, publishDraft } from '$lib/server/criteria';
import { cli as runCli, type Ran } from '../support/command-line';
import { describeOnBothEngines, type Place, type TestEngine } from '../support/databases';
import { register, sitesOf } from '../support/import-files';

const CHANGED: Criteria = { ...defaultCriteria, name: 'Sans enfance', excludedSectors: ['PDE'] };

interface Counted {
	readonly segments: Readonly<Record<string, number>>;
	readonly states: Readonly<Record<string, number>>;
}

/** Runs the built command line on a place, spaces made plain. */
async function cli(place: Place, ...args: string[]): Promise<Ran> {
	const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
	const { code, stdout, stderr } = await runCli(place, ...args);
	return { code, stdout: plain(stdout), stderr: plain(stderr) };
}

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cible-cli-criteria-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string): string {
	const target = path.join(folder, name);
	writeFileSync(target, content);
	return target;
}

/** Publishes the changed criteria as version 2 of a place. */
async function publish(engine: TestEngine, place: Place): Promise<void> {
	const db = await engine.open(place);
	const draft = await createDraft(db, { name: 'Essai', criteria: CHANGED, tests: [], origin: 1 }, 'cli');
	if (!draft.ok) throw new Error(draft.error.code);
	const publication = { name: 'Sans enfance', note: 'Décision du comité', replaces: 1 };
	const now = new Date('2026-11-24T12:00:00Z');
	const done = await publishDraft(db, draft.value.id, 1, publication, 'cli', now);
	if (!done.ok) throw new Error(done.error.code);
	await db.close();
}

describeOnBothEngines('criteria in the command line', (_open, engine) => {
	it('are listed, shown in French, compared and exported by version', async () => {
		const place = await engine.place();
		await publish(engine, place);
		const listed = await cli(place, 'criteria', 'list');
		expect(listed.stdout).toContain('* v2  Sans enfance, publiée le ');
		expect(listed.stdout).toContain('Décision du comité');
		expect(listed.stdout).toContain('  v1  Première proposition de segmentation, livrée avec l’outil');
		const shown = await cli(place, 'criteria', 'show', 'v2');
		expect(shown.stdout).toContain('Champs exclus : Protection de l’enfance (PDE)');
		expect(shown.stdout).toContain('- ESMS de l’organisme ≥ 50');
		const compared = await cli(place, 'criteria', 'diff', 'v1', 'v2', '--json');
		expect(JSON.parse(compared.stdout)).toMatchObject({
			from: 'v1',
			differences: expect.arrayContaining([
				{ segment: null, kind: 'changed', text: 'Champs exclus : aucun → Protection de l’enfance (PDE)' }
			])
		});
		const out = path.join(folder, `v2-${engine.name}.json`);
		expect((await cli(place, 'criteria', 'export', 'v2', '--out', out)).code).toBe(0);
		const written = readCriteria(readFileSync(out, 'utf8'));
		const all: { versions: readonly { hash: string }[] } = JSON.parse(
			(await cli(place, 'criteria', 'list', '--json')).stdout
		);
		expect(written.ok && criteriaHash(written.value)).toBe(all.versions[0]?.hash);
		expect((await cli(place, 'criteria', 'diff', 'v2', out)).stdout).toBe('Ces critères sont les mêmes.\n');
		expect((await cli(place, 'criteria', 'show', 'v9')).code).toBe(3);
	});

	it('classify by the version in force, by an old one, or by a file', async () => {
		const place = await engine.place();
		const registered = file(
			`registre-${engine.name}.csv`,
			register(sitesOf(3).map((site) => ({ ...site, category: '177' })))
		);
		await cli(place, 'import', registered);
		await publish(engine, place);
		const counts = async (...args: string[]): Promise<unknown> => {
			const { segments, states }: Counted = JSON.parse(
				(await cli(place, 'classify', '--json', ...args)).stdout
			);
			return [segments['digital-mie'], states['out-of-scope']];
		};
		expect(await counts()).toEqual([0, 3]);
		expect(await counts('--criteria', 'v1')).toEqual([3, 0]);
		expect(await counts('--criteria', 'default')).toEqual([3, 0]);
		expect(await counts('--criteria', file('changed.json', writeCriteria(CHANGED)))).toEqual([0, 3]);
		const unknown = await cli(place, 'classify', '--criteria', 'v7');
		expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('criteria list')]);
	});

	it('are checked: a right file is said to be so, a wrong one gives every problem and another exit code', async () => {
		const place = await engine.place();
		const right = await cli(place, 'criteria', 'check', file('right.json', writeCriteria(defaultCriteria)));
		expect([right.code, right.stdout]).toEqual([0, expect.stringContaining('3 segments, 8 conditions')]);
		const wrong = { ...defaultCriteria, level: 'region', colour: 'x', segments: [] };
		const refused = await cli(
			place,
			'criteria',
			'check',
			file('wrong.json', JSON.stringify(wrong)),
			'--json'
		);
		expect(refused.code).toBe(3);
		expect(JSON.parse(refused.stdout)).toMatchObject({
			refused: {
				code: 'criteria-refused',
				problems: [{ code: 'unknown-property' }, { code: 'wrong-value' }, { code: 'empty-group' }]
			}
		});
		expect(refused.stderr).toContain('« level » : valeur refusée (« region »)');
		for (const [name, text] of [
			['proto.json', '{"__proto__":{"id":"x"}}'],
			['deep.json', '['.repeat(100_000)],
			['big.json', ' '.repeat(3_000_000)],
			['future.json', JSON.stringify({ ...defaultCriteria, format: 2 })]
		] as const) {
			const { code, stderr } = await cli(place, 'criteria', 'check', file(name, text));
			expect([name, code]).toEqual([name, 3]);
			expect(stderr).toMatch(/critères refusés\.\n {2}- .*\.\n/);
		}
	});

	it.each([
		[['criteria']],
		[['criteria', 'publish']],
		[['criteria', 'diff', 'v1']],
		[['criteria', 'show', '--out', 'x']]
	])('%j is a wrong use', async (args) => {
		const { code, stderr } = await cli(await engine.place(), ...args);
		expect([code, stderr]).toEqual([2, expect.stringContaining('cli -- help')]);
	});
});
