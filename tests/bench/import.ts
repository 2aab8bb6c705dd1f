import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { generate, type Manifest } from '../../data/generator';
import { openDatabase, type Database } from '../../src/lib/server/db';
import { importFiles, type ImportContext, type ImportFile } from '../../src/lib/server/imports';
import { createDatabase, startPostgres } from '../support/postgres';
import { growthOfMemory } from './import-memory';
import {
	jsonTable,
	keptLayers,
	openPeerPglite,
	openPeerPostgres,
	typedTable,
	wholeTables,
	type PeerDatabase,
	type PeerTable
} from './import-peers';
import { medianRatio, spread } from './measure';
import type { BenchLine, BenchSection } from './report';

const STRUCTURES = 45_000;
const SEED = 2028;
const ROUNDS = 3;
const MEMORY_ROUNDS = 5;
const READER = path.resolve('build-node', 'read-worker.js');

/** What one round measures, in milliseconds. */
interface Round {
	readonly first: number;
	readonly again: number;
	/** By the driver alone: the COPY of every line with its cells, and of every kept row with a column per field, and as JSON. */
	readonly whole: number;
	readonly typed: number;
	readonly json: number;
	/** Every kept row as JSON, by the product's own bulk insertion. */
	readonly jsonCopyIn: number;
	/** Longest time during which the thread that serves pages answered nothing. */
	readonly blocked: number;
	readonly rows: number;
	readonly lines: number;
}

const filesOf = (folder: string, manifest: Manifest): ImportFile[] =>
	manifest.files.map(({ file, coverage, referenceDate }) => ({
		path: path.join(folder, file),
		name: file,
		coverage,
		referenceDate,
		fictional: true
	}));

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
	const start = performance.now();
	const value = await work();
	return { value, milliseconds: performance.now() - start };
}

/** Imports and gives the lines accepted. @throws Error when it is refused */
async function imported(context: ImportContext, files: readonly ImportFile[]): Promise<number> {
	const result = await importFiles(context, files);
	if (!result.ok) throw new Error(`The import was refused: ${result.error.code}`);
	return result.value.report.files.reduce((sum, { accepted }) => sum + accepted, 0);
}

/** Watches the event loop of this process. */
function watch(): () => number {
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	return () => {
		delay.disable();
		return delay.max / 1e6;
	};
}

/** Fills a table by the product's own bulk insertion, in milliseconds. */
async function timeCopyIn(db: Database, { create, name, columns, rows }: PeerTable): Promise<number> {
	for (const statement of create) await db.query(statement);
	const { milliseconds } = await timed(() => db.copyIn(name, columns, rows));
	await db.close();
	return milliseconds;
}

/** Fills tables by the driver alone, one statement each, in milliseconds. */
async function timeBare(db: PeerDatabase, ...tables: readonly PeerTable[]): Promise<number> {
	for (const table of tables) await db.create(table);
	const { milliseconds } = await timed(async () => {
		for (const table of tables) await db.fill(table);
	});
	await db.close();
	return milliseconds;
}

/** How the databases of one engine are opened, each one empty. */
interface Engine {
	product(name: string): Promise<Database>;
	peer(name: string): Promise<PeerDatabase>;
}

async function round(
	files: readonly ImportFile[],
	whole: readonly PeerTable[],
	folder: string,
	engine: Engine
): Promise<Round> {
	const db = await engine.product('import');
	const context: ImportContext = { db, dataDir: folder, actor: 'program', readerProgram: READER };
	globalThis.gc?.();
	const stop = watch();
	const first = await timed(() => imported(context, files));
	const blocked = stop();
	const again = await timed(() => imported(context, files));
	const layers = await keptLayers(db);
	await db.close();
	const json = jsonTable(layers);
	return {
		first: first.milliseconds,
		again: again.milliseconds,
		whole: await timeBare(await engine.peer('whole'), ...whole),
		typed: await timeBare(await engine.peer('typed'), typedTable(layers)),
		json: await timeBare(await engine.peer('json'), json),
		jsonCopyIn: await timeCopyIn(await engine.product('json-copy-in'), json),
		blocked,
		rows: json.rows.length,
		lines: first.value
	};
}

/** The peers; the target is judged on the first. */
const PEERS: readonly (readonly [what: string, time: (round: Round) => number])[] = [
	['the same lines, a column per cell', ({ whole }) => whole],
	['the kept rows, a typed column per field', ({ typed }) => typed],
	['the kept rows, one JSON text each', ({ json }) => json],
	['the kept rows, one JSON text each, by the product’s bulk insertion', ({ jsonCopyIn }) => jsonCopyIn]
];

