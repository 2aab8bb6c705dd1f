import { nodeCounter, type NodeCount } from '$lib/domain/criteria-coverage';
import { classify, type Classification } from '$lib/domain/segmentation';
import { createMover } from '$lib/domain/sensitivity';
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
	/** While a threshold is dragged: what moves is computed, and not the whole territory. */
	readonly #mover = $derived.by(() => {
		const at = this.#editor.draggedAt;
		return at && this.#table && createMover(this.#table, this.#editor.criteria, at);
	});
	readonly classification = $derived.by((): Classification | null => {
		const { dragged, shown } = this.#editor;
		// The mover writes in the same arrays at each move: a new object says that they changed.
		if (dragged && this.#mover) return { ...this.#mover.move(dragged.value).classification };
		return this.#table && classify(this.#table, shown);
	});
	readonly figures = $derived.by((): DraftFigures | null =>
		this.classification
			? draftFigures(this.#editor.shown, this.classification, territory.data?.computed ?? null)
			: null
	);

	constructor(editor: CriteriaEditor) {
		this.#editor = editor;
	}
}
