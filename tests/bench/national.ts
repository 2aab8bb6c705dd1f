import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from '../../data/generator';
import type { TerritoryTable } from '../../src/lib/domain/table';
import { openDatabase } from '../../src/lib/server/db';
import { importFiles } from '../../src/lib/server/imports';
import { currentVersion, loadTable } from '../../src/lib/server/versions';

/** The generated national set, imported. */
export interface National {
	readonly table: TerritoryTable;
	/** A closed database that a server can be started on. */
	readonly dataDir: string;
	remove(): void;
}

/** Generates the national set and imports it, as the product does. */
export async function importNational(structures: number, seed: number): Promise<National> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-bench-national-'));
	const remove = (): void => fs.rmSync(folder, { recursive: true, force: true });
	try {
		const files = path.join(folder, 'files');
		const { manifest } = await generate({ structures, seed, out: files });
		const dataDir = path.join(folder, 'data');
		const db = await openDatabase({ dataDir });
		try {
			const readerProgram = path.resolve('build-node', 'read-worker.js');
			const result = await importFiles(
				{ db, dataDir, actor: 'program', readerProgram },
				manifest.files.map(({ file, coverage, referenceDate }) => ({
					path: path.join(files, file),
					name: file,
					coverage,
					referenceDate,
					fictional: true
				}))
			);
			const version = await currentVersion(db);
			if (!result.ok || !version) throw new Error('The national set was not imported');
			return { table: await loadTable(db, version.hash), dataDir, remove };
		} finally {
			await db.close();
		}
	} catch (error) {
		remove();
		throw error;
	}
}
