import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { generate, type Manifest } from '../../data/generator';
import { openDatabase, type Database, type SqlRow } from '../../src/lib/server/db';
import { importFiles, type ImportContext, type ImportFile } from '../../src/lib/server/imports';
import { createDatabase, startPostgres } from '../support/postgres';
import { medianRatio, spread } from './measure';
import type { BenchLine, BenchSection } from './report';

const STRUCTURES = 45_000;
const SEED = 2028;
const ROUNDS = 3;
const READER = path.resolve('build-node', 'read-worker.js');

/** What one round measures, in milliseconds and megabytes. */
interface Round {
	readonly first: number;
	readonly again: number;
	readonly copy: number;
	/** The COPY of every accepted line with all its columns. */
	readonly whole: number;
	readonly memory: number;
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

/** Watches the resident size and the event loop of this process. */
function watch(): () => { memory: number; blocked: number } {
	globalThis.gc?.();
	const before = process.memoryUsage.rss();
	let peak = before;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss());
	}, 20);
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	return () => {
		delay.disable();
		clearInterval(timer);
		return { memory: (peak - before) / 1e6, blocked: delay.max / 1e6 };
	};
}

/** Every accepted row, as a layer, its place in it and its texts as JSON. */
async function acceptedRows(db: Database): Promise<SqlRow[]> {
	const query = { text: 'select layer_id, data from layer_chunks order by layer_id, chunk', values: [] };
	const rows: SqlRow[] = [];
	for await (const batch of db.readBatches(query, 4)) {
		for (const [layer, data] of batch) {
			const texts: unknown = JSON.parse(String(data));
			if (!Array.isArray(texts)) throw new Error('A stored chunk of rows is damaged');
			for (const text of texts) rows.push([Number(layer), rows.length, JSON.stringify(text)]);
		}
	}
	return rows;
}

/** The table the COPY fills: one row per accepted row, which can be read back by layer, in order. */
const COPY_TABLE = [
	'create table copied_rows (layer_id integer not null, line integer not null, data text not null)',
	'create index copied_rows_layer on copied_rows (layer_id, line)'
];

const layerName = (file: string): string => file.replace(/[^a-z0-9]+/gi, '_').toLowerCase();

/** The lines of one file as a table that can be queried: every cell of every line. */
interface WholeTable {
	readonly name: string;
	readonly columns: readonly string[];
	readonly rows: readonly SqlRow[];
}

/** Every line below the first of each file, those that the import refuses included, with all its cells. */
function wholeTables(files: readonly ImportFile[]): WholeTable[] {
	return files.map(({ path: source, name }) => {
		const bytes = fs.readFileSync(source);
		const text = isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
		const lines = text.split(/\r?\n/).filter((line) => line !== '');
		const cells = lines.slice(1).map((line) => line.split(';'));
		const width = Math.max(...cells.map(({ length }) => length));
		const columns = Array.from({ length: width }, (_, at) => `c${at}`);
		const rows = cells.map((row, line): SqlRow => [line, ...columns.map((_, at) => row[at] ?? '')]);
		return { name: layerName(name), columns, rows };
	});
}

/** Writes whole lines to one table per file, of one column of text per cell, under a primary key. */
async function copyWhole(db: Database, tables: readonly WholeTable[]): Promise<void> {
	for (const { name, columns, rows } of tables) await db.copyIn(name, ['line', ...columns], rows);
}

async function createWhole(db: Database, tables: readonly WholeTable[]): Promise<void> {
	for (const { name, columns } of tables) {
		const cells = columns.map((column) => `${column} text not null`).join(', ');
		await db.query(`create table ${name} (line integer primary key, ${cells})`);
	}
}

async function round(
	files: readonly ImportFile[],
	tables: readonly WholeTable[],
	folder: string,
	open: (name: string) => Promise<Database>
): Promise<Round> {
	const db = await open('import');
	const context: ImportContext = {
		db,
		dataDir: folder,
		actor: 'program',
		readerProgram: READER
	};
	const stop = watch();
	const first = await timed(() => imported(context, files));
	const { memory, blocked } = stop();
	const again = await timed(() => imported(context, files));
	const rows = await acceptedRows(db);
	await db.close();

	const peer = await open('copy');
	for (const statement of COPY_TABLE) await peer.query(statement);
	const copy = await timed(() => peer.copyIn('copied_rows', ['layer_id', 'line', 'data'], rows));
	await peer.close();

	const second = await open('whole');
	await createWhole(second, tables);
	const whole = await timed(() => copyWhole(second, tables));
	await second.close();
	return {
		first: first.milliseconds,
		again: again.milliseconds,
		copy: copy.milliseconds,
		whole: whole.milliseconds,
		memory,
		blocked,
		rows: rows.length,
		lines: first.value
	};
}

function linesOf(engine: string, rounds: readonly Round[]): BenchLine[] {
	const of = (figure: (round: Round) => number): number[] => rounds.map(figure);
	const ratio = medianRatio(
		of(({ first }) => first),
		of(({ copy }) => copy)
	);
	const share = medianRatio(
		of(({ again }) => again),
		of(({ first }) => first)
	);
	const memory = of((r) => r.memory);
	const blocked = of((r) => r.blocked);
	const plain = { target: '', reached: null };
	return [
		{ what: `${engine}: files to published version`, values: of((r) => r.first), unit: 'ms', ...plain },
		{ what: `${engine}: COPY of the same accepted rows`, values: of((r) => r.copy), unit: 'ms', ...plain },
		{ what: `${engine}: COPY of whole lines, as tables`, values: of((r) => r.whole), unit: 'ms', ...plain },
		{
			what: `${engine}: ratio to the COPY`,
			values: rounds.map(({ first, copy }) => first / copy),
			unit: '×',
			target: '≤ 3 ×',
			reached: ratio <= 3
		},
		{
			what: `${engine}: ratio to the COPY of whole lines`,
			values: rounds.map(({ first, whole }) => first / whole),
			unit: '×',
			...plain
		},
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
		const rounds: Record<'PGlite' | 'PostgreSQL', Round[]> = { PGlite: [], PostgreSQL: [] };
		for (let i = 0; i < ROUNDS; i++) {
			const embedded = (name: string): Promise<Database> =>
				openDatabase({ dataDir: path.join(folder, `${name}-${i}`) });
			const served = async (): Promise<Database> =>
				openDatabase({ dataDir: folder, databaseUrl: await createDatabase(cluster.url) });
			rounds.PGlite.push(await round(files, tables, folder, embedded));
			rounds.PostgreSQL.push(await round(files, tables, folder, served));
		}
		const [first] = rounds.PGlite;
		const count = (value: number): string => value.toLocaleString('en-GB');
		return {
			title: 'Import',
			setting: `The generated national set (${count(STRUCTURES)} ESMS and sites out of the field, legal entities, equipment, a survey, uses, groups and aliases; seed ${SEED}): ${count(first?.lines ?? 0)} accepted lines, ${count(first?.rows ?? 0)} rows kept, from files to a published version in an empty database. The COPY writes the same rows, one by one, to a table with one index in another empty database, from memory. The COPY of whole lines writes every cell of every line, as text, to one table per file under a primary key: what a table that can be queried would cost. ${ROUNDS} rounds, engines in turn. Load of the machine at the end: ${os.loadavg()[0]?.toFixed(1) ?? ''}.`,
			lines: [...linesOf('PGlite', rounds.PGlite), ...linesOf('PostgreSQL', rounds.PostgreSQL)]
		};
	} finally {
		await cluster.stop();
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
