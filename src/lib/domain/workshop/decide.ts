import { err, ok, type Result } from '../shared';
import { cleanWords, LONGEST_WORDS, readAnswer } from './check-answer';
import type {
	DrivingCommand,
	FacilitatorCommand,
	HelpingCommand,
	ParticipantCommand,
	ProgramCommand,
	WorkshopCommand,
	WorkshopRefusal
} from './command';
import type { By, WorkshopEvent } from './event';
import type { Step } from './setup';
import type { Participant, PollState, WorkshopState } from './state';

type Decision = Result<readonly WorkshopEvent[], WorkshopRefusal>;

/** Ideas that one participant may propose to a poll. */
export const MOST_IDEAS = 10;
/** Lines of a restitution. */
export const RESTITUTION_LINES = 3;
/** Polls that may be asked in a second round. */
const ROUNDS: readonly string[] = ['statements', 'members', 'values', 'points'];
/** A step, in seconds: a few seconds to two hours. */
const STEP_SECONDS = { least: 5, most: 7200 };
const MOST_STEPS = 30;

const nothing: Decision = ok([]);
const happens = (...events: readonly WorkshopEvent[]): Decision => ok(events);

/**
 * What a command makes happen, given all that happened before. Nothing is an answer too: what is asked for holds already.
 * @param by who asks: the caller has checked that they are who they say
 */
export function decide(state: WorkshopState, by: By, command: WorkshopCommand): Decision {
	if (command.type === 'open')
		return state.phase === 'preparing'
			? happens({ ...command, type: 'opened' })
			: err({ code: 'already-open' });
	if (state.phase !== 'live') return err({ code: 'not-live', phase: state.phase });
	switch (by.kind) {
		case 'program':
			return isProgramCommand(command) ? decideProgram(state, command) : err({ code: 'not-allowed' });
		case 'participant':
			return isParticipantCommand(command)
				? decideParticipant(state, by.id, command)
				: err({ code: 'not-allowed' });
		case 'facilitator':
			if (isProgramCommand(command)) return err({ code: 'not-allowed' });
			// Facilitators write a restitution too; what else participants ask is theirs alone.
			return isParticipantCommand(command) && command.type !== 'restitute'
				? err({ code: 'not-allowed' })
				: decideFacilitator(state, by.id, command);
		default:
			return by satisfies never;
	}
}

type Later = Exclude<ProgramCommand, { readonly type: 'open' }>;

const isProgramCommand = (command: WorkshopCommand): command is Later =>
	command.type === 'join' || command.type === 'rename' || command.type === 'close-forgotten';
const isParticipantCommand = (command: WorkshopCommand): command is ParticipantCommand =>
	['answer', 'propose', 'choose-group', 'restitute'].includes(command.type);

function decideProgram(state: WorkshopState, command: Later): Decision {
	if (command.type === 'close-forgotten') return close(state, command.records);
	const { participant } = command;
	if (command.type === 'rename')
		return state.participants[participant]
			? happens({ type: 'renamed', participant })
			: err({ code: 'unknown-participant' });
	if (state.participants[participant]) return nothing;
	const joined: WorkshopEvent = { type: 'joined', participant, persons: command.persons };
	const group = state.setup?.placing === 'given' ? smallestGroup(state) : null;
	return group === null ? happens(joined) : happens(joined, { type: 'placed', participant, group });
}

/** The sub-group with the fewest participants, the first of equals. */
function smallestGroup({ setup, participants }: WorkshopState): string | null {
	const sizes = (setup?.groups ?? []).map(({ id }) => ({
		id,
		size: Object.values(participants).filter(({ group, removed }) => group === id && !removed).length
	}));
	return (
		sizes.reduce<(typeof sizes)[number] | null>(
			(least, each) => (least === null || each.size < least.size ? each : least),
			null
		)?.id ?? null
	);
}

