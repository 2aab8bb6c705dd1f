import { Dictionary, GrowingIntegers, type CodedTexts } from '../table';
import { textOf, type ColumnTexts, type LayerColumns } from './layer-columns';
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

	/** A function that merges rows of one layer, column by column: each different text is looked up once. */
	writer(layer: number, ids: readonly string[], keyColumn: string): (given: LayerColumns) => void {
		const keyAt = ids.indexOf(keyColumn);
		const targets = ids.flatMap((id, at) => (at === keyAt ? [] : [{ at, column: this.column(id) }]));
		return ({ rows, columns }) => {
			const keyTexts = columns[keyAt];
			if (!keyTexts) return;
			const keys = Int32Array.from({ length: rows }, (_, row) => this.see(layer, textOf(keyTexts, row)));
			for (const { at, column } of targets) {
				const texts = columns[at];
				if (texts) this.merge(layer, column, texts, keys);
			}
		};
	}

	/** The code of a key, noting that a layer lists it; 0 for no key. */
	private see(layer: number, text: string): number {
		const key = this.keys.codeOf(text);
		const current = this.seen.get(key);
		if (key !== 0 && (current === 0 || this.layers.replaces(layer, current))) this.seen.set(key, layer);
		return key;
	}

	private merge(
		layer: number,
		{ dictionary, codes, layer: winners }: StoredColumn,
		texts: ColumnTexts,
		keys: Int32Array
	): void {
		const { values } = texts;
		/** By code among the texts given; -1 until it is looked up, so that texts that do not win are not kept. */
		const known = new Int32Array(values.length).fill(-1);
		for (let row = 0; row < keys.length; row++) {
			const key = keys[row] ?? 0;
			const given = texts.codes === null ? row : (texts.codes[row] ?? 0);
			if (key === 0 || (this.empty === 'leaves' && (values[given] ?? '') === '')) continue;
			const current = winners.get(key);
			if (current !== 0 && !this.layers.replaces(layer, current)) continue;
			let code = known[given] ?? -1;
			if (code === -1) {
				code = dictionary.codeOf(values[given] ?? '');
				known[given] = code;
			}
			codes.set(key, code);
			winners.set(key, layer);
		}
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

	/** The layer that the value of a column came from, by key; 0 when it is unknown. */
	layersOf(id: string): (key: number) => number {
		const column = this.columns.get(id);
		if (!column) return () => 0;
		const { codes, layer } = column;
		return (key) => (codes.get(key) !== 0 ? layer.get(key) : 0);
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
