import {
	convergence,
	heldSeconds,
	tallyOf,
	type Applied,
	type GroupRecord,
	type ItemTally,
	type Note,
	type Poll,
	type PollItem,
	type PollState,
	type WorkshopSetup,
	type WorkshopState
} from '../workshop';
import { groupName } from './labels';

/** A step as it was planned and as it was held. */
export interface RecordedStep {
	readonly title: string;
	readonly plannedSeconds: number;
	/** All the time that it was held; null when it was not. */
	readonly heldSeconds: number | null;
}

/** How many came. Below the smallest number that a result is broken down for, a sub-group's is not said (null). */
export interface Attendance {
	readonly devices: number;
	readonly persons: number;
	readonly groups: readonly { readonly id: string; readonly name: string; readonly devices: number | null }[];
}

/** One item of a poll in one round. */
export interface RecordedItem {
	readonly item: PollItem;
	readonly tally: ItemTally;
	/** How much nearer this round brought the room; null where it cannot be said. */
	readonly convergence: number | null;
}

/** A round that was revealed, or that never was: nothing of its answers is then in the record but how many gave one. */
export interface RecordedRound {
	readonly round: number;
	readonly revealed: boolean;
	/** Devices that answered one item at least. */
	readonly answered: number;
	/** Empty when it was not revealed. */
	readonly items: readonly RecordedItem[];
}

export interface RecordedPoll {
	readonly poll: Poll;
	/** '' for the whole room. */
	readonly groupName: string;
	readonly rounds: readonly RecordedRound[];
}

/** What a workshop leaves, made of its events alone: no name, no answer of anybody, nothing that stayed hidden. */
export interface WorkshopRecord {
	readonly setup: WorkshopSetup;
	readonly openedAt: number;
	readonly closedAt: number;
	/** Nobody ended it: the program did, days after the last word. */
	readonly forgotten: boolean;
	readonly steps: readonly RecordedStep[];
	readonly attendance: Attendance;
	readonly polls: readonly RecordedPoll[];
	readonly applied: readonly Applied[];
	readonly notes: readonly Note[];
	readonly restitutions: Readonly<Record<string, readonly string[]>>;
	/** Draft of criteria and scenario of each sub-group. */
	readonly drafts: Readonly<Record<string, number>>;
	readonly scenarios: Readonly<Record<string, string>>;
	readonly groups: Readonly<Record<string, GroupRecord>>;
}

/** What the rapporteurs said, of the sub-groups that said something, without empty lines. */
export const saidInPlenary = ({
	setup,
	restitutions
}: Pick<WorkshopRecord, 'setup' | 'restitutions'>): readonly {
	readonly name: string;
	readonly lines: readonly string[];
}[] =>
	setup.groups
		.map(({ id, name }) => ({ name, lines: (restitutions[id] ?? []).filter((line) => line !== '') }))
		.filter(({ lines }) => lines.length > 0);

/** The record of a workshop that is over; null while it is not. */
export function recordOf(state: WorkshopState): WorkshopRecord | null {
	const { setup, openedAt, closedAt } = state;
	if (state.phase !== 'closed' || !setup || openedAt === null || closedAt === null) return null;
	return {
		setup,
		openedAt,
		closedAt,
		forgotten: state.forgotten,
		steps: stepsOf(state),
		attendance: attendanceOf(state, setup),
		polls: Object.values(state.polls)
			.filter(({ phase }) => phase !== 'waiting')
			.map((poll) => recordedPoll(poll, setup)),
		applied: state.applied,
		notes: state.notes,
		restitutions: state.restitutions,
		drafts: state.drafts,
		scenarios: state.scenarios,
		groups: state.records
	};
}

function stepsOf({ agenda, held, closedAt }: WorkshopState): readonly RecordedStep[] {
	return agenda.map(({ id, title, seconds }) => ({
		title,
		plannedSeconds: seconds,
		heldSeconds: heldSeconds(held, id, closedAt ?? 0)
	}));
}

function attendanceOf({ participants }: WorkshopState, { groups, smallest }: WorkshopSetup): Attendance {
	const here = Object.values(participants).filter(({ removed }) => !removed);
	const sizes = groups.map(({ id }) => here.filter(({ group }) => group === id).length);
	// One small sub-group could be told from the total and the others.
	const isSmall = sizes.some((size) => size > 0 && size < smallest);
	return {
		devices: here.length,
		persons: here.reduce((sum, { persons }) => sum + persons, 0),
		groups: groups.map(({ id, name }, i) => ({ id, name, devices: isSmall ? null : (sizes[i] ?? 0) }))
	};
}

function recordedPoll(state: PollState, { groups, smallest }: WorkshopSetup): RecordedPoll {
	const { poll, hidden, rounds, round: last, phase } = state;
	const shown = poll.items.filter(({ id }) => !hidden.includes(id));
	const tallies = rounds.map((_, i) => tallyOf(state, i + 1, smallest));
	return {
		poll,
		groupName: groupName({ groups }, poll.group),
		rounds: rounds.map((answers, i) => {
			const revealed = i + 1 < last || phase === 'revealed';
			const tally = tallies[i] ?? {};
			return {
				round: i + 1,
				revealed,
				answered: new Set(Object.values(answers).flatMap((given) => Object.keys(given))).size,
				items: revealed
					? shown.map((item) => ({
							item,
							tally: tally[item.id] ?? { kind: 'few', answers: 0 },
							convergence: convergence(tallies[i - 1]?.[item.id], tally[item.id])
						}))
					: []
			};
		})
	};
}
