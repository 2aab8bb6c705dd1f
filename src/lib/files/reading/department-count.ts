import type { Batch } from '../contract';

/** Counts establishments by département. */
export class DepartmentCount {
	readonly #rows = new Map<string, number>();

	add({ kind, columns, rows }: Batch): void {
		const index = kind === 'establishments' ? columns.indexOf('structure.department') : -1;
		if (index === -1) return;
		for (const row of rows) {
			const code = row[index] ?? '';
			this.#rows.set(code, (this.#rows.get(code) ?? 0) + 1);
		}
	}

	/** By code; `''` counts those whose département is not said. */
	get list(): readonly { readonly code: string; readonly rows: number }[] {
		return [...this.#rows].map(([code, rows]) => ({ code, rows })).sort((a, b) => (a.code < b.code ? -1 : 1));
	}
}
