import type { Applied, Clock, HeldStep, Note, PollPhase, PollState, WorkshopState } from './state';
import type { Poll } from './poll';
import type { WorkshopSetup, Step } from './setup';
import { convergence, tallyOf, type ItemTally, type PollTally } from './tally';
import { votes } from './decide';

/** Who looks: people of a sub-group, or of none yet; the projector; the facilitators. */
export type Audience =
	| { readonly kind: 'participant'; readonly group: string | null }
	| { readonly kind: 'presenter' }
	| { readonly kind: 'console' };

export interface SessionPiece extends Pick<
	WorkshopSetup,
	'title' | 'territory' | 'groups' | 'segments' | 'devices' | 'placing' | 'rehearsal' | 'smallest'
> {
	readonly phase: WorkshopState['phase'];
	readonly fictional: boolean;
	readonly showsMoney: boolean;
	readonly agenda: readonly Step[];
	readonly eraseAfterHours: number;
}

export interface PeoplePiece {
	/** Devices that are in the room, and the persons they stand for. */
	readonly participants: number;
	readonly persons: number;
	/** Devices by sub-group. */
	readonly byGroup: Readonly<Record<string, number>>;
	readonly unplaced: number;
	/** Participant number by sub-group. */
	readonly rapporteurs: Readonly<Record<string, number | null>>;
}

/** Participants one by one, for facilitators only; names are added by the server. */
export interface RosterPiece {
	readonly driver: number | null;
	readonly participants: readonly {
		readonly id: number;
		readonly persons: number;
		readonly group: string | null;
		readonly removed: boolean;
	}[];
	readonly drafts: Readonly<Record<string, number>>;
	readonly scenarios: Readonly<Record<string, string>>;
	/** Steps that were held, in order. */
	readonly held: readonly HeldStep[];
}

export interface PollPiece {
	/** Without the items that a facilitator took out of sight, but for facilitators. */
	readonly poll: Poll;
	readonly phase: PollPhase;
	readonly round: number;
	/** Whether who looks may answer when it is open. */
	readonly votes: boolean;
	/** Items out of sight; always empty but for facilitators. */
	readonly hidden: readonly string[];
}

export interface ProgressPiece {
	/** Devices that answered one item at least in this round. */
	readonly answered: number;
	/** Devices that may. */
	readonly expected: number;
	/** How many answered, by item; for facilitators only. */
	readonly byItem: Readonly<Record<string, number>> | null;
}

export interface TallyPiece {
	/** By round that was revealed, from the first. */
	readonly rounds: readonly PollTally[];
	/** By item, how much nearer the last revealed round brought the room; null where it cannot be said. */
	readonly convergence: Readonly<Record<string, number | null>>;
}

export interface PlenaryPiece {
	readonly restitutions: Readonly<Record<string, readonly string[]>>;
	readonly notes: readonly Note[];
}

/**
 * What somebody sees of a workshop, in pieces that are sent again only when they change. Pieces about a poll are named
 * `poll:ID`, `progress:ID` and `tally:ID`.
 */
export interface RoomPieces {
	readonly session: SessionPiece | null;
	readonly clock: Clock;
	readonly people: PeoplePiece;
	readonly applied: readonly Applied[];
	readonly plenary: PlenaryPiece;
	readonly roster?: RosterPiece;
	readonly [poll: `poll:${string}`]: PollPiece;
	readonly [progress: `progress:${string}`]: ProgressPiece;
	readonly [tally: `tally:${string}`]: TallyPiece;
}

/**
 * The pieces that an audience may see. Nothing here depends on what somebody answered before a poll is revealed, but for how many
 * did: two states that differ by hidden answers alone give the same bytes.
 */
export function piecesOf(state: WorkshopState, audience: Audience): RoomPieces {
	const pieces: Record<string, unknown> = {
		session: sessionOf(state),
		clock: state.clock,
		people: peopleOf(state),
		applied: appliedFor(state, audience),
		plenary: { restitutions: state.restitutions, notes: state.notes } satisfies PlenaryPiece
	};
	if (audience.kind === 'console') pieces['roster'] = rosterOf(state);
	for (const [id, poll] of Object.entries(state.polls)) {
		if (!sees(state, poll, audience)) continue;
		pieces[`poll:${id}`] = pollPiece(state, poll, audience);
		pieces[`progress:${id}`] = progressOf(state, poll, audience);
		const tally = revealedTally(state, poll, audience);
		if (tally) pieces[`tally:${id}`] = tally;
	}
	return pieces as unknown as RoomPieces;
}

const inPlenary = ({ agenda, clock, phase }: WorkshopState): boolean => {
	const kind = agenda.find(({ id }) => id === clock.step)?.kind;
	return phase === 'closed' || kind === 'plenary' || kind === 'conclusion' || kind === 'satisfaction';
};

function sees(state: WorkshopState, poll: PollState, audience: Audience): boolean {
	if (audience.kind === 'console') return true;
	if (poll.phase === 'waiting') return false;
	if (audience.kind === 'presenter') return true;
	return votes(state, poll, audience.group) || (poll.phase === 'revealed' && inPlenary(state));
}

function sessionOf({ setup, phase, agenda }: WorkshopState): SessionPiece | null {
	if (!setup) return null;
	const { title, territory, groups, segments, devices, placing, rehearsal, smallest, eraseAfterHours } =
		setup;
	return {
		phase,
		title,
		territory,
		groups,
		segments,
		devices,
		placing,
		rehearsal,
		smallest,
		eraseAfterHours,
		agenda,
		fictional: setup.dataset.fictional,
		showsMoney: setup.room.money
	};
}

