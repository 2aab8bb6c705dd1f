import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { err, type Result } from '$lib/domain/shared';
import { databaseProblemOf, programSchema, withLease, type Database, type Session, type SqlRow } from '../db';
import { DATASET_LEASE, VERSIONS_CHANNEL } from '../versions';
import {
	FORMAT_VERSION,
	parseHeader,
	parseRow,
	parseTrailer,
	type BackupHeader,
	type BackupTable
} from './format';
import { BackupLines } from './lines';
import { convertOutdated, openOutdated, outdatedColumns } from './outdated';
import { RestoreStopped, type RestoreRefusal } from './refusal';
import { describeTables, setIdentity, truncate } from './tables';

export interface RestoreOptions {
	/** Replaces what the database holds; without it, only an empty database is restored into. */
	readonly replace?: boolean;
	readonly signal?: AbortSignal;
}

export interface RestoreReport {
	/** Rows by table. */
	readonly tables: Readonly<Record<string, number>>;
	readonly rows: number;
	/** ISO date and time of the backup. */
	readonly createdAt: string;
}

const stop = (refusal: RestoreRefusal): never => {
	throw new RestoreStopped(refusal);
};

/** Facts of the installation that are there before any data. */
const NOT_DATA = ['settings', 'access_links', 'attempts', 'sign_in_steps'];

/**
 * Why the first line of a file is no header: it is another file, unless its compression says that it is not as it was written. What
 * follows is read to learn it.
 */
async function whyNoHeader(lines: BackupLines): Promise<RestoreRefusal> {
	try {
		await lines.readOn();
		return { code: 'not-a-backup' };
	} catch (error) {
		if (error instanceof RestoreStopped) return error.refusal;
		throw error;
	}
}

async function readHeader(lines: BackupLines): Promise<BackupHeader> {
	const line = await lines.next().catch((error: unknown) => {
		// A whole file without one line end is another file.
		if (lines.isWhole && lines.length > 0) return '';
		throw error;
	});
	const header = parseHeader(line) ?? stop(await whyNoHeader(lines));
	if (header.version > FORMAT_VERSION || header.schema > programSchema()) stop({ code: 'newer' });
	return header;
}

/** Tables and columns of a backup must be in this database, or in an older one; those that came later are left empty. */
function checkKnown(header: BackupHeader, present: readonly BackupTable[]): void {
	for (const { name, columns } of header.tables) {
		const wanted = present.find((candidate) => candidate.name === name)?.columns ?? outdatedColumns(name);
		const known = columns.every(
			(column) =>
				wanted?.some(({ name: other, type }) => other === column.name && type === column.type) ?? false
		);
		if (!known) stop({ code: 'not-a-backup' });
	}
}

async function* rowsOf(lines: BackupLines, table: BackupTable, signal: AbortSignal): AsyncGenerator<SqlRow> {
	for (let row = 0; row < table.rows; row++) {
		const values = parseRow(await lines.next(), table) ?? stop({ code: 'damaged' });
		signal.throwIfAborted();
		yield values.map((value, i) =>
			value !== null && table.columns[i]?.type === 'bytea' ? Buffer.from(value, 'base64') : value
		);
	}
}

async function checkTrailer(lines: BackupLines, rows: number): Promise<void> {
	const expected = lines.sha256();
	const trailer = parseTrailer(await lines.next('trailer')) ?? stop({ code: 'damaged' });
	if (trailer.sha256 !== expected || trailer.rows !== rows) stop({ code: 'damaged' });
	if (!(await lines.isAtEnd())) stop({ code: 'damaged' });
}

async function load(
	session: Session,
	lines: BackupLines,
	replace: boolean,
	signal: AbortSignal
): Promise<RestoreReport> {
	const header = await readHeader(lines);
	await session.query("set local lock_timeout = '30s'");
	const present = await describeTables(session);
	checkKnown(header, present);
	if (!replace && present.some(({ name, rows }) => rows > 0 && !NOT_DATA.includes(name)))
		stop({ code: 'not-empty' });
	await session.query(truncate(present));
	let rows = 0;
	for (const table of header.tables) {
		const columns = table.columns.map(({ name }) => name);
		await openOutdated(session, table.name);
		rows += await session.copyIn(table.name, columns, rowsOf(lines, table, signal));
		await convertOutdated(session, table.name);
		await setIdentity(session, table);
	}
	await checkTrailer(lines, rows);
	return {
		tables: Object.fromEntries(header.tables.map((table) => [table.name, table.rows])),
		rows,
		createdAt: header.createdAt
	};
}

function refusalBehind(error: unknown, path: string, signal: AbortSignal | undefined): RestoreRefusal | null {
	if (error instanceof RestoreStopped) return error.refusal;
	if (signal?.aborted) return { code: 'cancelled' };
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const fromFile = error instanceof Error && 'syscall' in error && 'path' in error;
	if (fromFile || code === 'EISDIR') return { code: 'unreadable', path, reason: code };
	// Source: PostgreSQL, appendix A. 55P03: lock not available; 22 and 23: values that the tables do not take.
	if (code === '55P03') return { code: 'in-use' };
	if (/^2[23]/.test(code)) return { code: 'damaged' };
	const problem = databaseProblemOf(error);
	return problem && { code: 'database', problem };
}

async function attempt(
	db: Database,
	source: Readable,
	replace: boolean,
	signal: AbortSignal
): Promise<RestoreReport> {
	const lines = new BackupLines(source);
	try {
		const report = await db.transaction((session) => load(session, lines, replace, signal));
		await db.tidy();
		const [current] = await db.query('select coalesce(max(id), 0) from versions');
		await db.notify(VERSIONS_CHANNEL, String(current?.[0]));
		return report;
	} finally {
		await lines.close();
	}
}

/**
 * Puts back what a backup holds, all or nothing: the database is as before until the whole file was read and found intact.
 * @param source a stream, or the path of a file
 */
export async function restore(
	db: Database,
	source: string | Readable,
	{ replace = false, signal }: RestoreOptions = {}
): Promise<Result<RestoreReport, RestoreRefusal>> {
	const path = typeof source === 'string' ? source : '';
	try {
		const stream = typeof source === 'string' ? (await open(source)).createReadStream() : source;
		return await withLease(
			db,
			DATASET_LEASE,
			'restauration d’une sauvegarde',
			(leased) => attempt(db, stream, replace, leased),
			signal ? { signal } : {}
		).finally(() => stream.destroy());
	} catch (error) {
		const refusal = refusalBehind(error, path, signal);
		if (refusal) return err(refusal);
		throw error;
	}
}
