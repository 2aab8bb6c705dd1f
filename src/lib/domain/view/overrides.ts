import type { Override } from '../overrides';
import type { Coded } from './coded';

/** The computed field that says whether a person decided the segment of a structure. */
export const OVERRIDE = 'override';

/** Values of that field: no override, that of the structure, that of its organisation. */
export const OVERRIDE_VALUES = ['', 'structure', 'organisation'] as const;

/** Overrides applied never change: their column is made once. */
const columns = new WeakMap<Int32Array, Coded>();

/**
 * Whose override each structure is under.
 * @param overrideOf per structure, 1 + index of its override; 0 where there is none
 */
export function overrideColumn(overrideOf: Int32Array, overrides: readonly Override[]): Coded {
	const known = columns.get(overrideOf);
	if (known) return known;
	const codes = Uint8Array.from(overrideOf, (index) => {
		const kind = index === 0 ? '' : (overrides[index - 1]?.subject.kind ?? '');
		return OVERRIDE_VALUES.indexOf(kind);
	});
	const column: Coded = { kind: 'coded', codes, values: OVERRIDE_VALUES };
	columns.set(overrideOf, column);
	return column;
}
