import type { TreeRow } from './tree-rows';

/** What a key of the keyboard does in the tree: go to another row, or fold or unfold this one. */
export type Step =
	| { readonly kind: 'go'; readonly key: string }
	| { readonly kind: 'fold'; readonly key: string; readonly folded: boolean };

/** The arrows of a tree, as in any file explorer. @returns null when the key does nothing there */
export function stepFrom(rows: readonly TreeRow[], from: string, key: string): Step | null {
	const at = rows.findIndex((row) => row.key === from);
	const row = rows[at];
	if (!row) return null;
	const go = (to: TreeRow | undefined): Step | null => (to ? { kind: 'go', key: to.key } : null);
	switch (key) {
		case 'ArrowDown':
			return go(rows[at + 1]);
		case 'ArrowUp':
			return go(rows[at - 1]);
		case 'Home':
			return go(rows[0]);
		case 'End':
			return go(rows[rows.length - 1]);
		case 'ArrowRight':
			if (row.isOpen === null) return null;
			return row.isOpen ? go(rows[at + 1]) : { kind: 'fold', key: row.key, folded: false };
		case 'ArrowLeft':
			if (row.isOpen) return { kind: 'fold', key: row.key, folded: true };
			return row.parent === null ? null : { kind: 'go', key: row.parent };
		default:
			return null;
	}
}

/** The row to be on when the one with this key is gone: itself, else what it was in, else the first. */
export function nearestRow(rows: readonly TreeRow[], key: string): TreeRow | undefined {
	const parts = key.split('/');
	while (parts.length > 0) {
		const found = rows.find((row) => row.key === parts.join('/'));
		if (found) return found;
		parts.pop();
	}
	return rows[0];
}