function decideParticipant(state: WorkshopState, id: number, command: ParticipantCommand): Decision {
	const participant = state.participants[id];
	if (!participant) return err({ code: 'unknown-participant' });
	if (participant.removed) return err({ code: 'removed' });
	switch (command.type) {
		case 'choose-group': {
			const { group } = command;
			if (!hasGroup(state, group)) return err({ code: 'unknown-group' });
			if (state.setup?.placing === 'given' && participant.group !== null) return err({ code: 'not-allowed' });
			return participant.group === group ? nothing : happens({ type: 'placed', participant: id, group });
		}
		case 'restitute':
			return state.rapporteurs[command.group] === id
				? restitute(state, command)
				: err({ code: 'not-allowed' });
		case 'propose':
			return propose(state, participant, command);
		case 'answer':
			return answer(state, participant, command);
		default:
			return command satisfies never;
	}
}

/** A poll by an id that anybody may have written: a name that every object has is none. */
const pollOf = ({ polls }: WorkshopState, id: string): PollState | undefined =>
	Object.hasOwn(polls, id) ? polls[id] : undefined;

/** Whether a participant votes in a poll. */
export function votes(state: WorkshopState, { poll }: PollState, group: string | null): boolean {
	return poll.group === null || poll.group === group || state.setup?.voters[poll.kind] === 'everyone';
}

function openPoll(
	state: WorkshopState,
	participant: Participant,
	id: string
): Result<PollState, WorkshopRefusal> {
	const poll = pollOf(state, id);
	// Not shown yet, a poll is told of to nobody.
	if (!poll || poll.phase === 'waiting') return err({ code: 'unknown-poll' });
	if (!votes(state, poll, participant.group)) return err({ code: 'other-group' });
	return poll.phase === 'open' ? ok(poll) : err({ code: 'poll-not-open', phase: poll.phase });
}

function answer(
	state: WorkshopState,
	participant: Participant,
	{ poll: id, round, item: itemId, answer: given }: Extract<ParticipantCommand, { type: 'answer' }>
): Decision {
	const found = openPoll(state, participant, id);
	if (!found.ok) return found;
	const { poll, hidden, rounds, round: current } = found.value;
	if (round !== current) return err({ code: 'other-round', round: current });
	const item = poll.items.find((each) => each.id === itemId);
	if (!item || hidden.includes(itemId)) return err({ code: 'unknown-item' });
	const segments = state.setup?.segments.map((segment) => segment.id) ?? [];
	const read = readAnswer(poll, item, given, segments);
	if (!read) return err({ code: 'bad-answer' });
	const before = rounds[round - 1]?.[itemId]?.[participant.id];
	return before !== undefined && JSON.stringify(before) === JSON.stringify(read)
		? nothing
		: happens({ type: 'answered', poll: id, round, item: itemId, answer: read });
}

function propose(
	state: WorkshopState,
	participant: Participant,
	{ poll: id, text, proposal }: Extract<ParticipantCommand, { type: 'propose' }>
): Decision {
	const found = openPoll(state, participant, id);
	if (!found.ok) return found;
	const { poll, proposed } = found.value;
	if (poll.kind !== 'ideas') return err({ code: 'unknown-poll' });
	const words = cleanWords(text);
	if (words === null || (words === '' && proposal === null))
		return err({ code: 'bad-words', longest: LONGEST_WORDS });
	if ((proposed[participant.id] ?? 0) >= MOST_IDEAS) return err({ code: 'too-many-ideas', most: MOST_IDEAS });
	const item = { id: `idea-${state.seq + 1}`, text: words, theme: '', proposal };
	return happens({ type: 'idea-proposed', poll: id, item });
}

function restitute(
	state: WorkshopState,
	{ group, lines }: { readonly group: string; readonly lines: readonly string[] }
): Decision {
	if (!hasGroup(state, group)) return err({ code: 'unknown-group' });
	if (lines.length > RESTITUTION_LINES) return err({ code: 'bad-words', longest: LONGEST_WORDS });
	const clean: string[] = [];
	for (const line of lines) {
		const words = cleanWords(line);
		if (words === null) return err({ code: 'bad-words', longest: LONGEST_WORDS });
		clean.push(words);
	}
	return JSON.stringify(state.restitutions[group] ?? []) === JSON.stringify(clean)
		? nothing
		: happens({ type: 'restituted', group, lines: clean });
}

const hasGroup = ({ setup }: WorkshopState, group: string): boolean =>
	setup?.groups.some(({ id }) => id === group) ?? false;

