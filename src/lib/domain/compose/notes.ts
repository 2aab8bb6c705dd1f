/** What composing noticed, counted, with a few examples: shown beside the import report. */
export interface DatasetNote {
	readonly code:
		| 'survey-without-structure'
		| 'decision-without-structure'
		| 'capacity-without-structure'
		| 'use-without-structure'
		| 'category-unknown'
		| 'department-unknown'
		| 'tariff-unknown'
		| 'it-contradictory'
		| 'group-member-unknown'
		| 'entity-total-mismatch';
	readonly count: number;
	readonly examples: readonly string[];
}

const EXAMPLES = 5;

/** Counts notes by code. */
export class Notes {
	private readonly counts = new Map<DatasetNote['code'], { count: number; examples: string[] }>();

	add(code: DatasetNote['code'], example: string): void {
		let note = this.counts.get(code);
		if (!note) {
			note = { count: 0, examples: [] };
			this.counts.set(code, note);
		}
		note.count++;
		if (note.examples.length < EXAMPLES && !note.examples.includes(example)) note.examples.push(example);
	}

	list(): DatasetNote[] {
		return [...this.counts].map(([code, note]) => ({ code, ...note })).sort((a, b) => b.count - a.count);
	}
}
