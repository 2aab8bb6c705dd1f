import type { RoomSegment, SubGroup, WorkshopSetup } from './setup';

/** What the person who prepares a workshop decides; the rest of its setup is read when it opens. */
export interface Preparation extends Pick<
	WorkshopSetup,
	| 'title'
	| 'scope'
	| 'criteriaVersion'
	| 'scenario'
	| 'agenda'
	| 'groups'
	| 'devices'
	| 'room'
	| 'voters'
	| 'placing'
	| 'smallest'
	| 'eraseAfterHours'
	| 'rehearsal'
> {
	/** The day it is planned for, as an ISO date; null when nobody said. */
	readonly plannedFor: string | null;
}

/** What keeps a prepared workshop from opening. French sentences are made in `words/workshop-preparation`. */
export type PreparationProblem =
	| { readonly code: 'no-title' }
	| { readonly code: 'no-group' }
	| { readonly code: 'group-unnamed' }
	| { readonly code: 'group-empty'; readonly group: string }
	/** The criteria chosen have no such segment. */
	| { readonly code: 'segment-gone'; readonly group: string; readonly segment: string }
	| { readonly code: 'no-question' };

/** Sub-groups that a workshop may have. */
export const MOST_GROUPS = 6;
/** Longest name of a sub-group, in characters. */
export const LONGEST_GROUP_NAME = 40;
/** Fewest answers that may be asked before a result is broken down. */
export const SMALLEST = { least: 1, most: 20 };
/** Hours after which names may be erased. */
export const ERASE_HOURS = { least: 0, most: 720 };

/** All that keeps a workshop from opening; nothing when it is ready. */
export function preparationProblems(
	{ title, groups, agenda }: Pick<Preparation, 'title' | 'groups' | 'agenda'>,
	segments: readonly RoomSegment[]
): readonly PreparationProblem[] {
	const problems: PreparationProblem[] = [];
	if (title.trim() === '') problems.push({ code: 'no-title' });
	if (groups.length === 0) problems.push({ code: 'no-group' });
	for (const group of groups) problems.push(...groupProblems(group, segments));
	if (!agenda.some(({ kind }) => kind.startsWith('question-'))) problems.push({ code: 'no-question' });
	return problems;
}

function groupProblems(group: SubGroup, segments: readonly RoomSegment[]): readonly PreparationProblem[] {
	const problems: PreparationProblem[] = group.name.trim() === '' ? [{ code: 'group-unnamed' }] : [];
	if (group.segments.length === 0) problems.push({ code: 'group-empty', group: group.name });
	for (const segment of group.segments)
		if (!segments.some(({ id }) => id === segment))
			problems.push({ code: 'segment-gone', group: group.name, segment });
	return problems;
}

/** Segments that no sub-group works on: worth a word, never a refusal. */
export const segmentsLeft = (
	groups: readonly SubGroup[],
	segments: readonly RoomSegment[]
): readonly RoomSegment[] =>
	segments.filter(({ id }) => !groups.some((group) => group.segments.includes(id)));
