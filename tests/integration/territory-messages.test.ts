import { randomUUID } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decodeDecision, decodeLabels, type WirePart } from '$lib/arrow';
import type { Database } from '$lib/server/db';
import { importFiles } from '$lib/server/imports';
import { resolveTerritory, territoryMessage } from '$lib/server/territory';
import { currentVersion, loadTable } from '$lib/server/versions';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, survey } from '../support/import-files';

const BUILD = randomUUID();
const asked = { part: 'decision', version: null, build: null };

const answerOf = (hash: string, part: WirePart) =>
	({ part, hash, version: hash, scope: 'national', immutable: true }) as const;

async function importOf(db: Database, count: number): Promise<string> {
	const files = [
		fileOf('registre.csv', register(sitesOf(count))),
		fileOf('enquête.csv', survey([[finess('14', 1), '41']]))
	];
	const result = await importFiles(contextOf(db), files, { allowClose: true });
	if (!result.ok) throw new Error(result.error.code);
	return (await currentVersion(db))?.hash ?? '';
}

describeOnBothEngines('the messages of a territory', (open) => {
	it('are the stored territory, however they are compressed', async () => {
		const db = await open();
		const hash = await importOf(db, 30);
		const stored = await loadTable(db, hash);
		const message = (part: 'decision' | 'labels', encoding: 'br' | 'gzip' | 'identity') =>
			territoryMessage(db, answerOf(hash, part), encoding);
		const first = await decodeDecision(new Uint8Array(brotliDecompressSync(await message('decision', 'br'))));
		const whole = await decodeLabels(new Uint8Array(gunzipSync(await message('labels', 'gzip'))), first);
		expect(whole).toEqual(stored);
		expect(await message('labels', 'identity')).toBe(await message('labels', 'identity'));
	});

	it('are those of any version that was in force, and of no other', async () => {
		const db = await open();
		expect(await resolveTerritory(db, asked, BUILD, 'national')).toEqual({ code: 'no-data' });
		const older = await importOf(db, 30);
		const newer = await importOf(db, 31);
		expect(newer).not.toBe(older);
		expect(await resolveTerritory(db, asked, BUILD, 'national')).toEqual({
			part: 'decision',
			hash: newer,
			version: newer,
			scope: 'national',
			immutable: false
		});
		expect(
			await resolveTerritory(db, { ...asked, part: 'labels', version: older }, BUILD, 'national')
		).toEqual({
			part: 'labels',
			hash: older,
			version: older,
			scope: 'national',
			immutable: true
		});
		const first = await decodeDecision(await territoryMessage(db, answerOf(older, 'decision'), 'identity'));
		expect(first.structures.rows).toBe(30);
		for (const version of ['', 'x', '0'.repeat(64), `${older}0`, older.toUpperCase(), '../' + older])
			expect(await resolveTerritory(db, { ...asked, version }, BUILD, 'national')).toEqual({
				code: 'unknown-version'
			});
	});

	it('are for pages of the same build', async () => {
		const db = await open();
		const hash = await importOf(db, 30);
		const request = { ...asked, version: hash };
		expect(await resolveTerritory(db, { ...request, build: 'older' }, BUILD, 'national')).toEqual({
			code: 'other-build'
		});
		expect(await resolveTerritory(db, { ...request, build: BUILD }, BUILD, 'national')).toMatchObject({
			hash
		});
		expect(await resolveTerritory(db, { ...asked, part: 'header' }, BUILD, 'national')).toEqual({
			code: 'unknown-part'
		});
	});
});
