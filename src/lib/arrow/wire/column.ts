import type { CodedColumn, Column, CoordinateColumn, NumberColumn } from '$lib/domain/table';
import { boundOf, BOUNDS, boundStream, type Bound } from './bounds';
import type { KnownColumns } from './known-columns';
import { follows } from './plan';
import { recall, recollect } from './recalled';
import type { Stream, StreamReader, StreamWriter } from './stream';
import { readTexts, writeTexts } from './texts';

type Codes = CodedColumn['codes'];
type Width = 1 | 2 | 4;

/** How one bound is written: as an earlier one, as scaled integers, or as the floats themselves. */
type BoundSpec = { readonly same: Bound } | { readonly scale: number } | { readonly float: true };

/** How a column was written; widths are those of its arrays in memory, 0 without sources. */
export type ColumnSpec =
	| {
			readonly kind: 'coded';
			readonly id: string;
			readonly width: Width;
			readonly source: Width | 0;
			readonly values: number;
	  }
	| {
			readonly kind: 'number';
			readonly id: string;
			readonly source: Width | 0;
			readonly bounds: Readonly<Record<Bound, BoundSpec>>;
	  }
	| { readonly kind: 'coordinate'; readonly id: string; readonly known: boolean };

/** From this many values on a column is told by what is remembered, and below by sorting its rows. */
const MANY_VALUES = 256;

/** Writes a column, given what the reader knows by then. */
export function writeColumn(to: StreamWriter, id: string, column: Column, known: KnownColumns): ColumnSpec {
	switch (column.kind) {
		case 'coded':
			return writeCoded(to, id, column, known);
		case 'number':
			return writeNumbers(to, id, column, known);
		case 'coordinate':
			return writeCoordinates(to, id, column);
	}
}

/** Reads a column that {@link writeColumn} wrote, knowing the same. */
export function readColumn(from: StreamReader, spec: ColumnSpec, known: KnownColumns): Column {
	switch (spec.kind) {
		case 'coded': {
			const codes = readCodes(from, spec.id, spec.values, known);
			known.addStream(spec.id, codes);
			return {
				kind: 'coded',
				codes: inWidth(codes, spec.width),
				values: readTexts(from, `${spec.id}/values`),
				source: readSource(from, spec.id, [spec.id], spec.source, known)
			};
		}
		case 'number':
			return readNumbers(from, spec, known);
		case 'coordinate':
			return {
				kind: 'coordinate',
				degrees: spec.known
					? new Float32Array(from.bytes(spec.id).slice().buffer)
					: new Float32Array(known.rows).fill(NaN)
			};
	}
}

function writeCoded(to: StreamWriter, id: string, column: CodedColumn, known: KnownColumns): ColumnSpec {
	const codes = Uint32Array.from(column.codes);
	if (isManyValued(column.values.length)) {
		const { steps, others } = recall(codes, firstKey(id, known));
		to.integers(id, steps);
		to.integers(`${id}/others`, others);
	} else writeSorted(to, id, codes, follows(id), known);
	writeTexts(to, `${id}/values`, column.values);
	known.addStream(id, codes);
	if (column.source) writeSorted(to, `${id}/source`, Uint32Array.from(column.source), [id], known);
	return {
		kind: 'coded',
		id,
		width: widthOf(column.codes),
		source: column.source ? widthOf(column.source) : 0,
		values: column.values.length
	};
}

/** A link to the rows of another table has no values of its own, and as many codes as there are rows. */
const isManyValued = (values: number): boolean => values === 0 || values > MANY_VALUES;

function firstKey(id: string, known: KnownColumns): Stream | null {
	const [first] = follows(id);
	return first === undefined ? null : known.stream(first);
}

function readCodes(from: StreamReader, id: string, values: number, known: KnownColumns): Stream {
	if (!isManyValued(values)) return readSorted(from, id, follows(id), known);
	return recollect({ steps: from.integers(id), others: from.integers(`${id}/others`) }, firstKey(id, known));
}

