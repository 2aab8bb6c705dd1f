import { LAYER_SHAPES, type LayerKind } from '$lib/domain/fields';
import type { Batch, LayerSummary } from '../contract';
import { KeyLedger, type Standing } from './key-ledger';

const BATCH_ROWS = 2_000;

/** The rows of one layer on their way to the sink. */
export class LayerOutput {
	readonly #ledger = new KeyLedger();
	/** Where the values of the key stand; the first value when the layer has no column of its key. */
	readonly #keyIndexes: readonly number[];
	#rows: (readonly string[])[] = [];
	#lines: number[] = [];
	#total = 0;

	/** @param columns field ids, in the order of the values of a row. */
	constructor(
		readonly kind: LayerKind,
		readonly columns: readonly string[]
	) {
		const indexes = LAYER_SHAPES[kind].key.map((id) => columns.indexOf(id)).filter((index) => index !== -1);
		this.#keyIndexes = indexes.length === 0 ? [0] : indexes;
	}

	/** Keeps the row when its key is new. */
	offer(row: readonly string[], line: number): Standing {
		const standing = this.#ledger.see(row, this.#keyIndexes);
		if (standing === 'new') {
			this.#rows.push(row);
			this.#lines.push(line);
		}
		return standing;
	}

	get isFull(): boolean {
		return this.#rows.length >= BATCH_ROWS;
	}

	/** Rows not handed on yet; null when there are none. */
	take(): Batch | null {
		if (this.#rows.length === 0) return null;
		const batch = { kind: this.kind, columns: this.columns, rows: this.#rows, lines: this.#lines };
		this.#total += this.#rows.length;
		this.#rows = [];
		this.#lines = [];
		return batch;
	}

	/** Once every row is taken. */
	summary(): LayerSummary {
		return { kind: this.kind, columns: this.columns, rows: this.#total };
	}
}
