import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { finessKey } from '$lib/domain/shared';
import type { Database } from '$lib/server/db';
import type { ImportContext, ImportFile } from '$lib/server/imports';

/** A valid FINESS number: the département, a serial number, and the key. */
export function finess(department: string, serial: number): string {
	const first = `${department.slice(0, 2)}${String(serial).padStart(6, '0')}`;
	return `${first}${finessKey(first)}`;
}

/** One site of a register; the rest is filled in. */
export interface TestSite {
	readonly department?: string;
	readonly serial: number;
	readonly name?: string;
	readonly category?: string;
	readonly entity?: string;
}

/** `count` sites of one département, with serial numbers from `from`. */
export const sitesOf = (count: number, department = '14', from = 1): TestSite[] =>
	Array.from({ length: count }, (_, i) => ({ department, serial: from + i }));

function establishment({ department = '14', serial, name, category = '500', entity }: TestSite): string {
	const owner = entity ?? finess(department, 900_000);
	const fields = [
		'structureet',
		finess(department, serial),
		owner,
		name ?? `EHPAD N°${serial}`,
		'',
		'',
		'',
		'1',
		'R'
	];
	fields.push(
		'DES LILAS',
		'',
		'',
		'118',
		department,
		'CALVADOS',
		'14000 CAEN',
		'',
		'',
		category,
		'EHPAD',
		'4401'
	);
	fields.push(
		'Etablissements',
		'',
		'',
		'45',
		'ARS / PCD',
		'',
		'',
		'1990-01-01',
		'1990-01-01',
		'2020-01-01',
		''
	);
	return fields.join(';');
}

/** A cs1100502 file. */
export const register = (sites: readonly TestSite[], date = '2026-05-12'): string =>
	[`finess;etalab;${sites.length};${date}`, ...sites.map(establishment), ''].join('\n');

/** A survey: a header, and rows as given. */
export const survey = (rows: readonly (readonly [finess: string, heads: string])[]): string =>
	['N° FINESS ET;Effectif', ...rows.map((row) => row.join(';')), ''].join('\r\n');

/** Uses of one solution. */
export const uses = (rows: readonly (readonly [finess: string, solution: string, users: string])[]): string =>
	['FINESS;Solution;Utilisateurs', ...rows.map((row) => row.join(';')), ''].join('\r\n');

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'cible-import-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Writes a file to be imported. */
export function fileOf(
	name: string,
	content: string | Uint8Array,
	said: Partial<ImportFile> = {}
): ImportFile {
	const target = path.join(temporaryFolder(), name);
	writeFileSync(target, content);
	return { path: target, name, ...said };
}

export const contextOf = (db: Database): ImportContext => ({
	db,
	dataDir: temporaryFolder(),
	actor: 'program'
});

/** How many rows each table of the dataset holds: what a refused import must leave as it was. */
export async function stored(db: Database): Promise<Record<string, number>> {
	const tables = [
		'imports',
		'layers',
		'layer_chunks',
		'rejects',
		'versions',
		'snapshot_parts',
		'changes',
		'leases'
	];
	const counts: Record<string, number> = {};
	for (const table of tables) {
		const [row] = await db.query(`select count(*)::int from ${table}`);
		counts[table] = Number(row?.[0]);
	}
	return counts;
}
