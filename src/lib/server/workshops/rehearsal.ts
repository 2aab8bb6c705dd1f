import { randomFrom } from '$lib/domain/funding';
import { err, ok, type Result } from '$lib/domain/shared';
import {
	FICTIONAL_IDEAS,
	fictionalAnswer,
	fictionalIdea,
	type PollState,
	type WorkshopCommand,
	type WorkshopState
} from '$lib/domain/workshop';
import type { Database } from '../db';
import { liveRoom, type LiveRoom } from '../live';
import { joinRoom, type JoinRefusal } from './join';
import type { RoomHead } from './rooms';

/** Fictional participants that one rehearsal may have. */
export const MOST_FICTIONAL = 60;

/** Why nobody fictional comes. */
export type RehearsalRefusal = JoinRefusal | { readonly code: 'not-a-rehearsal' };

/** What fictional participants did. */
export interface Rehearsed {
	/** The fictional ones, once they came; whoever joined by a real device is not among them. */
	readonly participants: number;
	/** Answers that they gave this time. */
	readonly answers: number;
}

/** How fictional participants are called, everywhere. */
const FICTIONAL_NAME = 'Participant fictif';

/**
 * In a rehearsal, and in nothing else: has fictional participants join until there are as many as asked, shares them between the
 * sub-groups, and has each answer what is open and what they have not answered. The same seed answers the same.
 */
export async function answerAsFiction(
	db: Database,
	head: RoomHead,
	{ participants, seed }: { readonly participants: number; readonly seed: number }
): Promise<Result<Rehearsed, RehearsalRefusal>> {
	const room = await liveRoom(db, head.id);
	if (room.state.setup?.rehearsal !== true) return err({ code: 'not-a-rehearsal' });
	const wanted = Math.min(MOST_FICTIONAL, Math.max(0, Math.floor(participants)));
	const present = await fictionalOf(db, head.id);
	for (let number = present.length + 1; number <= wanted; number++) {
		const joined = await joinRoom(db, head, {
			name: `${FICTIONAL_NAME} ${number}`,
			organisation: 'Répétition',
			persons: 1
		});
		if (!joined.ok) return joined;
	}
	const people = (await fictionalOf(db, head.id)).slice(0, wanted);
	await takePlaces(room, people);
	const proposed = await submitAll(room, people, (id, turn) => ideasOf(room.state, id, turn));
	const answered = await submitAll(room, people, (id) =>
		answersOf(room.state, id, randomFrom(seed * 1009 + id))
	);
	return ok({ participants: people.length, answers: proposed + answered });
}

/** Numbers of those who are fictional, in their order. */
async function fictionalOf(db: Database, workshop: number): Promise<readonly number[]> {
	const rows = await db.query(
		`select id from workshop_participants where workshop_id = $1 and name like $2 order by id`,
		[workshop, `${FICTIONAL_NAME} %`]
	);
	return rows.map(([id]) => Number(id));
}

/** Has each send what is theirs. @returns how many things were taken */
async function submitAll(
	room: LiveRoom,
	people: readonly number[],
	commandsOf: (id: number, turn: number) => readonly WorkshopCommand[]
): Promise<number> {
	const outcomes = await Promise.all(
		people.map((id, turn) =>
			room.submit(
				{ kind: 'participant', id },
				commandsOf(id, turn).map((command) => ({ key: null, command }))
			)
		)
	);
	return outcomes.flat().filter(({ ok: isTaken }) => isTaken).length;
}

/** Those who have no sub-group yet are shared between them by turns. */
async function takePlaces(room: LiveRoom, people: readonly number[]): Promise<void> {
	const groups = room.state.setup?.groups ?? [];
	await submitAll(room, people, (id, turn) => {
		const group = groups[turn % Math.max(1, groups.length)];
		const placed = room.state.participants[id]?.group ?? null;
		return group && placed === null ? [{ type: 'choose-group', group: group.id }] : [];
	});
}

/** Polls that are open to a participant. */
function openTo({ polls, participants, setup }: WorkshopState, id: number): readonly PollState[] {
	const group = participants[id]?.group ?? null;
	return Object.values(polls).filter(
		({ poll, phase }) =>
			phase === 'open' &&
			(poll.group === null || poll.group === group || setup?.voters[poll.kind] === 'everyone')
	);
}

/** The first ones propose an idea each, where there are none. */
function ideasOf(state: WorkshopState, id: number, turn: number): readonly WorkshopCommand[] {
	return openTo(state, id).flatMap(({ poll }): WorkshopCommand[] =>
		poll.kind === 'ideas' && poll.items.length === 0 && turn < FICTIONAL_IDEAS
			? [{ type: 'propose', poll: poll.id, text: fictionalIdea(turn), proposal: null }]
			: []
	);
}

function answersOf(state: WorkshopState, id: number, chance: () => number): readonly WorkshopCommand[] {
	const segments = state.setup?.segments.map((segment) => segment.id) ?? [];
	return openTo(state, id).flatMap(({ poll, round, rounds, hidden }) =>
		poll.items.flatMap((item): WorkshopCommand[] => {
			const answer = fictionalAnswer(poll, item, segments, chance);
			const isAnswered = rounds[round - 1]?.[item.id]?.[id] !== undefined;
			if (answer === null || isAnswered || hidden.includes(item.id)) return [];
			return [{ type: 'answer', poll: poll.id, round, item: item.id, answer }];
		})
	);
}
