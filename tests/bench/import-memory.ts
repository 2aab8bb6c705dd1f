import { spawnSync } from 'node:child_process';
import { openDatabase } from '../../src/lib/server/db';
import { importFiles, type ImportFile } from '../../src/lib/server/imports';

/** What the program of the benchmark is called with to measure one import in a process of its own. */
export const MEMORY_ROUND = 'import-memory-round';

/** One import to measure; plain data, as it crosses to another process. */
interface MemoryRequest {
	readonly files: readonly ImportFile[];
	readonly dataDir: string;
	/** Null for the embedded database. */
	readonly databaseUrl: string | null;
	readonly readerProgram: string;
}

const SAMPLE_MS = 20;

/** Imports into an empty database, and prints by how many megabytes the resident size grew: its peak above what it was once the database was open. */
export async function memoryRound(request: string): Promise<void> {
	const { files, dataDir, databaseUrl, readerProgram }: MemoryRequest = JSON.parse(request);
	const db = await openDatabase({ dataDir, ...(databaseUrl === null ? {} : { databaseUrl }) });
	globalThis.gc?.();
	const before = process.memoryUsage.rss();
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, SAMPLE_MS);
	const result = await importFiles({ db, dataDir, actor: 'program', readerProgram }, files);
	peak = Math.max(peak, process.memoryUsage.rss());
	clearInterval(timer);
	await db.close();
	if (!result.ok) throw new Error(`The import was refused: ${result.error.code}`);
	console.log(String((peak - before) / 1e6));
}

/** Runs {@link memoryRound} in a process of its own, where nothing that the benchmark holds hides a growth. In megabytes. */
export function growthOfMemory(request: MemoryRequest): number {
	const [program = ''] = process.argv.slice(1);
	const args = ['--expose-gc', program, MEMORY_ROUND, JSON.stringify(request)];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`The import of a memory round failed: ${stderr}`);
	return Number(stdout);
}
