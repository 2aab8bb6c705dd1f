import { reference } from '$lib/reference';
import { hasValidKey, parseFiness } from '$lib/domain/shared';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { luhnDigit } from './identifiers';
import { generate } from './index';

const DEMO = fileURLToPath(new URL('../demo', import.meta.url));
const folders: string[] = [];
const folder = (): string => {
	const made = mkdtempSync(path.join(tmpdir(), 'cible-generator-'));
	folders.push(made);
	return made;
};

afterAll(() => {
	for (const made of folders) rmSync(made, { recursive: true });
});

/** Files of a folder and the hash of each. */
const hashes = (dir: string): Record<string, string> =>
	Object.fromEntries(
		readdirSync(dir)
			.filter((name) => name.endsWith('.csv') || name.endsWith('.json'))
			.sort()
			.map((name) => [
				name,
				createHash('sha256')
					.update(readFileSync(path.join(dir, name)))
					.digest('hex')
			])
	);

const lines = (dir: string, part: string): readonly (readonly string[])[] => {
	const name = readdirSync(dir).find((file) => file.includes(part));
	if (name === undefined) throw new Error(`No ${part}`);
	const text = readFileSync(path.join(dir, name), name.startsWith('enquete') ? 'latin1' : 'utf8');
	return Papa.parse<string[]>(text.trimEnd(), { delimiter: ';' }).data;
};

const passesLuhn = (digits: string): boolean => luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1));
const keyIsValid = (text: string | undefined): boolean => {
	const parsed = parseFiness(text ?? '');
	return parsed.ok && hasValidKey(parsed.value);
};
const DUPLICATES = ['identical', 'conflicting'];

describe('a generated region', () => {
	let region = '';
	let register: readonly (readonly string[])[] = [];
	let entities: readonly (readonly string[])[] = [];
	beforeAll(async () => {
		region = folder();
		await generate({ structures: 1600, seed: 4, region: '53', out: region });
		register = lines(region, 'cs1100502-fictif-2').slice(1);
		entities = lines(region, 'cs1100501').slice(1);
	});
	const esms = (): readonly (readonly string[])[] =>
		register.filter((row) => (row[20] ?? '').startsWith('4'));

	test('has the same bytes for the same seed, others for another seed', async () => {
		const [again, other] = [folder(), folder()];
		await generate({ structures: 1600, seed: 4, region: '53', out: again });
		await generate({ structures: 1600, seed: 5, region: '53', out: other });
		expect(hashes(again)).toEqual(hashes(region));
		expect(hashes(other)).not.toEqual(hashes(region));
	});

	test('has the wanted number of ESMS, one line in ten more out of the field, and two repeats', () => {
		expect(esms().length - DUPLICATES.length).toBe(1600);
		expect(register.length - esms().length).toBeGreaterThanOrEqual(160);
		expect(register.length - esms().length).toBeLessThan(180);
	});

	test('has lines of the lengths of the real formats', () => {
		expect(new Set(register.map((row) => row.length))).toEqual(new Set([32]));
		expect(new Set(entities.map((row) => row.length))).toEqual(new Set([23]));
		const equipment = lines(region, 'cs1100505').slice(1);
		expect(new Set(equipment.map((row) => `${row[0]} ${row.length}`))).toEqual(
			new Set(['structureet 4', 'equipementsocial 28'])
		);
		expect(register.map((row) => row[0]).every((section) => section === 'structureet')).toBe(true);
	});

	test('has valid keys everywhere but on a few sites', () => {
		const wrong = register.filter((row) => !keyIsValid(row[1]));
		expect(wrong.length).toBeGreaterThan(0);
		expect(wrong.length).toBeLessThan(5);
		expect(entities.every((row) => keyIsValid(row[1]) && passesLuhn(row[20] ?? ''))).toBe(true);
		expect(register.every((row) => row[22] === '' || passesLuhn(row[22] ?? ''))).toBe(true);
	});

	test('ties each site to a legal entity of the other file, by number and by SIREN', () => {
		const sirenOf = new Map(entities.map((row) => [row[1], row[20]]));
		for (const row of register) {
			expect(sirenOf.has(row[2])).toBe(true);
			if (row[22]) expect(row[22].slice(0, 9)).toBe(sirenOf.get(row[2]));
		}
	});

	test('has no number twice, but for the two repeats', () => {
		expect(new Set(register.map((row) => row[1])).size).toBe(register.length - DUPLICATES.length);
		expect(new Set(entities.map((row) => row[1])).size).toBe(entities.length);
	});

	test('lies in the région, on real communes', () => {
		const departments = new Set(register.map((row) => row[13]));
		expect(departments).toEqual(new Set(['22', '29', '35', '56']));
		const outside = lines(region, 'groupes-nationaux').slice(1);
		expect(outside.length).toBeGreaterThan(150);
		expect(outside.some((row) => departments.has(row[13]))).toBe(false);
	});

	test('has four operators in five with one structure, and a few large ones', () => {
		const sizes = new Map<string, number>();
		for (const row of esms()) sizes.set(row[2] ?? '', (sizes.get(row[2] ?? '') ?? 0) + 1);
		const counts = [...sizes.values()];
		const single = counts.filter((count) => count === 1).length / counts.length;
		expect(single).toBeGreaterThan(0.7);
		expect(single).toBeLessThan(0.86);
		expect(counts.filter((count) => count >= 50).length).toBeGreaterThanOrEqual(2);
		expect(counts.filter((count) => count >= 15 && count < 50).length).toBeGreaterThanOrEqual(5);
	});

	test('has every sector, in proportions near those of the country', () => {
		const share = (sector: string): number =>
			esms().filter((row) => reference.categories.get(row[18] ?? '')?.sector === sector).length /
			esms().length;
		const bounds: readonly (readonly [string, number, number])[] = [
			['PA', 0.17, 0.4],
			['PH', 0.15, 0.45],
			['DOM', 0.17, 0.36],
			['PDE', 0.05, 0.18],
			['PDS', 0.01, 0.08],
			['AHI', 0.01, 0.08],
			['PJM', 0.001, 0.03]
		];
		for (const [sector, low, high] of bounds) {
			expect([sector, share(sector) >= low && share(sector) <= high]).toEqual([sector, true]);
		}
	});

	test('leaves SIRET, long names and dates out as the register does', () => {
		const rate = (match: (row: readonly string[]) => boolean): number =>
			esms().filter(match).length / esms().length;
		expect(rate((row) => row[22] === '')).toBeGreaterThan(0.06);
		expect(rate((row) => row[4] === '')).toBeGreaterThan(0.15);
		expect(rate((row) => row[28] === '1900-01-01')).toBeGreaterThan(0.01);
		expect(register.some((row) => row[28]?.startsWith('0787'))).toBe(true);
		expect(register.some((row) => row[3]?.includes('"'))).toBe(true);
		expect(register.some((row) => row[4]?.includes(';'))).toBe(true);
	});

	test('has pairs of tariffs that the table knows, and a few that it does not', () => {
		const unknown = esms().filter((row) => reference.tariff(row[24] ?? '', row[25] ?? '') === null);
		expect(unknown.length).toBeGreaterThan(0);
		expect(unknown.length).toBeLessThan(10);
	});

	test('is surveyed in part, with decimals and lost zeros as spreadsheets write them', () => {
		const survey = lines(region, 'enquete').slice(1);
		expect(survey.length / 1800).toBeGreaterThan(0.25);
		expect(survey.length / 1800).toBeLessThan(0.5);
		expect(survey.some((row) => row[4]?.includes(','))).toBe(true);
		expect(survey.some((row) => row[0]?.length === 8)).toBe(true);
	});

	test('says its coverage and that it is fictional in its manifest', () => {
		const manifest: unknown = JSON.parse(readFileSync(path.join(region, 'manifest.json'), 'utf8'));
		expect(manifest).toMatchObject({
			fictional: true,
			seed: 4,
			region: '53',
			files: [
				{ kind: 'establishments', coverage: { extent: 'full', departments: ['22', '29', '35', '56'] } },
				{ kind: 'establishments', coverage: { extent: 'partial', departments: 'national' } },
				{ kind: 'legal-entities' },
				{ kind: 'equipment' },
				{ kind: 'survey' },
				{ kind: 'uses' },
				{ kind: 'groups' },
				{ kind: 'aliases' }
			]
		});
	});
});

