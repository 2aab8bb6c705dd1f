import { binary, tableFromArrays, tableFromIPC, tableToIPC, uint8, utf8 } from '@uwdata/flechette';
import { greatestOf } from './order';

/** Non-negative integers, one per row or per whatever a coding writes: what all of a wire message but its texts is made of. */
export type Stream = Uint32Array;

/** Collects the streams of a message, by name, in the order they are written. */
export class StreamWriter {
	readonly #names: string[] = [];
	readonly #widths: number[] = [];
	readonly #bytes: Uint8Array[] = [];

	integers(name: string, values: Stream): void {
		const width = widthOf(values);
		this.#add(name, width, toPlanes(values, width));
	}

	text(name: string, text: string): void {
		this.#add(name, 0, new TextEncoder().encode(text));
	}

	bytes(name: string, bytes: Uint8Array): void {
		this.#add(name, 0, bytes);
	}

	/** The message: an Arrow IPC stream with one row per stream. */
	finish(): Uint8Array<ArrayBuffer> {
		const table = tableFromArrays(
			{ name: this.#names, width: Uint8Array.from(this.#widths), bytes: this.#bytes },
			{ types: { name: utf8(), width: uint8(), bytes: binary() } }
		);
		return Uint8Array.from(tableToIPC(table, { format: 'stream' }) ?? []);
	}

	#add(name: string, width: number, bytes: Uint8Array): void {
		this.#names.push(name);
		this.#widths.push(width);
		this.#bytes.push(bytes);
	}
}

/** Reads the streams of a message back. */
export class StreamReader {
	readonly #streams = new Map<string, { readonly width: number; readonly bytes: Uint8Array }>();

	/** @throws Error when the bytes are no such message */
	constructor(message: Uint8Array) {
		const table = tableFromIPC(message);
		const [names, widths, bytes] = [table.getChild('name'), table.getChild('width'), table.getChild('bytes')];
		for (let row = 0; row < table.numRows; row++) {
			const stream: unknown = bytes.at(row);
			if (!(stream instanceof Uint8Array)) throw new Error('Message without streams');
			this.#streams.set(String(names.at(row)), { width: Number(widths.at(row)), bytes: stream });
		}
	}

	integers(name: string): Stream {
		const { width, bytes } = this.#find(name);
		return fromPlanes(bytes, width);
	}

	text(name: string): string {
		return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#find(name).bytes);
	}

	bytes(name: string): Uint8Array {
		return this.#find(name).bytes;
	}

	#find(name: string): { readonly width: number; readonly bytes: Uint8Array } {
		const stream = this.#streams.get(name);
		if (!stream) throw new Error(`Message without stream ${name}`);
		return stream;
	}
}

function widthOf(values: Stream): number {
	const greatest = greatestOf(values);
	return greatest < 2 ** 8 ? 1 : greatest < 2 ** 16 ? 2 : greatest < 2 ** 24 ? 3 : 4;
}

/** The lowest byte of every value, then the next one of every value…: bytes of one weight resemble each other. */
function toPlanes(values: Stream, width: number): Uint8Array {
	const { length } = values;
	const bytes = new Uint8Array(length * width);
	for (let plane = 0; plane < width; plane++) {
		const from = plane * length;
		const shift = plane * 8;
		for (let i = 0; i < length; i++) bytes[from + i] = (values[i] ?? 0) >>> shift;
	}
	return bytes;
}

function fromPlanes(bytes: Uint8Array, width: number): Stream {
	const length = bytes.length / width;
	const values = new Uint32Array(length);
	for (let plane = 0; plane < width; plane++) {
		const from = plane * length;
		const shift = plane * 8;
		for (let i = 0; i < length; i++) values[i] = (values[i] ?? 0) | ((bytes[from + i] ?? 0) << shift);
	}
	return values;
}
