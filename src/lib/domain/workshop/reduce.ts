import type { KeptEvent } from './event';
import type { IdeaItem, MemberItem, Poll, ValueItem } from './poll';
import type { HeldStep, PollState, WorkshopState } from './state';

/**
 * The state after one more event.
 * @throws RangeError when an event is missing or comes twice: the sequence has no gap
 */
export function applyEvent(state: WorkshopState, kept: KeptEvent): WorkshopState {
	if (kept.seq !== state.seq + 1)
		throw new RangeError(`Event ${kept.seq} cannot follow event ${state.seq} of a workshop`);
	return { ...state, ...changesOf(state, kept), seq: kept.seq };
}

/** The state after more events, in their order. */
export const applyEvents = (state: WorkshopState, events: Iterable<KeptEvent>): WorkshopState => {
	let after = state;
	for (const event of events) after = applyEvent(after, event);
	return after;
};

function changesOf(state: WorkshopState, { seq, at, by, event }: KeptEvent): Partial<WorkshopState> {
	switch (event.type) {
		case 'opened':
			return {
				phase: 'live',
				openedAt: at,
				setup: event.setup,
				agenda: event.setup.agenda,
				polls: Object.fromEntries(event.polls.map((poll) => [poll.id, freshPoll(poll)])),
				drafts: event.drafts,
				scenarios: event.scenarios
			};
		case 'joined': {
			const { participant: id, persons } = event;
			return {
				participants: { ...state.participants, [id]: { id, persons, group: null, removed: false, at } }
			};
		}
		case 'placed':
			return withParticipant(state, event.participant, { group: event.group });
		case 'renamed':
			return {};
		case 'removed':
			return {
				...withParticipant(state, event.participant, { removed: true }),
				rapporteurs: Object.fromEntries(
					Object.entries(state.rapporteurs).map(([group, id]) => [
						group,
						id === event.participant ? null : id
					])
				)
			};
		case 'rapporteur-named':
			return { rapporteurs: { ...state.rapporteurs, [event.group]: event.participant } };
		case 'driver-changed':
			return { driver: event.facilitator };
		case 'step-started':
			return {
				clock: { step: event.step, startedAt: at, addedSeconds: 0, pausedAt: null, pausedMs: 0 },
				held: [...endHeld(state.held, at), { step: event.step, startedAt: at, endedAt: null }]
			};
		case 'time-added':
			return { clock: { ...state.clock, addedSeconds: state.clock.addedSeconds + event.seconds } };
		case 'paused':
			return { clock: { ...state.clock, pausedAt: at } };
		case 'resumed': {
			const { pausedAt, pausedMs } = state.clock;
			return { clock: { ...state.clock, pausedAt: null, pausedMs: pausedMs + at - (pausedAt ?? at) } };
		}
		case 'agenda-changed':
			return { agenda: event.agenda };
		case 'poll-opened':
			return withPoll(state, event.poll, () => ({ phase: 'open' }));
		case 'poll-closed':
			return withPoll(state, event.poll, () => ({ phase: 'closed' }));
		case 'poll-revealed':
			return withPoll(state, event.poll, () => ({ phase: 'revealed' }));
		case 'round-started':
			return withPoll(state, event.poll, ({ rounds }) => ({
				phase: 'open',
				round: event.round,
				rounds: [...rounds, {}]
			}));
		case 'member-added':
		case 'value-added':
			return withPoll(state, event.poll, (before) => ({ poll: withItem(before.poll, event.item) }));
		case 'idea-proposed':
			return withPoll(state, event.poll, ({ poll, proposed }) => ({
				poll: withItem(poll, event.item),
				proposed: by.kind === 'participant' ? { ...proposed, [by.id]: (proposed[by.id] ?? 0) + 1 } : proposed
			}));
		case 'idea-themed':
			return withPoll(state, event.poll, ({ poll }) =>
				poll.kind === 'ideas'
					? {
							poll: {
								...poll,
								items: poll.items.map((item) =>
									item.id === event.item ? { ...item, theme: event.theme } : item
								)
							}
						}
					: {}
			);
		case 'item-hidden':
			return withPoll(state, event.poll, ({ hidden }) => {
				const others = hidden.filter((id) => id !== event.item);
				return { hidden: event.hidden ? [...others, event.item] : others };
			});
		case 'answered':
			if (by.kind !== 'participant') return {};
			return withPoll(state, event.poll, ({ rounds }) => {
				const before = rounds[event.round - 1] ?? {};
				const answers = { ...before[event.item], [by.id]: event.answer };
				return { rounds: rounds.with(event.round - 1, { ...before, [event.item]: answers }) };
			});
		case 'applied': {
			const { group, to, poll, item, effect } = event;
			return { applied: [...state.applied, { seq, at, group, to, poll, item, effect }] };
		}
		case 'restituted':
			return { restitutions: { ...state.restitutions, [event.group]: event.lines } };
		case 'noted': {
			const { kind, group, text } = event;
			return { notes: [...state.notes, { seq, at, kind, group, text }] };
		}
		case 'note-removed':
			return { notes: state.notes.filter((note) => note.seq !== event.note) };
		case 'closed':
			return {
				phase: 'closed',
				closedAt: at,
				forgotten: by.kind === 'program',
				held: endHeld(state.held, at),
				records: event.records
			};
		default:
			return event satisfies never;
	}
}

const freshPoll = (poll: Poll): PollState => ({
	poll,
	phase: 'waiting',
	round: 1,
	hidden: [],
	rounds: [{}],
	proposed: {}
});

function withParticipant(
	{ participants }: WorkshopState,
	id: number,
	change: Partial<WorkshopState['participants'][number]>
): Partial<WorkshopState> {
	const before = participants[id];
	return before ? { participants: { ...participants, [id]: { ...before, ...change } } } : {};
}

function withPoll(
	{ polls }: WorkshopState,
	id: string,
	change: (before: PollState) => Partial<PollState>
): Partial<WorkshopState> {
	const before = polls[id];
	return before ? { polls: { ...polls, [id]: { ...before, ...change(before) } } } : {};
}

/** A poll with one more item; one that it has already, or that is not of its kind, changes nothing. */
function withItem(poll: Poll, item: MemberItem | ValueItem | IdeaItem): Poll {
	if (poll.items.some(({ id }) => id === item.id)) return poll;
	if (poll.kind === 'members' && 'subject' in item) return { ...poll, items: [...poll.items, item] };
	if (poll.kind === 'values' && 'low' in item) return { ...poll, items: [...poll.items, item] };
	if (poll.kind === 'ideas' && 'proposal' in item) return { ...poll, items: [...poll.items, item] };
	return poll;
}

const endHeld = (held: readonly HeldStep[], at: number): readonly HeldStep[] =>
	held.map((step) => (step.endedAt === null ? { ...step, endedAt: at } : step));