const HELPING: readonly FacilitatorCommand['type'][] = [
	'take-driving',
	'hide-item',
	'theme-idea',
	'add-member',
	'add-value',
	'place',
	'remove',
	'name-rapporteur',
	'restitute',
	'note',
	'remove-note'
];
const isHelping = (command: FacilitatorCommand): command is HelpingCommand => HELPING.includes(command.type);

function decideFacilitator(state: WorkshopState, id: number, command: FacilitatorCommand): Decision {
	if (isHelping(command)) return help(state, id, command);
	return state.driver === id ? drive(state, command) : err({ code: 'not-driver', driver: state.driver });
}

function help(state: WorkshopState, id: number, command: HelpingCommand): Decision {
	switch (command.type) {
		case 'take-driving':
			return state.driver === id ? nothing : happens({ type: 'driver-changed', facilitator: id });
		case 'hide-item':
			return onItem(state, command, ({ hidden }) =>
				hidden.includes(command.item) === command.hidden
					? nothing
					: happens({ ...command, type: 'item-hidden' })
			);
		case 'theme-idea':
			return onItem(state, command, () => {
				const theme = cleanWords(command.theme, 60);
				return theme === null
					? err({ code: 'bad-words', longest: 60 })
					: happens({ ...command, type: 'idea-themed', theme });
			});
		case 'add-member':
		case 'add-value': {
			const kind = command.type === 'add-member' ? 'members' : 'values';
			const found = pollOf(state, command.poll);
			if (found?.poll.kind !== kind) return err({ code: 'unknown-poll' });
			if (found.poll.items.some((item) => item.id === command.item.id)) return nothing;
			return command.type === 'add-member'
				? happens({ ...command, type: 'member-added' })
				: happens({ ...command, type: 'value-added' });
		}
		case 'place': {
			const participant = state.participants[command.participant];
			if (!participant) return err({ code: 'unknown-participant' });
			if (!hasGroup(state, command.group)) return err({ code: 'unknown-group' });
			return participant.group === command.group ? nothing : happens({ ...command, type: 'placed' });
		}
		case 'remove': {
			const participant = state.participants[command.participant];
			if (!participant) return err({ code: 'unknown-participant' });
			return participant.removed ? nothing : happens({ type: 'removed', participant: command.participant });
		}
		case 'name-rapporteur': {
			const { group, participant } = command;
			if (!hasGroup(state, group)) return err({ code: 'unknown-group' });
			if (participant !== null && state.participants[participant]?.group !== group)
				return err({ code: 'unknown-participant' });
			return (state.rapporteurs[group] ?? null) === participant
				? nothing
				: happens({ type: 'rapporteur-named', group, participant });
		}
		case 'restitute':
			return restitute(state, command);
		case 'note': {
			const text = cleanWords(command.text);
			if (text === null || text === '') return err({ code: 'bad-words', longest: LONGEST_WORDS });
			if (command.group !== null && !hasGroup(state, command.group)) return err({ code: 'unknown-group' });
			return happens({ type: 'noted', kind: command.kind, group: command.group, text });
		}
		case 'remove-note':
			return state.notes.some(({ seq }) => seq === command.note)
				? happens({ type: 'note-removed', note: command.note })
				: nothing;
		default:
			return command satisfies never;
	}
}

function onItem(
	state: WorkshopState,
	{ poll: id, item }: { readonly poll: string; readonly item: string },
	then: (poll: PollState) => Decision
): Decision {
	const poll = pollOf(state, id);
	if (!poll) return err({ code: 'unknown-poll' });
	return poll.poll.items.some((each) => each.id === item) ? then(poll) : err({ code: 'unknown-item' });
}

