import { createHash, randomUUID, type Hash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { err, ok, type Result } from '$lib/domain/shared';
import { databaseProblemOf, programSchema, type Database, type Session } from '../db';
import { FORMAT, FORMAT_VERSION, type BackupHeader, type BackupTable, type BackupTrailer } from './format';
import type { BackupRefusal } from './refusal';
import { describeTables, selectRows } from './tables';

export interface BackupReport {
	/** Rows by table. */
	readonly tables: Readonly<Record<string, number>>;
	readonly rows: number;
	/** Of the uncompressed content. */
	readonly sha256: string;
}

/** Rows per statement; those with bytes hold up to 1 MB each. */
const ROWS = 1000;
const ROWS_WITH_BYTES = 4;

const toCell = (value: unknown): unknown =>
	value instanceof Uint8Array
		? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
		: value;

async function* rowLines(session: Session, table: BackupTable): AsyncGenerator<string> {
	const size = table.columns.some(({ type }) => type === 'bytea') ? ROWS_WITH_BYTES : ROWS;
	await session.query(`declare backup no scroll cursor for ${selectRows(table)}`);
	for (;;) {
		const rows = await session.query(`fetch ${size} from backup`);
		if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(row.map(toCell))}\n`).join('');
		if (rows.length < size) break;
	}
	await session.query('close backup');
}

/** Every byte of a backup before compression. */
async function* content(session: Session, header: BackupHeader, hash: Hash): AsyncGenerator<string> {
	const hashed = (text: string): string => {
		hash.update(text);
		return text;
	};
	yield hashed(`${JSON.stringify(header)}\n`);
	for (const table of header.tables) for await (const lines of rowLines(session, table)) yield hashed(lines);
	const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
	const trailer: BackupTrailer = { sha256: hash.copy().digest('hex'), rows };
	yield `${JSON.stringify(trailer)}\n`;
}

/** Writes a backup to a stream, which is ended. */
async function writeTo(db: Database, target: Writable): Promise<BackupReport> {
	return db.transaction(async (session) => {
		await session.query("set local timezone = 'UTC'");
		await session.query("set local datestyle = 'ISO'");
		const tables = await describeTables(session);
		const header: BackupHeader = {
			format: FORMAT,
			version: FORMAT_VERSION,
			schema: programSchema(),
			createdAt: new Date().toISOString(),
			tables: [...tables]
		};
		const hash = createHash('sha256');
		await pipeline(Readable.from(content(session, header, hash)), createGzip(), target);
		return {
			tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
			rows: tables.reduce((sum, table) => sum + table.rows, 0),
			sha256: hash.digest('hex')
		};
	}, 'read');
}

function refusalBehind(error: unknown, path: string): BackupRefusal | null {
	const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : '';
	if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', path };
	if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'EFBIG', 'EIO'].includes(code))
		return { code: 'not-written', path, reason: code };
	const problem = databaseProblemOf(error);
	return problem && { code: 'database', problem };
}

/**
 * Writes everything that the database holds at one moment, while others go on working (on PGlite, they wait).
 * @param target a stream, or a path: that file is replaced at the end only, by a whole one
 */
export async function backup(
	db: Database,
	target: string | Writable
): Promise<Result<BackupReport, BackupRefusal>> {
	if (typeof target !== 'string') return ok(await writeTo(db, target));
	const draft = `${target}.${randomUUID().slice(0, 8)}.part`;
	try {
		// A folder of that name would only be noticed at the end.
		if ((await stat(target).catch(() => null))?.isDirectory())
			return err({ code: 'not-written', path: target, reason: 'EISDIR' });
		const handle = await open(draft, 'wx');
		const report = await writeTo(db, handle.createWriteStream({ flush: true })).finally(() => handle.close());
		await rename(draft, target);
		return ok(report);
	} catch (error) {
		await rm(draft, { force: true }).catch(() => undefined);
		const refusal = refusalBehind(error, target);
		if (refusal) return err(refusal);
		throw error;
	}
}
