import type { Criteria, NodeRef } from '$lib/domain/segmentation';
import { createSight, thresholdAt, withThreshold } from '$lib/domain/sensitivity';
import type { TerritoryTable } from '$lib/domain/table';
import { untrack } from 'svelte';

/** A node of criteria, and the territory it is looked at on. */
interface Asked {
	readonly table: TerritoryTable;
	/** With the threshold where it stands. */
	readonly criteria: Criteria;
	readonly at: NodeRef;
}

/** One threshold on the data, prepared once and followed as it moves: all that shows it reads one and the same move. */
export class ThresholdView {
	readonly #asked: () => Asked | null;
	readonly #table = $derived.by(() => this.#asked()?.table ?? null);
	/** All that the picture depends on but where the threshold stands: nothing is prepared anew while it moves. */
	readonly #ground = $derived.by(() => {
		const asked = this.#asked();
		return asked && JSON.stringify([asked.at, withThreshold(asked.criteria, asked.at, 0)]);
	});
	/** Null where there is no threshold, or no such field in the data. */
	readonly sight = $derived.by(() => {
		void this.#table;
		void this.#ground;
		const asked = untrack(this.#asked);
		return asked && createSight(asked.table, asked.criteria, asked.at);
	});
	/** Where the threshold stands, with all that it gives; a new object at each move. */
	readonly seen = $derived.by(() => {
		const asked = this.#asked();
		const written = asked && thresholdAt(asked.criteria, asked.at);
		return (written && this.sight?.at(Number(written.value))) ?? null;
	});

	/** @param asked null as long as there is nothing to look at */
	constructor(asked: () => Asked | null) {
		this.#asked = asked;
	}
}
