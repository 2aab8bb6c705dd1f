import * as v from 'valibot';

/**
 * A backup is gzip of JSON lines, the same whichever engine wrote it: a header, then for each table of the header, in its
 * order, one line per row (a JSON array of PostgreSQL's text of each value, base64 for `bytea`, null for NULL), and a trailer
 * with the SHA-256 of every byte before it.
 */
export const FORMAT = 'cible-2028-backup';
export const FORMAT_VERSION = 1;

const TABLE = v.object({
	name: v.string(),
	columns: v.array(v.object({ name: v.string(), type: v.string() })),
	rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** The identity column and the last number it gave, which may be beyond every row; null without one. */
	identity: v.nullable(v.object({ column: v.string(), last: v.nullable(v.number()) }))
});

const HEADER = v.object({
	format: v.literal(FORMAT),
	version: v.number(),
	/** When the last migration of the database was written, in milliseconds. */
	schema: v.number(),
	/** ISO date and time. */
	createdAt: v.string(),
	tables: v.array(TABLE)
});

const TRAILER = v.object({ sha256: v.string(), rows: v.number() });

/** Ways in that are open at the moment: restoring a backup closes them all. */
export const CLOSED = ['sessions', 'known_devices', 'access_links', 'sign_in_steps', 'attempts'];

/** The state of work, and not work itself, is left out. */
export const LEFT_OUT = ['leases', ...CLOSED];

export type BackupTable = v.InferOutput<typeof TABLE>;
export type BackupHeader = v.InferOutput<typeof HEADER>;
export type BackupTrailer = v.InferOutput<typeof TRAILER>;

function parse<T>(schema: v.GenericSchema<unknown, T>, line: string): T | null {
	try {
		const result = v.safeParse(schema, JSON.parse(line));
		return result.success ? result.output : null;
	} catch {
		return null;
	}
}

/** The header of a backup; null when the line is not one. */
export const parseHeader = (line: string): BackupHeader | null => parse(HEADER, line);

/** The trailer of a backup; null when the line is not one. */
export const parseTrailer = (line: string): BackupTrailer | null => parse(TRAILER, line);

const ROW = v.array(v.nullable(v.string()));

/** One row; null when the line does not fit the table. */
export function parseRow(line: string, { columns }: BackupTable): readonly (string | null)[] | null {
	const row = parse(ROW, line);
	return row?.length === columns.length ? row : null;
}