function writeNumbers(to: StreamWriter, id: string, column: NumberColumn, known: KnownColumns): ColumnSpec {
	const part = (name: string, stream: Stream): void => {
		writeSorted(to, `${id}/${name}`, stream, follows(`${id}/${name}`), known);
		known.addStream(`${id}/${name}`, stream);
	};
	part('state', Uint32Array.from(column.state));
	const bound = (name: Bound): BoundSpec => {
		const twin = BOUNDS.slice(0, BOUNDS.indexOf(name)).find((other) =>
			equalFloats(column[other], column[name])
		);
		if (twin) return { same: twin };
		const integers = boundStream(column[name]);
		if (!integers) {
			to.bytes(`${id}/${name}`, bytesOf(column[name]));
			return { float: true };
		}
		part(name, integers.stream);
		return { scale: integers.scale };
	};
	const bounds = {
		low: bound('low'),
		likely: bound('likely'),
		high: bound('high'),
		sureLow: bound('sureLow'),
		sureHigh: bound('sureHigh')
	};
	const { source } = column;
	if (source) writeSorted(to, `${id}/source`, Uint32Array.from(source), [`${id}/state`], known);
	return { kind: 'number', id, source: source ? widthOf(source) : 0, bounds };
}

function readNumbers(
	from: StreamReader,
	spec: Extract<ColumnSpec, { kind: 'number' }>,
	known: KnownColumns
): NumberColumn {
	const { id } = spec;
	const part = (name: string): Stream => {
		const stream = readSorted(from, `${id}/${name}`, follows(`${id}/${name}`), known);
		known.addStream(`${id}/${name}`, stream);
		return stream;
	};
	const state = Uint8Array.from(part('state'));
	const read = new Map<Bound, Float64Array>();
	const bound = (name: Bound): Float64Array => {
		const how = spec.bounds[name];
		const values =
			'same' in how
				? (read.get(how.same) ?? new Float64Array(known.rows))
				: 'scale' in how
					? boundOf(part(name), how.scale)
					: new Float64Array(from.bytes(`${id}/${name}`).slice().buffer);
		read.set(name, values);
		return values;
	};
	return {
		kind: 'number',
		low: bound('low'),
		likely: bound('likely'),
		high: bound('high'),
		sureLow: bound('sureLow'),
		sureHigh: bound('sureHigh'),
		state,
		source: readSource(from, id, [`${id}/state`], spec.source, known)
	};
}

function writeCoordinates(to: StreamWriter, id: string, { degrees }: CoordinateColumn): ColumnSpec {
	const known = degrees.some((value) => !Number.isNaN(value));
	if (known) to.bytes(id, bytesOf(degrees));
	return { kind: 'coordinate', id, known };
}

function writeSorted(
	to: StreamWriter,
	name: string,
	stream: Stream,
	keys: readonly string[],
	known: KnownColumns
): void {
	const order = known.order(keys);
	const sorted = new Uint32Array(order.length);
	for (let place = 0; place < order.length; place++) sorted[place] = stream[order[place] ?? 0] ?? 0;
	to.integers(name, sorted);
}

function readSorted(from: StreamReader, name: string, keys: readonly string[], known: KnownColumns): Stream {
	const sorted = from.integers(name);
	const order = known.order(keys);
	const stream = new Uint32Array(known.rows);
	for (let place = 0; place < order.length; place++) stream[order[place] ?? 0] = sorted[place] ?? 0;
	return stream;
}

const readSource = (
	from: StreamReader,
	id: string,
	keys: readonly string[],
	width: Width | 0,
	known: KnownColumns
): Codes | null => (width === 0 ? null : inWidth(readSorted(from, `${id}/source`, keys, known), width));

const widthOf = (codes: Codes): Width =>
	codes instanceof Uint8Array ? 1 : codes instanceof Uint16Array ? 2 : 4;

const inWidth = (stream: Stream, width: Width): Codes =>
	width === 1 ? Uint8Array.from(stream) : width === 2 ? Uint16Array.from(stream) : stream;

const bytesOf = (array: Float32Array | Float64Array): Uint8Array =>
	new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function equalFloats(a: Float64Array, b: Float64Array): boolean {
	for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
	return a.length === b.length;
}
