import type { LayerKind } from '$lib/domain/fields';
import type { RejectedLine } from './reject';

/** Rows of one layer, in file order. */
export interface Batch {
	readonly kind: LayerKind;
	/** Field ids, in the order of the values of a row. */
	readonly columns: readonly string[];
	/** Text values; `''` means not said. */
	readonly rows: readonly (readonly string[])[];
	/** Physical line of each row. */
	readonly lines: readonly number[];
}

/** Where a reader delivers. Promises are awaited, so that a slow receiver slows the reader. */
export interface ReadSink {
	batch(batch: Batch): void | Promise<void>;
	reject(line: RejectedLine): void | Promise<void>;
	/** Bytes read so far, of the bytes of the file as given. */
	progress?(bytes: number, total: number): void;
}
