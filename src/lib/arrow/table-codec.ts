import { tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette';
import type { CodedColumn, Column, NumberColumn } from '$lib/domain/table';
import { decodeBound, encodeBound, type BoundSpec } from './bound-codec';

const BOUNDS = ['low', 'likely', 'high', 'sureLow', 'sureHigh'] as const;
type Bound = (typeof BOUNDS)[number];
type StoredArray =
	Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** How the columns of one Arrow table turn back into a table; dictionaries are kept apart from codes. */
export interface ColumnSpec {
	readonly id: string;
	readonly kind: Column['kind'];
	readonly source: boolean;
	readonly bounds?: Readonly<Record<Bound, BoundSpec>>;
	readonly values?: readonly string[];
}

export interface StoredTable {
	readonly rows: number;
	readonly columns: readonly ColumnSpec[];
}

/** Encodes some columns of a table as an Arrow IPC stream and the JSON that reads it back. Equal columns give equal bytes. */
export function encodeColumns(
	rows: number,
	columns: Iterable<readonly [string, Column]>
): { stored: StoredTable; bytes: Uint8Array } {
	const arrays: [string, StoredArray][] = [];
	const specs: ColumnSpec[] = [];
	for (const [id, column] of columns) specs.push(encodeColumn(id, column, arrays));
	const bytes =
		rows === 0 || arrays.length === 0
			? new Uint8Array()
			: tableToIPC(tableFromArrays(arrays), { format: 'stream' });
	return { stored: { rows, columns: specs }, bytes: bytes ?? new Uint8Array() };
}

function encodeColumn(id: string, column: Column, arrays: [string, StoredArray][]): ColumnSpec {
	if (column.kind === 'coordinate') {
		arrays.push([id, column.degrees]);
		return { id, kind: 'coordinate', source: false };
	}
	if (column.source) arrays.push([`${id}/source`, column.source]);
	const source = column.source !== null;
	if (column.kind === 'coded') {
		arrays.push([id, column.codes]);
		return { id, kind: 'coded', source, values: column.values };
	}
	arrays.push([`${id}/state`, column.state]);
	const bounds: Partial<Record<Bound, BoundSpec>> = {};
	for (const bound of BOUNDS) {
		const twin = BOUNDS.slice(0, BOUNDS.indexOf(bound)).find((other) =>
			equalArrays(column[other], column[bound])
		);
		if (twin) {
			bounds[bound] = { same: twin };
			continue;
		}
		const { spec, array } = encodeBound(column[bound]);
		bounds[bound] = spec;
		arrays.push([`${id}/${bound}`, array]);
	}
	return { id, kind: 'number', source, bounds: completeBounds(bounds) };
}

function completeBounds({
	low,
	likely,
	high,
	sureLow,
	sureHigh
}: Partial<Record<Bound, BoundSpec>>): Record<Bound, BoundSpec> {
	if (!low || !likely || !high || !sureLow || !sureHigh) throw new Error('A bound was not encoded');
	return { low, likely, high, sureLow, sureHigh };
}

function equalArrays(a: Float64Array, b: Float64Array): boolean {
	for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
	return true;
}

/** Reads columns back. @throws Error when the bytes are not those of this description. */
export function decodeColumns(stored: StoredTable, bytes: Uint8Array): Map<string, Column> {
	const arrow = bytes.length === 0 ? null : tableFromIPC(bytes);
	const read = (name: string): ArrayLike<number> => {
		if (!arrow) return new Uint8Array();
		if (!arrow.names.includes(name)) throw new Error(`Snapshot without column ${name}`);
		return arrow.getChild(name).toArray();
	};
	return new Map(stored.columns.map((spec) => [spec.id, decodeColumn(spec, stored.rows, read)]));
}

function decodeColumn(spec: ColumnSpec, rows: number, read: (name: string) => ArrayLike<number>): Column {
	if (spec.kind === 'coordinate') return { kind: 'coordinate', degrees: Float32Array.from(read(spec.id)) };
	const source = spec.source ? asCodes(read(`${spec.id}/source`)) : null;
	if (spec.kind === 'coded') return decodeCoded(spec, asCodes(read(spec.id)), source);
	return decodeNumbers(spec, rows, read, source);
}

const decodeCoded = (
	spec: ColumnSpec,
	codes: CodedColumn['codes'],
	source: CodedColumn['source']
): CodedColumn => ({
	kind: 'coded',
	codes,
	values: spec.values ?? [''],
	source
});

function decodeNumbers(
	spec: ColumnSpec,
	rows: number,
	read: (name: string) => ArrayLike<number>,
	source: NumberColumn['source']
): NumberColumn {
	const decoded = new Map<string, Float64Array>();
	for (const bound of BOUNDS) {
		const how = spec.bounds?.[bound];
		if (!how) throw new Error(`Snapshot without ${bound} for ${spec.id}`);
		if ('same' in how) decoded.set(bound, decoded.get(how.same) ?? new Float64Array(rows));
		else if ('scale' in how) decoded.set(bound, decodeBound(read(`${spec.id}/${bound}`), how.scale));
		else decoded.set(bound, Float64Array.from(read(`${spec.id}/${bound}`)));
	}
	const bound = (name: Bound): Float64Array => decoded.get(name) ?? new Float64Array(rows);
	return {
		kind: 'number',
		low: bound('low'),
		likely: bound('likely'),
		high: bound('high'),
		sureLow: bound('sureLow'),
		sureHigh: bound('sureHigh'),
		state: Uint8Array.from(read(`${spec.id}/state`)),
		source
	};
}

const asCodes = (array: ArrayLike<number>): CodedColumn['codes'] =>
	array instanceof Uint8Array || array instanceof Uint16Array || array instanceof Uint32Array
		? array
		: Uint32Array.from(array);
