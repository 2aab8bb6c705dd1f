import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../generate';
import { generateFinessPlusJson } from './index';

const structuresSchema = v.object({
	schemaVersion: v.string(),
	generatedAt: v.string(),
	pmej: v.array(
		v.object({
			informationsGeneralesPMEJ: v.object({ numFinessPm: v.string(), siren: v.string() }),
			ege: v.array(
				v.object({
					informationsGeneralesEGE: v.object({
						numFinessEge: v.string(),
						dateFermeture: v.optional(v.string()),
						siret: v.optional(v.string())
					}),
					categorieentiteGeographiqueExercice: v.string(),
					adresse: v.array(v.object({ cogCommune: v.string(), codePostal: v.string() })),
					etatObjet: v.picklist(['A', 'I'])
				})
			)
		})
	)
});

describe('a FINESS+ file', () => {
	const dir = mkdtempSync(path.join(tmpdir(), 'cible-finess-plus-'));
	afterAll(() => rmSync(dir, { recursive: true }));
	const options = { structures: 300, seed: 3, region: '53' };
	let sites: v.InferOutput<typeof structuresSchema>['pmej'][number]['ege'] = [];

	beforeAll(async () => {
		const out = path.join(dir, 'structures.json');
		const counts = await generateFinessPlusJson({ ...options, out, gzip: false });
		const text = readFileSync(out, 'utf8');
		expect(Buffer.byteLength(text)).toBe(counts.bytes);
		const parsed = v.parse(structuresSchema, JSON.parse(text));
		sites = parsed.pmej.flatMap(({ ege }) => ege);
		expect([parsed.pmej.length, sites.length]).toEqual([
			counts.entities,
			counts.openSites + counts.closedSites
		]);
	});

	test('holds the open sites of the registers made from the same seed, with the same facts', async () => {
		await generate({ ...options, out: dir });
		const names = readdirSync(dir).filter((name) => name.includes('cs1100502'));
		const register = names.flatMap((name) =>
			Papa.parse<string[]>(readFileSync(path.join(dir, name), 'utf8').trimEnd(), {
				delimiter: ';'
			}).data.slice(1)
		);
		const facts = new Map(register.map((row) => [row[1], `${row[18]} ${row[15]?.slice(0, 5)} ${row[22]}`]));
		const open = sites.filter((site) => site.etatObjet === 'A');
		expect(open.length).toBe(facts.size);
		for (const { informationsGeneralesEGE: site, ...rest } of open) {
			const address = rest.adresse[0]?.codePostal ?? '';
			expect(`${rest.categorieentiteGeographiqueExercice} ${address} ${site.siret ?? ''}`).toBe(
				facts.get(site.numFinessEge)
			);
		}
	});

	test('holds closed sites too, with a date and numbers of their own', () => {
		const closed = sites.filter((site) => site.etatObjet === 'I');
		expect(closed.length).toBeGreaterThan(sites.length * 0.3);
		expect(closed.every((site) => site.informationsGeneralesEGE.dateFermeture !== undefined)).toBe(true);
		expect(new Set(sites.map((site) => site.informationsGeneralesEGE.numFinessEge)).size).toBe(sites.length);
	});

	test('is the same text when compressed', async () => {
		const out = path.join(dir, 'structures.json.gz');
		await generateFinessPlusJson({ ...options, out, gzip: true });
		expect(gunzipSync(readFileSync(out)).equals(readFileSync(path.join(dir, 'structures.json')))).toBe(true);
	});
});
