import { nodeCounter, type NodeCount } from '$lib/domain/criteria-coverage';
import { classify } from '$lib/domain/segmentation';
import { countsByRow, draftFigures, type DraftFigures } from '$lib/screens';
import { territory } from '../../../territory.svelte';
import type { CriteriaEditor } from './editor.svelte';

/** What a draft makes of the territory, counted again at each edit; null as long as the territory is not here. */
export class DraftSight {
	readonly #editor: CriteriaEditor;
	readonly #table = $derived(territory.data?.table ?? null);
	readonly #counter = $derived(this.#table && nodeCounter(this.#table));
	/** By key of row. */
	readonly counts = $derived.by((): ReadonlyMap<string, NodeCount> | null => {
		const counts = this.#counter?.(this.#editor.shown);
		return counts ? countsByRow(counts) : null;
	});
	readonly classification = $derived.by(() => this.#table && classify(this.#table, this.#editor.shown));
	readonly figures = $derived.by((): DraftFigures | null =>
		this.classification
			? draftFigures(this.#editor.shown, this.classification, territory.data?.computed ?? null)
			: null
	);

	constructor(editor: CriteriaEditor) {
		this.#editor = editor;
	}
}
