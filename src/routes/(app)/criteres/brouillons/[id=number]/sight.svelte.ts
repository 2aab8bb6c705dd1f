import { nodeCounter, type NodeCount } from '$lib/domain/criteria-coverage';
import { classify, type Classification } from '$lib/domain/segmentation';
import { createThresholdCounts } from '$lib/domain/sensitivity';
import { countsByRow, draftFigures, followDraft, type DraftFigures } from '$lib/screens';
import { territory } from '../../../territory.svelte';
import { ThresholdView } from '../../threshold-view.svelte';
import type { CriteriaEditor } from './editor.svelte';

/** What a draft makes of the territory, counted again at each edit; null as long as the territory is not here. */
export class DraftSight {
	readonly #editor: CriteriaEditor;
	readonly #table = $derived(territory.data?.table ?? null);
	readonly #counter = $derived(this.#table && nodeCounter(this.#table));
	/** Of the criteria as they are, without what is dragged. */
	readonly #settledCounts = $derived.by(() => {
		const counts = this.#counter?.(this.#editor.criteria);
		return counts ? countsByRow(counts) : null;
	});
	/** While a threshold is dragged: what moves is computed, and not the whole territory. */
	readonly #thresholdCounts = $derived.by(() => {
		const at = this.#editor.draggedAt;
		return at && this.#table && createThresholdCounts(this.#table, this.#editor.criteria, at);
	});
	/** The threshold of the row that is selected, where the panel shows it. */
	readonly threshold = new ThresholdView(() => {
		const { row, shown } = this.#editor;
		return this.#table && row?.kind === 'node' ? { table: this.#table, criteria: shown, at: row.at } : null;
	});
	/** By key of row. */
	readonly counts = $derived.by((): ReadonlyMap<string, NodeCount> | null => {
		const { dragged } = this.#editor;
		if (!dragged || !this.#thresholdCounts || !this.#settledCounts) return this.#settledCounts;
		return countsByRow(this.#thresholdCounts(dragged.value), this.#settledCounts);
	});
	readonly #follow = $derived.by(() => {
		void this.threshold.sight;
		return followDraft(this.#editor.criteria, territory.data?.computed ?? null);
	});
	readonly #seen = $derived.by((): { classification: Classification; figures: DraftFigures } | null => {
		const { draggedAt, row, shown } = this.#editor;
		if (!this.#table) return null;
		const isFollowed = draggedAt !== null && row?.kind === 'node' && row.at === draggedAt;
		const moved = isFollowed ? this.threshold.seen : null;
		// A threshold writes in the same arrays at each move: a new object says that they changed.
		if (moved) return { classification: { ...moved.classification }, figures: this.#follow(moved) };
		const classification = classify(this.#table, shown);
		const inForce = territory.data?.computed ?? null;
		return { classification, figures: draftFigures(shown, classification, inForce) };
	});
	readonly classification = $derived(this.#seen?.classification ?? null);
	readonly figures = $derived(this.#seen?.figures ?? null);

	constructor(editor: CriteriaEditor) {
		this.#editor = editor;
	}
}
