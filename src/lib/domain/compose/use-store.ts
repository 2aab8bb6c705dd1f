import { textOf, type LayerColumns } from './layer-columns';
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

	writer(layer: number, ids: readonly string[]): (given: LayerColumns) => void {
		const holderAt = ids.indexOf('use.holder');
		const solutionAt = ids.indexOf('use.solution');
		return ({ rows, columns }) => {
			const textAt = (at: number, row: number): string => {
				const texts = columns[at];
				return texts ? textOf(texts, row) : '';
			};
			for (let row = 0; row < rows; row++) {
				const group = this.groupOf(layer, `${textAt(holderAt, row)}|${textAt(solutionAt, row)}`);
				group?.push({ layer, values: new Map(ids.map((id, at) => [id, textAt(at, row)])) });
			}
		};
	}

	/** Where a row of a layer belongs; null when the rows of another one prevail. */
	private groupOf(layer: number, key: string): StoredUse[] | null {
		let group = this.byHolder.get(key);
		if (!group || (group.layer !== layer && this.layers.replaces(layer, group.layer))) {
			group = { layer, rows: [] };
			this.byHolder.set(key, group);
		}
		return group.layer === layer ? group.rows : null;
	}

	/** Every use kept, in an order that does not depend on arrival between layers. */
	list(): StoredUse[] {
		return [...this.byHolder].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => group.rows);
	}
}
