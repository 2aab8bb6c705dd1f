import type { Column } from '$lib/domain/table';
import { boundStream, isBound } from './bounds';
import { orderBy } from './order';
import type { Stream } from './stream';

/**
 * What both ends know of a table at one point of a message: the columns written or read so far, as streams that the next ones may
 * follow from. A stream that is not known yet is all zeros, at both ends.
 */
export class KnownColumns {
	readonly #streams = new Map<string, Stream>();
	readonly #orders = new Map<string, Uint32Array>();

	constructor(
		readonly rows: number,
		private readonly columns: Map<string, Column> = new Map()
	) {}

	add(id: string, column: Column): void {
		this.columns.set(id, column);
	}

	/** Makes known a stream of a column that is not whole yet. */
	addStream(name: string, stream: Stream): void {
		this.#streams.set(name, stream);
	}

	/** A stream by its name: the id of a coded column for its codes, `id/state`, `id/source`, or `id/low` and the other bounds. */
	stream(name: string): Stream {
		const known = this.#streams.get(name);
		if (known) return known;
		const stream = streamOf(this.columns, name);
		if (stream) this.#streams.set(name, stream);
		return stream ?? new Uint32Array(this.rows);
	}

	/** Rows sorted by streams, the first one first. */
	order(names: readonly string[]): Uint32Array {
		const key = names.join(' ');
		const order =
			this.#orders.get(key) ??
			orderBy(
				names.map((name) => this.stream(name)),
				this.rows
			);
		this.#orders.set(key, order);
		return order;
	}
}

function streamOf(columns: ReadonlyMap<string, Column>, name: string): Stream | null {
	const [id = '', part = ''] = name.split('/');
	const column = columns.get(id);
	if (!column || column.kind === 'coordinate') return null;
	if (part === 'source') return column.source && Uint32Array.from(column.source);
	if (column.kind === 'coded') return part === '' ? Uint32Array.from(column.codes) : null;
	if (part === 'state') return Uint32Array.from(column.state);
	return isBound(part) ? (boundStream(column[part])?.stream ?? null) : null;
}