function linesOf(engine: string, rounds: readonly Round[], memory: readonly number[]): BenchLine[] {
	const of = (figure: (round: Round) => number): number[] => rounds.map(figure);
	const ratio = medianRatio(
		of(({ first }) => first),
		of(({ whole }) => whole)
	);
	const share = medianRatio(
		of(({ again }) => again),
		of(({ first }) => first)
	);
	const blocked = of((r) => r.blocked);
	const plain = { target: '', reached: null };
	return [
		{ what: `${engine}: files to published version`, values: of((r) => r.first), unit: 'ms', ...plain },
		...PEERS.map(([what, time]) => ({
			what: `${engine}: COPY of ${what}`,
			values: of(time),
			unit: 'ms',
			...plain
		})),
		...PEERS.map(([what, time], i) => ({
			what: `${engine}: ratio to the COPY of ${what}`,
			values: rounds.map((one) => one.first / time(one)),
			unit: '×',
			...(i === 0 ? { target: '≤ 3 ×', reached: ratio <= 3 } : plain)
		})),
		{
			what: `${engine}: the same files again, share of the first time`,
			values: rounds.map(({ first, again }) => again / first),
			unit: '×',
			target: '≤ 0.2 ×',
			reached: share <= 0.2
		},
		{
			what: `${engine}: growth of memory`,
			values: memory,
			unit: 'MB',
			target: '< 300 MB',
			reached: spread(memory).max < 300
		},
		{
			what: `${engine}: longest time pages had to wait`,
			values: blocked,
			unit: 'ms',
			target: '≤ 100 ms',
			reached: spread(blocked).median <= 100
		}
	];
}

/** The generated national set, from files to a published version, beside a bare COPY of what it accepts, on both engines. */
export async function benchImport(): Promise<BenchSection> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-bench-'));
	const cluster = await startPostgres();
	try {
		const { manifest } = await generate({
			structures: STRUCTURES,
			seed: SEED,
			out: path.join(folder, 'files')
		});
		const files = filesOf(path.join(folder, 'files'), manifest);
		const tables = wholeTables(files);
		const url = (): Promise<string> => createDatabase(cluster.url);
		const rounds: Record<'PGlite' | 'PostgreSQL', Round[]> = { PGlite: [], PostgreSQL: [] };
		for (let i = 0; i < ROUNDS; i++) {
			const embedded: Engine = {
				product: (name) => openDatabase({ dataDir: path.join(folder, `${name}-${i}`) }),
				peer: (name) => openPeerPglite(path.join(folder, `${name}-${i}`))
			};
			const served: Engine = {
				product: async () => openDatabase({ dataDir: folder, databaseUrl: await url() }),
				peer: async () => openPeerPostgres(await url())
			};
			rounds.PGlite.push(await round(files, tables, folder, embedded));
			rounds.PostgreSQL.push(await round(files, tables, folder, served));
		}
		const memory: Record<'PGlite' | 'PostgreSQL', number[]> = { PGlite: [], PostgreSQL: [] };
		for (let i = 0; i < MEMORY_ROUNDS; i++) {
			const request = { files, dataDir: path.join(folder, `memory-${i}`), readerProgram: READER };
			memory.PGlite.push(growthOfMemory({ ...request, databaseUrl: null }));
			memory.PostgreSQL.push(growthOfMemory({ ...request, databaseUrl: await url() }));
		}
		const [first] = rounds.PGlite;
		const count = (value: number): string => value.toLocaleString('en-GB');
		return {
			title: 'Import',
			setting: `The generated national set (${count(STRUCTURES)} ESMS and sites out of the field, legal entities, equipment, a survey, uses, groups and aliases; seed ${SEED}): ${count(first?.lines ?? 0)} accepted lines, ${count(first?.rows ?? 0)} rows kept, from files to a published version in an empty database. Four peers copy from memory into another empty database, the first three by the driver alone, one statement per table: every line of the files with its cells as text, one table per file, no key and no index (the one that the target is judged on); the rows that the product keeps of them, with a typed column per field, null where nothing is said, in one table under a primary key; the same as one JSON text per row, in a table with one index; and those texts once more by the product’s own bulk insertion, which lets other requests pass. ${ROUNDS} rounds, engines in turn. Memory is the greatest resident size above that of the open database, in a process of its own for each of ${MEMORY_ROUNDS} imports. Load of the machine at the end: ${os.loadavg()[0]?.toFixed(1) ?? ''}.`,
			lines: [
				...linesOf('PGlite', rounds.PGlite, memory.PGlite),
				...linesOf('PostgreSQL', rounds.PostgreSQL, memory.PostgreSQL)
			]
		};
	} finally {
		await cluster.stop();
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
