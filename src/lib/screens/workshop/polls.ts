import type { Poll, Preparation, StepKind, SubGroup } from '$lib/domain/workshop';
import { fundingDefaults, workshopScript } from '$lib/reference';
import type { TerritoryData } from '../territory-data';
import { memberItems } from './polls-members';
import { pointsItem } from './polls-points';
import { valueItems } from './polls-values';

/** What the polls of a workshop are made of. */
export interface PollSources {
	/** The territory of the workshop under the criteria that it starts from. */
	readonly data: TerritoryData;
	/** Thousand euros by segment; null where points are shared. */
	readonly envelope: ReadonlyMap<string, number> | null;
}

type Prepared = Pick<Preparation, 'agenda' | 'groups' | 'room'>;

/**
 * All that a workshop asks, in the order of its agenda: for each sub-group the statements, whom it is about, the numbers of its
 * criteria, ideas and what to fund; for everybody, readiness and satisfaction. What its agenda has no step for is not asked, nor is
 * what would have no question; ideas come from the room, and start empty.
 */
export function workshopPolls({ agenda, groups, room }: Prepared, sources: PollSources): readonly Poll[] {
	const stepOf = (kind: StepKind): string | null => agenda.find((step) => step.kind === kind)?.id ?? null;
	const all = [...groups.flatMap((group) => groupPolls(group, room, sources, stepOf)), ...roomPolls(stepOf)];
	const place = ({ step }: Poll): number => agenda.findIndex(({ id }) => id === step);
	return all
		.filter((poll) => poll.kind === 'ideas' || poll.items.length > 0)
		.sort((a, b) => place(a) - place(b));
}

function groupPolls(
	{ id: group, segments }: SubGroup,
	room: Preparation['room'],
	{ data, envelope }: PollSources,
	stepOf: (kind: StepKind) => string | null
): readonly Poll[] {
	const polls: Poll[] = [];
	const [first, second, third] = [stepOf('question-1'), stepOf('question-2'), stepOf('question-3')];
	if (first !== null) {
		const statements = workshopScript.statements.filter(({ segment }) => segments.includes(segment));
		polls.push(
			{
				id: `${group}-statements`,
				kind: 'statements',
				step: first,
				group,
				title: 'Ce que l’on dit de chaque segment',
				items: statements
			},
			{
				id: `${group}-members`,
				kind: 'members',
				step: first,
				group,
				title: 'Qui fait partie de chaque segment\u202f?',
				items: memberItems(data, segments, room)
			}
		);
	}
	if (second !== null)
		polls.push(
			{
				id: `${group}-values`,
				kind: 'values',
				step: second,
				group,
				title: 'Où placer les seuils\u202f?',
				items: valueItems(data, segments)
			},
			{
				id: `${group}-ideas`,
				kind: 'ideas',
				step: second,
				group,
				title: 'Quels autres critères\u202f?',
				items: []
			}
		);
	if (third !== null)
		polls.push({
			id: `${group}-points`,
			kind: 'points',
			step: third,
			group,
			title: 'Que faut-il financer\u202f?',
			items: data.criteria.segments
				.filter(({ id }) => segments.includes(id))
				.map((segment) => pointsItem(segment, fundingDefaults.items, envelope?.get(segment.id) ?? null))
				.filter(({ total }) => total > 0)
		});
	return polls;
}

function roomPolls(stepOf: (kind: StepKind) => string | null): readonly Poll[] {
	const polls: Poll[] = [];
	const conclusion = stepOf('conclusion');
	const satisfaction = stepOf('satisfaction');
	if (conclusion !== null)
		polls.push({
			id: 'readiness',
			kind: 'readiness',
			step: conclusion,
			group: null,
			title: 'Où en êtes-vous pour 2028\u202f?',
			items: workshopScript.readiness
		});
	if (satisfaction !== null)
		polls.push({
			id: 'satisfaction',
			kind: 'satisfaction',
			step: satisfaction,
			group: null,
			title: 'Votre avis sur cet atelier',
			items: workshopScript.satisfaction
		});
	return polls;
}
