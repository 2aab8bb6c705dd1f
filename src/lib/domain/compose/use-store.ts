import type { LayerSet } from './layer-set';

/** One declared use, by field id; texts as in the layer. */
export interface StoredUse {
	readonly layer: number;
	readonly values: ReadonlyMap<string, string>;
}

/** Declared uses. For one declarant and one declared solution, the rows of the winning layer replace those of the others. */
export class UseStore {
	private readonly byHolder = new Map<string, { layer: number; rows: StoredUse[] }>();

	constructor(private readonly layers: LayerSet) {}

	writer(layer: number, columns: readonly string[]): (row: readonly string[]) => void {
		const holderAt = columns.indexOf('use.holder');
		const solutionAt = columns.indexOf('use.solution');
		return (row) => {
			const key = `${row[holderAt] ?? ''}|${row[solutionAt] ?? ''}`;
			let group = this.byHolder.get(key);
			if (!group || (group.layer !== layer && this.layers.replaces(layer, group.layer))) {
				group = { layer, rows: [] };
				this.byHolder.set(key, group);
			} else if (group.layer !== layer) return;
			group.rows.push({ layer, values: new Map(columns.map((id, at) => [id, row[at] ?? ''])) });
		};
	}

	/** Every use kept, in an order that does not depend on arrival between layers. */
	list(): StoredUse[] {
		return [...this.byHolder].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => group.rows);
	}
}
