import type { SqlRow, SqlValue } from './database';

/** Rows in PostgreSQL's COPY text format, ready to send. */
export interface CopyChunk {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly rows: number;
}

const SPECIAL = /[\\\n\r\t\u0000]/g;
const ESCAPES = new Map([
	['\\', '\\\\'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
	['\0', '␀']
]);

function field(value: SqlValue): string {
	if (value === null) return '\\N';
	if (typeof value === 'string') return value.replace(SPECIAL, (character) => ESCAPES.get(character) ?? '');
	if (typeof value === 'boolean') return value ? 't' : 'f';
	if (typeof value === 'number') return String(value);
	return '\\\\x' + Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
}

/**
 * Cuts rows into chunks of about `size` characters; a longer row makes a chunk of its own.
 * Lone surrogates become the replacement character, as UTF-8 has none.
 */
export async function* copyChunks(
	rows: Iterable<SqlRow> | AsyncIterable<SqlRow>,
	size: number
): AsyncGenerator<CopyChunk> {
	let text = '';
	let count = 0;
	for await (const row of rows) {
		let separator = '';
		for (const value of row) {
			text += separator + field(value);
			separator = '\t';
		}
		text += '\n';
		count++;
		if (text.length >= size) {
			yield { bytes: Buffer.from(text), rows: count };
			text = '';
			count = 0;
		}
	}
	if (count > 0) yield { bytes: Buffer.from(text), rows: count };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The COPY statement that takes rows from `source`, an expression of this program. */
export const copyStatement = (
	table: string,
	columns: readonly string[],
	source: string,
	format: 'text' | 'binary' = 'text'
): string =>
	`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from ${source} with (format ${format})`;