const present = ({ participants }: WorkshopState) =>
	Object.values(participants).filter(({ removed }) => !removed);

function peopleOf(state: WorkshopState): PeoplePiece {
	const here = present(state);
	const byGroup = Object.fromEntries(
		(state.setup?.groups ?? []).map(({ id }) => [id, here.filter(({ group }) => group === id).length])
	);
	return {
		participants: here.length,
		persons: here.reduce((sum, { persons }) => sum + persons, 0),
		byGroup,
		unplaced: here.filter(({ group }) => group === null).length,
		rapporteurs: state.rapporteurs
	};
}

const rosterOf = ({ driver, participants, drafts, scenarios, held }: WorkshopState): RosterPiece => ({
	driver,
	participants: Object.values(participants).map(({ id, persons, group, removed }) => ({
		id,
		persons,
		group,
		removed
	})),
	drafts,
	scenarios,
	held
});

/** What was applied: the room sees money only when it may, and who moves for the last one only. */
function appliedFor(state: WorkshopState, audience: Audience): readonly Applied[] {
	if (audience.kind === 'console') return state.applied;
	const own =
		audience.kind === 'presenter' || inPlenary(state)
			? state.applied
			: state.applied.filter(({ group }) => group === audience.group);
	return own.map((each, i) => ({
		...each,
		effect: {
			...each.effect,
			...(state.setup?.room.money ? {} : { money: null, aid: null }),
			movers: i === own.length - 1 ? each.effect.movers : []
		}
	}));
}

function pollPiece(state: WorkshopState, poll: PollState, audience: Audience): PollPiece {
	const isConsole = audience.kind === 'console';
	return {
		poll: isConsole ? poll.poll : shownPoll(poll),
		phase: poll.phase,
		round: poll.round,
		votes: audience.kind === 'participant' && votes(state, poll, audience.group),
		hidden: isConsole ? poll.hidden : []
	};
}

const shownPoll = ({ poll, hidden }: PollState): Poll =>
	hidden.length === 0
		? poll
		: ({ ...poll, items: poll.items.filter(({ id }) => !hidden.includes(id)) } as Poll);

interface Counts {
	readonly answered: number;
	readonly byItem: Readonly<Record<string, number>>;
}

/** How many answered the round of a poll, computed once for each of its states: several audiences look at it. */
const COUNTS = new WeakMap<PollState, Counts>();

function countsOf(poll: PollState): Counts {
	const known = COUNTS.get(poll);
	if (known) return known;
	const answers = Object.entries(poll.rounds[poll.round - 1] ?? {});
	const answered = new Set<string>();
	for (const [, byParticipant] of answers) for (const id of Object.keys(byParticipant)) answered.add(id);
	const byItem = Object.fromEntries(answers.map(([item, given]) => [item, Object.keys(given).length]));
	const counts = { answered: answered.size, byItem };
	COUNTS.set(poll, counts);
	return counts;
}

function progressOf(state: WorkshopState, poll: PollState, { kind }: Audience): ProgressPiece {
	const { answered, byItem } = countsOf(poll);
	return {
		answered,
		expected: present(state).filter(({ group }) => votes(state, poll, group)).length,
		byItem: kind === 'console' ? byItem : null
	};
}

/** Tallies of a poll by round, computed once for each of its states. */
const TALLIES = new WeakMap<PollState, readonly PollTally[]>();

function revealedTally(state: WorkshopState, poll: PollState, audience: Audience): TallyPiece | null {
	const revealed = poll.phase === 'revealed' ? poll.round : poll.round - 1;
	if (revealed === 0) return null;
	const smallest = state.setup?.smallest ?? 1;
	const all = TALLIES.get(poll) ?? Array.from({ length: revealed }, (_, i) => tallyOf(poll, i + 1, smallest));
	TALLIES.set(poll, all);
	const last = all[revealed - 1] ?? {};
	const before = all[revealed - 2] ?? {};
	const isConsole = audience.kind === 'console';
	const isShown = (item: string): boolean => isConsole || !poll.hidden.includes(item);
	return {
		rounds: isConsole ? all : all.map((tally) => roomTally(tally, isShown)),
		convergence: Object.fromEntries(
			Object.keys(last)
				.filter(isShown)
				.map((item) => [item, convergence(before[item], last[item])])
		)
	};
}

/** Free words are for facilitators and the report: nobody has read them over before they would be projected. */
function roomTally(tally: PollTally, isShown: (item: string) => boolean): PollTally {
	return Object.fromEntries(
		Object.entries(tally)
			.filter(([item]) => isShown(item))
			.map(([item, each]): [string, ItemTally] => [item, withoutWords(each)])
	);
}

function withoutWords(tally: ItemTally): ItemTally {
	if (tally.kind === 'members') return { ...tally, reasons: [] };
	return tally.kind === 'words' ? { ...tally, words: [] } : tally;
}

/** What a participant gave in the rounds being answered, by poll then item: theirs alone. */
export function answersOf(
	{ polls }: WorkshopState,
	participant: number
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
	return Object.fromEntries(
		Object.values(polls).flatMap(({ poll, rounds, round, phase }) => {
			if (phase === 'waiting') return [];
			const own = Object.entries(rounds[round - 1] ?? {}).flatMap(([item, given]) => {
				const answer = given[participant];
				return answer === undefined ? [] : [[item, answer] as const];
			});
			return own.length === 0 ? [] : [[poll.id, Object.fromEntries(own)] as const];
		})
	);
}
