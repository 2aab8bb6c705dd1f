import type { Override } from '../overrides';
import { OTHER_STATES, type Classification } from '../segmentation';
import type { Column, TerritoryTable } from '../table';
import type { Coded } from './coded';
import { HELIOS_SECTOR, heliosColumn } from './helios-sector';
import { OVERRIDE, overrideColumn } from './overrides';
import type { ViewLevel } from './view';

/** Everything a list shows: the table, its classification, and the answer on single sign-on per row of organisations. */
export interface ViewData {
	readonly table: TerritoryTable;
	readonly classification: Classification;
	readonly ssoAnswers?: readonly string[];
	/** FINESS numbers of the named lists that the view is filtered by, by id; a list that is not there has no member. */
	readonly lists?: ReadonlyMap<string, ReadonlySet<string>>;
	/** Sector under which Helios counts a category. */
	readonly heliosSectors?: ReadonlyMap<string, string>;
	/** What the criteria alone say, where persons decided otherwise. */
	readonly computed?: Classification;
	/** What persons decided, and per structure 1 + index of its override, 0 where there is none. */
	readonly overrides?: readonly Override[];
	readonly overrideOf?: Int32Array;
}

/** A field as seen from a list: a column, and the row of it that belongs to each row of the list. */
export interface ResolvedField {
	readonly column: Column | Coded;
	/** Null when it is the row itself. */
	readonly rowOf: ArrayLike<number> | null;
}

/** Values of the computed field `certainty`: only a structure that is in a segment has one. */
export const CERTAINTIES = ['', 'estimated', 'certain'] as const;

const EMPTY: Coded = { kind: 'coded', codes: [], values: [''] };

/** Segment ids, then the other states: the values of the computed field `segment`. */
export const segmentValues = (classification: Classification): readonly string[] => [
	...classification.segments,
	...OTHER_STATES
];

/** Classifications never change: their certainty is worked out once, not at each filter. */
const certainties = new WeakMap<Classification, Coded>();

function certainty(classification: Classification): Coded {
	const known = certainties.get(classification);
	if (known) return known;
	const { segments, result, estimated } = classification;
	const codes = Uint8Array.from(result, (outcome, row) =>
		outcome >= segments.length ? 0 : estimated[row] === 1 ? 1 : 2
	);
	const column: Coded = { kind: 'coded', codes, values: CERTAINTIES };
	certainties.set(classification, column);
	return column;
}

/** Nor do answers. */
const answered = new WeakMap<readonly string[], Coded>();

function answers(texts: readonly string[]): Coded {
	const known = answered.get(texts);
	if (known) return known;
	const values = ['', ...new Set(texts)];
	const codes = Uint8Array.from(texts, (text) => Math.max(0, values.indexOf(text)));
	const column: Coded = { kind: 'coded', codes, values };
	answered.set(texts, column);
	return column;
}

/** The code of each row of a list, where the field is one of its organisations too. */
export const codesByRow = (codes: ArrayLike<number>, rowOf: ResolvedField['rowOf']): ArrayLike<number> =>
	rowOf === null ? codes : Uint32Array.from(rowOf, (owner) => codes[owner] ?? 0);

/** The column behind a field of a list. A field the table does not hold is unknown everywhere. */
export function resolveField(data: ViewData, level: ViewLevel, id: string): ResolvedField {
	const { table, classification } = data;
	const rowOf = level === 'structure' ? table.structureOrganisation : null;
	switch (id) {
		case 'segment':
			return {
				column: { kind: 'coded', codes: classification.result, values: segmentValues(classification) },
				rowOf: null
			};
		case 'certainty':
			return { column: certainty(classification), rowOf: null };
		case HELIOS_SECTOR:
			return { column: heliosColumn(table, data.heliosSectors ?? new Map()), rowOf: null };
		case OVERRIDE:
			return {
				column: data.overrideOf ? overrideColumn(data.overrideOf, data.overrides ?? []) : EMPTY,
				rowOf: null
			};
		case 'sso':
			return { column: answers(data.ssoAnswers ?? []), rowOf };
		default:
			return id.startsWith('organisation.')
				? { column: table.organisations.columns.get(id) ?? EMPTY, rowOf }
				: { column: table.structures.columns.get(id) ?? EMPTY, rowOf: null };
	}
}
