import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { field } from '../../src/lib/domain/fields';
import type { Database, SqlRow } from '../../src/lib/server/db';
import type { ImportFile } from '../../src/lib/server/imports';

/** One layer as the import keeps it: its rows are texts in the order of its columns, which are field ids. */
interface KeptLayer {
	readonly id: number;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');

/** Every row that the import kept. */
export async function keptLayers(db: Database): Promise<KeptLayer[]> {
	const layers: KeptLayer[] = [];
	for (const [id, columns] of await db.query('select id, columns from layers order by id')) {
		if (!isTexts(columns)) throw new Error('A layer has no columns');
		const chunks = await db.query('select data from layer_chunks where layer_id = $1 order by chunk', [
			Number(id)
		]);
		const rows = chunks.flatMap(([data]) => {
			const texts: unknown = JSON.parse(String(data));
			if (!Array.isArray(texts) || !texts.every(isTexts))
				throw new Error('A stored chunk of rows is damaged');
			return texts;
		});
		layers.push({ id: Number(id), columns, rows });
	}
	return layers;
}

/** A table to fill, and what fills it. */
export interface PeerTable {
	readonly name: string;
	readonly columns: readonly string[];
	/** Statements that make the table. */
	readonly create: readonly string[];
	readonly rows: readonly SqlRow[];
}

/** One JSON text per kept row, in a table with one index. */
export function jsonTable(layers: readonly KeptLayer[]): PeerTable {
	return {
		name: 'copied_rows',
		columns: ['layer_id', 'line', 'data'],
		create: [
			'create table copied_rows (layer_id integer not null, line integer not null, data text not null)',
			'create index copied_rows_layer on copied_rows (layer_id, line)'
		],
		rows: layers.flatMap(({ id, rows }) => rows.map((row, line): SqlRow => [id, line, JSON.stringify(row)]))
	};
}

const SQL_TYPES = {
	text: 'text',
	finess: 'text',
	category: 'text',
	flag: 'text',
	number: 'double precision',
	date: 'date',
	coordinate: 'double precision'
} as const;

/** Each kept row with its values, typed, in one table of all the fields under a primary key; what a row does not say is null. */
export function typedTable(layers: readonly KeptLayer[]): PeerTable {
	const fields = [...new Set(layers.flatMap(({ columns }) => columns))];
	const typed = fields.map((id) => `"${id}" ${SQL_TYPES[field(id).type]}`).join(', ');
	return {
		name: 'typed_rows',
		columns: ['layer_id', 'line', ...fields],
		create: [
			`create table typed_rows (layer_id integer, line integer, ${typed}, primary key (layer_id, line))`
		],
		rows: layers.flatMap(({ id, columns, rows }) => {
			const places = fields.map((one) => columns.indexOf(one));
			return rows.map((row, line): SqlRow => [id, line, ...places.map((at) => row[at] || null)]);
		})
	};
}

const tableName = (file: string): string => file.replace(/[^a-z0-9]+/gi, '_').toLowerCase();

/**
 * Every line below the first of each file, those that the import refuses included, with all its cells as text: one table per file,
 * without key or index.
 */
export function wholeTables(files: readonly ImportFile[]): PeerTable[] {
	return files.map(({ path: source, name }) => {
		const bytes = fs.readFileSync(source);
		const text = isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
		const lines = text.split(/\r?\n/).filter((line) => line !== '');
		const cells = lines.slice(1).map((line) => line.split(';'));
		const width = Math.max(...cells.map(({ length }) => length));
		const columns = Array.from({ length: width }, (_, at) => `c${at}`);
		const declared = columns.map((column) => `${column} text not null`).join(', ');
		return {
			name: tableName(name),
			columns,
			create: [`create table ${tableName(name)} (${declared})`],
			rows: cells.map((row): SqlRow => columns.map((_, at) => row[at] ?? ''))
		};
	});
}

const SPECIAL = /[\\\n\r\t]/g;
const PIECE = 1 << 20;

/** Rows in PostgreSQL's COPY text format, in pieces of about a megabyte. */
function* copyText(rows: readonly SqlRow[]): Generator<Uint8Array<ArrayBuffer>> {
	let text = '';
	for (const row of rows) {
		let separator = '';
		for (const value of row) {
			text += separator;
			if (value === null) text += '\\N';
			else if (typeof value === 'number') text += String(value);
			else if (typeof value === 'string') text += value.replace(SPECIAL, (character) => `\\${character}`);
			else throw new Error('A peer writes texts and numbers');
			separator = '\t';
		}
		text += '\n';
		if (text.length < PIECE) continue;
		yield Buffer.from(text);
		text = '';
	}
	yield Buffer.from(text);
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** A database of a peer's own, written by the driver alone. */
export interface PeerDatabase {
	create(table: PeerTable): Promise<void>;
	/** Fills the table by one COPY of texts made from rows in memory. */
	fill(table: PeerTable): Promise<void>;
	close(): Promise<void>;
}

const copyInto = ({ name, columns }: PeerTable, source: string): string =>
	`copy ${name} (${quoted(columns)}) from ${source}`;

export async function openPeerPglite(folder: string): Promise<PeerDatabase> {
	fs.mkdirSync(path.dirname(folder), { recursive: true });
	// As the product makes its own: with checksums a peer would write more.
	const client = await PGlite.create(folder, { initDbStartParams: ['--no-data-checksums'] });
	return {
		create: async ({ create }) => {
			for (const statement of create) await client.query(statement);
		},
		fill: async (table) => {
			const blob = new Blob([...copyText(table.rows)]);
			await client.query(copyInto(table, "'/dev/blob'"), [], { blob });
		},
		close: () => client.close()
	};
}

export function openPeerPostgres(url: string): PeerDatabase {
	const client = postgres(url, { max: 1, onnotice: () => undefined });
	return {
		create: async ({ create }) => {
			for (const statement of create) await client.unsafe(statement);
		},
		fill: async (table) => {
			const stream = await client.unsafe(copyInto(table, 'stdin')).writable();
			const done = new Promise<void>((resolve, reject) => stream.on('error', reject).on('finish', resolve));
			for (const piece of copyText(table.rows)) {
				if (!stream.write(piece)) await new Promise((resolve) => stream.once('drain', resolve));
			}
			stream.end();
			await done;
		},
		close: () => client.end()
	};
}
