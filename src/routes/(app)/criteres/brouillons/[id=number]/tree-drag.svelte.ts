import { dropOn, nodeWords, type Drop, type TreeRow } from '$lib/screens';
import type { CriteriaEditor } from './editor.svelte';

/** Pixels that a pointer moves before it drags: less is a click. */
const SLACK = 4;
/** Pixels from the edge of the window where the page scrolls, and by how many at a time. */
const EDGE = 72;
const SCROLL = 14;

/** A row that is dragged by its handle, where it would go, and where the pointer is. */
export class TreeDrag {
	readonly #editor: CriteriaEditor;
	#row: TreeRow | null = null;
	#start = { x: 0, y: 0 };
	drop = $state.raw<Drop | null>(null);
	/** What follows the pointer; null while nothing is dragged. */
	ghost = $state.raw<{ readonly x: number; readonly y: number; readonly text: string } | null>(null);

	constructor(editor: CriteriaEditor) {
		this.#editor = editor;
	}

	get key(): string | null {
		return this.ghost && this.#row ? this.#row.key : null;
	}

	start(row: TreeRow, event: PointerEvent): void {
		this.#row = row;
		this.#start = { x: event.clientX, y: event.clientY };
	}

	move({ clientX: x, clientY: y }: PointerEvent): void {
		const row = this.#row;
		if (!row) return;
		if (!this.ghost && Math.hypot(x - this.#start.x, y - this.#start.y) < SLACK) return;
		this.ghost = { x, y, text: row.kind === 'segment' ? row.segment.label : nodeWords(row.node) };
		if (y < EDGE) window.scrollBy(0, -SCROLL);
		else if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
		this.drop = this.#dropAt(row, x, y);
	}

	end(): void {
		const { drop } = this;
		const row = this.#row;
		this.cancel();
		if (!row || drop === null) return;
		const { edit } = drop;
		if (edit.kind === 'move-node' && row.kind === 'node')
			this.#editor.move(row, edit.parent, edit.index, 'Déplacé');
		else this.#editor.edit([edit], 'Déplacé');
	}

	cancel(): void {
		this.#row = null;
		this.drop = null;
		this.ghost = null;
	}

	#dropAt(row: TreeRow, x: number, y: number): Drop | null {
		const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]');
		const target = this.#editor.rows.find(({ key }) => key === element?.dataset['row']);
		if (!element || !target) return null;
		const { top, height } = element.getBoundingClientRect();
		return dropOn(this.#editor.criteria, row, target, (y - top) / height);
	}
}
