import { OTHER_STATES, type Classification, type Criteria } from '../segmentation';
import { codedColumn, type TerritoryTable } from '../table';
import type { Override } from './override';

/** A classification after what persons decided. */
export interface Overridden {
	/** What is shown: a structure under an override is in the segment decided, for certain. */
	readonly classification: Classification;
	/** Per structure: 1 + index of its override among those given; 0 where there is none. */
	readonly overrideOf: Int32Array;
}

/**
 * Puts structures where persons decided. The override of a structure comes before that of its organisation, and the later of two
 * before the other. Structures out of scope stay out; so do those to qualify, unless the override is their own.
 */
export function applyOverrides(
	table: TerritoryTable,
	criteria: Criteria,
	computed: Classification,
	overrides: readonly Override[]
): Overridden {
	const overrideOf = new Int32Array(table.structures.rows);
	const decided = overrides.map(({ segment }) => computed.segments.indexOf(segment));
	if (decided.every((segment) => segment < 0)) return { classification: computed, overrideOf };
	const structures = new Map<string, number>();
	const organisations = new Map<string, number>();
	overrides.forEach(({ subject }, index) => {
		if ((decided[index] ?? -1) < 0) return;
		if (subject.kind === 'structure') structures.set(subject.finess, index + 1);
		else organisations.set(subject.id, index + 1);
	});
	const ownOf = byCode(codedColumn(table.structures, 'structure.finess'), structures);
	const sharedOf = byCode(codedColumn(table.organisations, 'organisation.id'), organisations);
	const count = criteria.segments.length;
	const outOfScope = count + OTHER_STATES.indexOf('out-of-scope');
	const toQualify = count + OTHER_STATES.indexOf('to-qualify');
	const result = computed.result.slice();
	const possible = computed.possible.slice();
	const estimated = computed.estimated.slice();
	for (let row = 0; row < overrideOf.length; row++) {
		const now = result[row];
		if (now === outOfScope) continue;
		const shared = now === toQualify ? 0 : sharedOf(table.structureOrganisation[row] ?? -1);
		const index = ownOf(row) || shared;
		const segment = index === 0 ? -1 : (decided[index - 1] ?? -1);
		if (segment < 0) continue;
		overrideOf[row] = index;
		result[row] = segment;
		possible[row] = 1 << segment;
		estimated[row] = 0;
	}
	return { classification: { ...computed, result, possible, estimated }, overrideOf };
}

/** Reads what is known of a row's text; 0 where nothing is. */
function byCode(
	column: ReturnType<typeof codedColumn>,
	known: ReadonlyMap<string, number>
): (row: number) => number {
	if (known.size === 0) return () => 0;
	const indices = column.values.map((value) => known.get(value) ?? 0);
	return (row) => indices[column.codes[row] ?? 0] ?? 0;
}
