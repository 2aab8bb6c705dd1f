import {
	doEdits,
	editProblemMessage,
	redo,
	startHistory,
	undo,
	type Edit,
	type History
} from '$lib/domain/criteria-editing';
import { nodeAt, nodesIn, type Condition, type Criteria, type NodeRef } from '$lib/domain/segmentation';
import { withThreshold } from '$lib/domain/sensitivity';
import type { TestCase } from '$lib/domain/test-cases';
import {
	additionAt,
	keyOfRef,
	nearestRow,
	NOTHING_FOLDED,
	treeRows,
	unfoldedTo,
	withFold,
	type NodeRow,
	type TreeRow
} from '$lib/screens';
import type { DraftContent } from './draft-content';

/** What is said after an action: a refusal is an alert, the rest is for those who do not see the tree move. */
export interface Said {
	readonly kind: 'done' | 'refused';
	readonly text: string;
}

/** A draft as it is edited on one page: its history, what is selected and folded, and a threshold that is being dragged. */
export class CriteriaEditor {
	#history = $state.raw<History>(startHistory({ ...EMPTY }));
	name = $state('');
	tests = $state.raw<readonly TestCase[]>([]);
	selected = $state('');
	said = $state.raw<Said | null>(null);
	/** The row at which a condition is being added, until its field is chosen. */
	adding = $state.raw<TreeRow | null>(null);
	#folded = $state.raw(NOTHING_FOLDED);
	#dragged = $state.raw<{ readonly at: NodeRef; readonly value: number } | null>(null);
	#onchange: () => void = () => undefined;

	get dragged() {
		return this.#dragged;
	}

	readonly criteria = $derived(this.#history.present);
	/** The criteria with the threshold where it is dragged to: what is counted. */
	readonly shown = $derived(
		this.#dragged ? withThreshold(this.criteria, this.#dragged.at, this.#dragged.value) : this.criteria
	);
	/** Where the threshold that is dragged stands: the same object from one move to the next. */
	readonly draggedAt = $derived(this.#dragged?.at ?? null);
	readonly rows = $derived(treeRows(this.criteria, this.#folded));
	readonly row = $derived(nearestRow(this.rows, this.selected));
	readonly canUndo = $derived(this.#history.past.length > 0);
	readonly canRedo = $derived(this.#history.future.length > 0);
	readonly content = $derived<DraftContent>({ name: this.name, criteria: this.criteria, tests: this.tests });

	/**
	 * @param mayChange whether who looks may change the draft; edits are refused otherwise
	 * @param onchange called after each change to save
	 */
	constructor(
		content: DraftContent,
		readonly mayChange: boolean,
		onchange: () => void
	) {
		this.restart(content);
		this.#onchange = onchange;
	}

	/** Goes on from other content; nothing before it can be undone. */
	restart({ name, criteria, tests }: DraftContent): void {
		this.#history = startHistory(criteria);
		this.name = name;
		this.tests = tests;
		this.#dragged = null;
		this.adding = null;
		this.selected = criteria.segments[0]?.id ?? '';
	}

	/** Does edits as one. @returns whether they were done; a refusal is said */
	edit(edits: readonly Edit[], done = ''): boolean {
		if (!this.mayChange) {
			this.said = { kind: 'refused', text: NOT_YOURS };
			return false;
		}
		const next = doEdits(this.#history, edits);
		if (!next.ok) {
			this.said = { kind: 'refused', text: editProblemMessage(next.error) };
			return false;
		}
		if (next.value !== this.#history) this.#put(next.value, done);
		return true;
	}

	/** Moves a node, and stays on it where it goes. */
	move(row: NodeRow, parent: NodeRef, index: number, done: string): void {
		if (!this.edit([{ kind: 'move-node', at: row.at, parent, index }], done)) return;
		const found = this.criteria.segments
			.flatMap(({ id, when }) => nodesIn(when).map(({ node, path }) => ({ node, at: { segment: id, path } })))
			.find(({ node }) => node === row.node);
		if (found) this.select(keyOfRef(found.at));
	}

	/** Adds a node at a row and selects it. */
	add(row: TreeRow, node: Condition, done: string): void {
		const addition = additionAt(this.criteria, row, node);
		this.adding = null;
		if (!addition || !this.edit(addition.edits, done)) return;
		this.select(keyOfRef(addition.at));
	}

	undo(): void {
		if (this.canUndo) this.#put(undo(this.#history), 'Annulé');
	}

	redo(): void {
		if (this.canRedo) this.#put(redo(this.#history), 'Rétabli');
	}

	rename(name: string): void {
		if (!this.mayChange) return;
		this.name = name;
		this.#onchange();
	}

	setTests(tests: readonly TestCase[]): void {
		this.tests = tests;
		this.#onchange();
	}

	/** Selects a row, and unfolds what it is in. */
	select(key: string): void {
		this.adding = null;
		this.selected = key;
		this.#folded = unfoldedTo(this.#folded, this.criteria, key);
	}

	fold(row: TreeRow, isFolded: boolean): void {
		this.#folded = withFold(this.#folded, row, isFolded);
	}

	/** Follows a threshold: shown only as long as it is dragged, one edit once it is let go. */
	threshold(at: NodeRef, value: number, isDone: boolean): void {
		if (!isDone) {
			this.#dragged = { at, value };
			return;
		}
		this.#dragged = null;
		const segment = this.criteria.segments.find(({ id }) => id === at.segment);
		const node = segment && nodeAt(segment.when, at.path);
		if (node && 'field' in node && node.value !== value)
			this.edit([{ kind: 'replace-node', at, node: { ...node, value } }], 'Seuil déplacé');
	}

	#put(history: History, done: string): void {
		this.#history = history;
		this.#dragged = null;
		this.said = done === '' ? null : { kind: 'done', text: done };
		const near = nearestRow(this.rows, this.selected);
		if (near) this.selected = near.key;
		this.#onchange();
	}
}

const NOT_YOURS =
	'Ce brouillon est aussi celui d’autres territoires\u00a0: faites-en une copie pour le changer.';

const EMPTY: Criteria = {
	id: '',
	version: 0,
	name: '',
	date: '',
	source: '',
	level: 'structure',
	confirmInScope: true,
	excludedSubsectors: [],
	assume: [],
	segments: []
};