test('a national set covers the country in one register, overseas included', async () => {
	const national = folder();
	const progress: number[] = [];
	const { manifest, lines: written } = await generate({
		structures: 6000,
		seed: 1,
		out: national,
		onProgress: (done) => progress.push(done)
	});
	const register = lines(national, 'cs1100502').slice(1);
	const departments = new Set(register.map((row) => row[13]));
	expect(manifest.files[0]).toMatchObject({ coverage: { extent: 'full', departments: 'national' } });
	expect(departments.size).toBeGreaterThan(95);
	expect(departments.has('9D') && departments.has('9A')).toBe(true);
	expect(written.get(manifest.files[0]?.file ?? '')).toBe(register.length + 1);
	expect(register.length).toBeGreaterThan(8900);
	expect(progress.at(-1)).toBe(6000);
});

test('a set of a few structures is made too', async () => {
	const tiny = folder();
	await generate({ structures: 5, seed: 1, region: '94', out: tiny });
	expect(lines(tiny, 'cs1100502-fictif-2').length).toBeGreaterThan(5);
});

test('a region that does not exist is refused', async () => {
	await expect(generate({ structures: 5, seed: 1, region: '99', out: folder() })).rejects.toThrow(
		'No region 99'
	);
});

describe('the demonstration region', () => {
	test('is what the generator makes with its seed', async () => {
		const made = folder();
		await generate({ structures: 1600, seed: 2028, region: '53', out: made });
		expect(hashes(DEMO)).toEqual(hashes(made));
	});

	test('weighs two megabytes at most', () => {
		const bytes = readdirSync(DEMO).reduce((sum, name) => sum + statSync(path.join(DEMO, name)).size, 0);
		expect(bytes).toBeLessThanOrEqual(2_000_000);
	});
});
