import type { Column, Table } from '$lib/domain/table';
import { readColumn, writeColumn, type ColumnSpec } from './column';
import { KnownColumns } from './known-columns';
import { inWritingOrder, LABEL_COLUMNS } from './plan';
import { sameColumn } from './same-column';
import type { StreamReader, StreamWriter } from './stream';

/** One of the two messages that a territory travels in. */
export const WIRE_PARTS = ['decision', 'labels'] as const;
export type WirePart = (typeof WIRE_PARTS)[number];

export const isWirePart = (text: string): text is WirePart => WIRE_PARTS.some((part) => part === text);

/** The columns of one table in a message. */
export interface TableSpec {
	readonly rows: number;
	/** Those written, in the order they were. */
	readonly columns: readonly ColumnSpec[];
	/** Those that the reader computes. */
	readonly derived: readonly string[];
	/** Every column that the reader has by then, in the order of the table. */
	readonly order: readonly string[];
}

/** Called between columns by a reader that other work may not wait for. */
export type Breathe = () => Promise<void> | undefined;

/** Columns that follow from other tables, by id. */
type Derived = ReadonlyMap<string, Column>;

const isIn = (part: WirePart, id: string): boolean => (part === 'labels') === LABEL_COLUMNS.has(id);

/** Writes the columns of a table that travel in one part. A column equal to what the reader computes is not sent. */
export function writeTable(
	to: StreamWriter,
	table: Table,
	part: WirePart,
	derived: Derived = new Map()
): TableSpec {
	const { rows, columns } = table;
	const before = [...columns].filter(([id]) => part === 'labels' && !LABEL_COLUMNS.has(id));
	const known = new KnownColumns(rows, new Map(before));
	const written: ColumnSpec[] = [];
	const computed: string[] = [];
	for (const id of inWritingOrder(columns.keys())) {
		const column = columns.get(id);
		if (!column || !isIn(part, id)) continue;
		const own = derived.get(id);
		if (own && sameColumn(own, column)) computed.push(id);
		else written.push(writeColumn(to, id, column, known));
		known.add(id, column);
	}
	const order = [...columns.keys()].filter((id) => part === 'labels' || !LABEL_COLUMNS.has(id));
	return { rows, columns: written, derived: computed, order };
}

/** Reads columns that {@link writeTable} wrote and adds them to those of the part before. */
export async function readTable(
	from: StreamReader,
	spec: TableSpec,
	breathe: Breathe,
	before: ReadonlyMap<string, Column> = new Map(),
	derived: Derived = new Map()
): Promise<Table> {
	const columns = new Map(before);
	const known = new KnownColumns(spec.rows, columns);
	const computed = new Set(spec.derived);
	const specs = new Map(spec.columns.map((column) => [column.id, column]));
	for (const id of inWritingOrder([...specs.keys(), ...computed])) {
		const how = specs.get(id);
		const column = how ? readColumn(from, how, known) : derived.get(id);
		if (!column) throw new Error(`Message without column ${id}`);
		known.add(id, column);
		await breathe();
	}
	return { rows: spec.rows, columns: inOrder(columns, spec.order) };
}

function inOrder(columns: ReadonlyMap<string, Column>, order: readonly string[]): Map<string, Column> {
	return new Map(
		order.map((id) => {
			const column = columns.get(id);
			if (!column) throw new Error(`Message without column ${id}`);
			return [id, column];
		})
	);
}
