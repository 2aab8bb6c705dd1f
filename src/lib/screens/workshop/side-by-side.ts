import type { Criteria } from '$lib/domain/segmentation';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { codedColumn, textAt } from '$lib/domain/table';
import { ruleDifferences, type CriteriaDifference } from '$lib/words';
import type { TerritoryData } from '../territory-data';
import type { YearlyCents } from './effect-side';

/** The territory as a sub-group has it. */
export interface GroupSide {
	/** Id of the sub-group. */
	readonly id: string;
	readonly name: string;
	readonly data: TerritoryData;
	/** Null without a scenario. */
	readonly cost: YearlyCents | null;
	/** What funders pay of it; null without a scenario. */
	readonly aid: YearlyCents | null;
}

/** A structure of which sub-groups say something. */
export interface ComparedStructure {
	readonly finess: string;
	readonly name: string;
	/** Outcome id by sub-group. */
	readonly outcomes: Readonly<Record<string, string>>;
}

export interface ComparedSegment {
	/** Id of the segment. */
	readonly segment: string;
	/** French. */
	readonly label: string;
	/** Structures that every sub-group puts in it, that some do, and that none does; those out of scope for all are not counted. */
	readonly always: number;
	readonly disputed: number;
	readonly never: number;
	/** Structures by sub-group. */
	readonly byGroup: Readonly<Record<string, number>>;
	/** The first by name of those on which sub-groups do not agree, and of those on which they do. */
	readonly firstDisputed: readonly ComparedStructure[];
	readonly firstAlways: readonly ComparedStructure[];
}

/** Sub-groups side by side. */
export interface SideBySide {
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		/** What its criteria say otherwise than those that the room started from, in French. */
		readonly differences: readonly CriteriaDifference[];
		/** Organisations that must have a single sign-on, and those of which it is not known. */
		readonly sso: { readonly mandatory: number; readonly undetermined: number };
		readonly cost: YearlyCents | null;
		readonly aid: YearlyCents | null;
	}[];
	readonly segments: readonly ComparedSegment[];
	/** Structures of the scope of some sub-group, and those that all put in the same place. */
	readonly structures: number;
	readonly agreed: number;
}

/** Structures told of by name, of each kind and segment. */
const FIRST = 12;

const { compare } = new Intl.Collator('fr', { numeric: true });

/**
 * What sub-groups agree on and what they do not. Every structure that some sub-group has in its scope counts once in each segment:
 * always, disputed or never.
 * @param groups of one territory: the same table
 * @param start criteria that the room started from
 */
export function sideBySide(groups: readonly GroupSide[], start: Criteria): SideBySide {
	const table = groups[0]?.data.table;
	const rows = table?.structures.rows ?? 0;
	const places = groups.map(({ data: { classification } }) => [...classification.segments, ...OTHER_STATES]);
	const outcome = (group: number, row: number): string =>
		places[group]?.[groups[group]?.data.classification.result[row] ?? 0] ?? '';
	const segments = segmentsOf(groups);
	const counted = segments.map(() => ({
		always: [] as number[],
		disputed: [] as number[],
		never: 0,
		byGroup: groups.map(() => 0)
	}));
	let [structures, agreed] = [0, 0];
	for (let row = 0; row < rows; row++) {
		const outcomes = groups.map((_, group) => outcome(group, row));
		if (outcomes.every((id) => id === 'out-of-scope')) continue;
		structures++;
		if (outcomes.every((id) => id === outcomes[0])) agreed++;
		segments.forEach(({ id }, s) => {
			const count = counted[s];
			if (!count) return;
			let held = 0;
			outcomes.forEach((own, group) => {
				if (own !== id) return;
				held++;
				count.byGroup[group] = (count.byGroup[group] ?? 0) + 1;
			});
			if (held === 0) count.never++;
			else (held === groups.length ? count.always : count.disputed).push(row);
		});
	}
	const names = table && codedColumn(table.structures, 'structure.name');
	const finess = table && codedColumn(table.structures, 'structure.finess');
	const first = (of: readonly number[]): readonly ComparedStructure[] =>
		!names || !finess
			? []
			: of
					.map((row) => ({
						row,
						finess: textAt(finess, row),
						name: textAt(names, row) || textAt(finess, row)
					}))
					.sort((a, b) => compare(a.name, b.name) || (a.finess < b.finess ? -1 : 1))
					.slice(0, FIRST)
					.map(({ row, ...named }) => ({
						...named,
						outcomes: Object.fromEntries(groups.map(({ id }, group) => [id, outcome(group, row)]))
					}));
	return {
		groups: groups.map(({ id, name, data, cost, aid }) => ({
			id,
			name,
			differences: ruleDifferences(start, data.criteria),
			sso: {
				mandatory: data.ssoAnswers.filter((answer) => answer === 'mandatory').length,
				undetermined: data.ssoAnswers.filter((answer) => answer === 'undetermined').length
			},
			cost,
			aid
		})),
		segments: segments.map(({ id, label }, s) => {
			const { always = [], disputed = [], never = 0, byGroup = [] } = counted[s] ?? {};
			return {
				segment: id,
				label,
				always: always.length,
				disputed: disputed.length,
				never,
				byGroup: Object.fromEntries(groups.map((group, i) => [group.id, byGroup[i] ?? 0])),
				firstDisputed: first(disputed),
				firstAlways: first(always)
			};
		}),
		structures,
		agreed
	};
}

/** Segments of the criteria of any sub-group, each once, in the order of the first that has it. */
function segmentsOf(
	groups: readonly GroupSide[]
): readonly { readonly id: string; readonly label: string }[] {
	const all = new Map<string, { id: string; label: string }>();
	for (const { data } of groups)
		for (const { id, label } of data.criteria.segments) if (!all.has(id)) all.set(id, { id, label });
	return [...all.values()];
}

/** What the room may see of it: without money where it is not told of any. */
export const forRoom = (compared: SideBySide, showsMoney: boolean): SideBySide =>
	showsMoney
		? compared
		: { ...compared, groups: compared.groups.map((group) => ({ ...group, cost: null, aid: null })) };
