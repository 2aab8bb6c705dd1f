import { Dictionary, GrowingIntegers, type CodedTexts } from './builders';
import type { LayerSet } from './layer-set';

/** Whether a newer layer's empty value erases an older one (registers) or leaves it (surveys). */
type EmptyRule = 'erases' | 'leaves';

/** One column: the winning text of each key and the layer it came from. */
class StoredColumn {
	readonly dictionary = new Dictionary();
	readonly codes = new GrowingIntegers(0);
	readonly layer = new GrowingIntegers(0);
}

/**
 * Rows by key (a FINESS number), merged from layers field by field: the winning layer's value is kept with its layer.
 */
export class KeyedStore {
	readonly keys = new Dictionary();
	private readonly columns = new Map<string, StoredColumn>();
	/** The winning layer in which a key was last seen. */
	readonly seen = new GrowingIntegers(0);

	constructor(
		private readonly layers: LayerSet,
		private readonly empty: EmptyRule
	) {}

	/** Number of keys, with the unused key 0. */
	get size(): number {
		return this.keys.values.length;
	}

	/** A function that merges rows of one layer. */
	writer(layer: number, columns: readonly string[], keyColumn: string): (row: readonly string[]) => void {
		const keyAt = columns.indexOf(keyColumn);
		const targets = columns.flatMap((id, at) => (at === keyAt ? [] : [{ at, column: this.column(id) }]));
		return (row) => {
			const key = this.keys.codeOf(row[keyAt] ?? '');
			if (key === 0) return;
			if (this.layers.replaces(layer, this.seen.get(key))) this.seen.set(key, layer);
			for (const { at, column } of targets) {
				const text = row[at] ?? '';
				if (text === '' && this.empty === 'leaves') continue;
				const current = column.layer.get(key);
				if (current !== 0 && !this.layers.replaces(layer, current)) continue;
				column.codes.set(key, column.dictionary.codeOf(text));
				column.layer.set(key, layer);
			}
		};
	}

	/** Texts of a column and their codes by key; no text at all when no layer has the column. */
	coded(id: string): CodedTexts {
		const column = this.columns.get(id);
		if (!column) return { values: [''], codeOf: () => 0 };
		return { values: column.dictionary.values, codeOf: (key) => column.codes.get(key) };
	}

	text(id: string, key: number): string {
		const column = this.columns.get(id);
		return column ? (column.dictionary.values[column.codes.get(key)] ?? '') : '';
	}

	/** The layer a value came from; 0 when it is unknown. */
	layerOf(id: string, key: number): number {
		const column = this.columns.get(id);
		return column && column.codes.get(key) !== 0 ? column.layer.get(key) : 0;
	}

	private column(id: string): StoredColumn {
		let column = this.columns.get(id);
		if (!column) {
			column = new StoredColumn();
			this.columns.set(id, column);
		}
		return column;
	}
}
