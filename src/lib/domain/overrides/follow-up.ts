import { OTHER_STATES, straddlingOrganisations, type Classification, type Criteria } from '../segmentation';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import type { OverrideSubject } from './override';
import type { OverrideRecord } from './record';

/**
 * What an override does today: `moves` structures elsewhere than the criteria put them; `agrees` with what they say by now, for
 * certain; is for a segment they no longer have (`no-such-segment`); is about what they leave out (`out-of-scope`), or about
 * something that the data no longer hold (`absent`).
 */
export type OverrideEffect = 'moves' | 'agrees' | 'no-such-segment' | 'out-of-scope' | 'absent';

/** What the criteria say today of what an override is about. */
export interface FollowUp {
	readonly effect: OverrideEffect;
	/** Structures concerned that the table holds and the criteria classify. */
	readonly structures: number;
	/** Ids of the segments or other states computed for them, each once, in the order of the criteria. */
	readonly computed: readonly string[];
	/** Whether that is something else than on the day of the decision; null where it cannot be told. */
	readonly hasMoved: boolean | null;
}

/** Rows of the structures that an override is about: a structure, or all those that the table holds of an organisation. */
export function rowsOfSubject(table: TerritoryTable, subject: OverrideSubject): readonly number[] {
	const isOwn = subject.kind === 'structure';
	const column = isOwn
		? codedColumn(table.structures, 'structure.finess')
		: codedColumn(table.organisations, 'organisation.id');
	const name = isOwn ? subject.finess : subject.id;
	const at = name === '' ? -1 : column.values.indexOf(name);
	const row = at < 0 ? -1 : column.codes.indexOf(at);
	if (row < 0) return [];
	if (isOwn) return [row];
	const rows: number[] = [];
	table.structureOrganisation.forEach((owner, structure) => {
		if (owner === row) rows.push(structure);
	});
	return rows;
}

/** Ids of what the criteria say of some structures, each once, in the order of the criteria; what is out of scope is not said. */
export function computedOutcomes(
	{ segments, result }: Classification,
	rows: readonly number[]
): readonly string[] {
	const ids = [...segments, ...OTHER_STATES];
	const outside = ids.indexOf('out-of-scope');
	const met = new Set(rows.map((row) => result[row] ?? outside));
	return ids.filter((_, outcome) => outcome !== outside && met.has(outcome));
}

/** Follows overrides up: what each does now that data and criteria may have changed. */
export function followUp(
	table: TerritoryTable,
	criteria: Pick<Criteria, 'level'>,
	computed: Classification,
	overrides: readonly OverrideRecord[]
): readonly FollowUp[] {
	const straddling = straddlingOrganisations(table);
	return overrides.map((override) => {
		const rows = rowsOfSubject(table, override.subject);
		const outcomes = computedOutcomes(computed, rows);
		const classified = rows.filter((row) => canMove(computed, row, override.subject.kind));
		const owner = table.structureOrganisation[rows[0] ?? -1];
		const isShared = override.subject.kind === 'organisation' || criteria.level !== 'structure';
		const isPart = isShared && owner !== undefined && straddling?.[owner] === 1;
		const isKnown = override.computed.length > 0 && rows.length > 0 && !isPart;
		return {
			effect: effectOf(computed, override, rows, classified),
			structures: classified.length,
			computed: outcomes,
			hasMoved: isKnown ? outcomes.join() !== override.computed.join() : null
		};
	});
}

/** Whether an override can move a structure: one to qualify is moved by its own override only, one out of scope by none. */
export function canMove(
	{ segments, result }: Classification,
	row: number,
	kind: OverrideSubject['kind']
): boolean {
	const state = OTHER_STATES[(result[row] ?? 0) - segments.length];
	return state !== 'out-of-scope' && (state !== 'to-qualify' || kind === 'structure');
}

function effectOf(
	{ segments, result, estimated }: Classification,
	{ segment }: OverrideRecord,
	rows: readonly number[],
	classified: readonly number[]
): OverrideEffect {
	const at = segments.indexOf(segment);
	if (rows.length === 0) return 'absent';
	if (at < 0) return 'no-such-segment';
	if (classified.length === 0) return 'out-of-scope';
	return classified.every((row) => result[row] === at && estimated[row] === 0) ? 'agrees' : 'moves';
}

/** Name of what an override is about, as the data have it; `''` when they do not hold it. */
export function subjectName(table: TerritoryTable, subject: OverrideSubject): string {
	const [row] = rowsOfSubject(table, subject);
	if (row === undefined) return '';
	return subject.kind === 'structure'
		? textAt(codedColumn(table.structures, 'structure.name'), row)
		: textAt(codedColumn(table.organisations, 'organisation.name'), table.structureOrganisation[row] ?? 0);
}