function drive(state: WorkshopState, command: DrivingCommand): Decision {
	const { clock } = state;
	switch (command.type) {
		case 'start-step':
			return startStep(state, command.step);
		case 'add-time':
			if (clock.step === null) return err({ code: 'unknown-step' });
			return Number.isInteger(command.seconds) && Math.abs(command.seconds) <= STEP_SECONDS.most
				? happens({ type: 'time-added', seconds: command.seconds })
				: err({ code: 'bad-agenda' });
		case 'pause':
			if (clock.step === null) return err({ code: 'unknown-step' });
			return clock.pausedAt === null ? happens({ type: 'paused' }) : nothing;
		case 'resume':
			return clock.pausedAt === null ? nothing : happens({ type: 'resumed' });
		case 'change-agenda':
			return isAgenda(command.agenda) && keepsHeld(state, command.agenda)
				? happens({ type: 'agenda-changed', agenda: command.agenda })
				: err({ code: 'bad-agenda' });
		case 'open-poll':
		case 'close-poll':
		case 'reveal-poll':
		case 'new-round':
			return changePoll(state, command);
		case 'hand-over':
			return state.driver === command.facilitator
				? nothing
				: happens({ type: 'driver-changed', facilitator: command.facilitator });
		case 'apply':
			return hasGroup(state, command.group)
				? happens({ ...command, type: 'applied' })
				: err({ code: 'unknown-group' });
		case 'close':
			return close(state, command.records);
		default:
			return command satisfies never;
	}
}

const close = (
	state: WorkshopState,
	records: Extract<DrivingCommand, { readonly type: 'close' }>['records']
): Decision =>
	happens(...openPolls(state).map(({ poll }): WorkshopEvent => ({ type: 'poll-closed', poll: poll.id })), {
		type: 'closed',
		records
	});

const openPolls = ({ polls }: WorkshopState): readonly PollState[] =>
	Object.values(polls).filter(({ phase }) => phase === 'open');

/** A step begins: polls of other steps are closed, its own are opened. */
function startStep(state: WorkshopState, step: string): Decision {
	if (!state.agenda.some(({ id }) => id === step)) return err({ code: 'unknown-step' });
	if (state.clock.step === step) return nothing;
	const toOpen = Object.values(state.polls).filter(
		({ poll, phase }) => poll.step === step && phase === 'waiting'
	);
	return happens(
		...openPolls(state)
			.filter(({ poll }) => poll.step !== step)
			.map(({ poll }): WorkshopEvent => ({ type: 'poll-closed', poll: poll.id })),
		{ type: 'step-started', step },
		...toOpen.map(({ poll }): WorkshopEvent => ({ type: 'poll-opened', poll: poll.id }))
	);
}

function changePoll(
	state: WorkshopState,
	command: Extract<DrivingCommand, { readonly poll: string; readonly type: `${string}-${'poll' | 'round'}` }>
): Decision {
	const found = pollOf(state, command.poll);
	if (!found) return err({ code: 'unknown-poll' });
	const { phase, round, poll } = found;
	const wrong: Decision = err({ code: 'wrong-phase', phase });
	const { id } = poll;
	switch (command.type) {
		case 'open-poll':
			if (phase === 'open') return nothing;
			return phase === 'revealed' ? wrong : happens({ type: 'poll-opened', poll: id });
		case 'close-poll':
			if (phase === 'closed') return nothing;
			return phase === 'open' ? happens({ type: 'poll-closed', poll: id }) : wrong;
		case 'reveal-poll':
			if (phase === 'revealed') return nothing;
			return phase === 'waiting' ? wrong : happens({ type: 'poll-revealed', poll: id });
		case 'new-round':
			return phase === 'revealed' && ROUNDS.includes(poll.kind)
				? happens({ type: 'round-started', poll: id, round: round + 1 })
				: wrong;
		default:
			return command satisfies never;
	}
}

/** Whether an agenda can be held: some steps, each its own, of a time that makes sense. */
export function isAgenda(agenda: readonly Step[]): boolean {
	const ids = new Set(agenda.map(({ id }) => id));
	return (
		agenda.length > 0 &&
		agenda.length <= MOST_STEPS &&
		ids.size === agenda.length &&
		agenda.every(
			({ seconds, title }) =>
				Number.isInteger(seconds) &&
				seconds >= STEP_SECONDS.least &&
				seconds <= STEP_SECONDS.most &&
				title.trim() !== '' &&
				title.length <= 120
		)
	);
}

/** The step being held stays on the agenda, as do those that polls belong to. */
function keepsHeld({ clock, polls }: WorkshopState, agenda: readonly Step[]): boolean {
	const needed = [clock.step, ...Object.values(polls).map(({ poll }) => poll.step)];
	return needed.every((step) => step === null || agenda.some(({ id }) => id === step));
}
