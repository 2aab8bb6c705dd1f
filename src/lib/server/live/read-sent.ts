import * as v from 'valibot';
import {
	NOTE_KINDS,
	STEP_KINDS,
	type FacilitatorCommand,
	type ParticipantCommand
} from '../../domain/workshop';

/** What one request may weigh, in bytes, and how much may be sent in it. */
export const LARGEST_BODY = 64 * 1024;
export const MOST_AT_ONCE = 200;

/** Longer than any text of a room: what is too long for its place is refused there, with its reason. */
const text = v.pipe(v.string(), v.maxLength(2000));
const id = v.pipe(v.string(), v.maxLength(100));
const number = v.pipe(v.number(), v.safeInteger());
const lines = v.pipe(v.array(text), v.maxLength(10));
const key = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/));

const restitute = v.object({ type: v.literal('restitute'), group: id, lines });

const PARTICIPANT = v.variant('type', [
	v.object({ type: v.literal('answer'), poll: id, round: number, item: id, answer: v.unknown() }),
	v.object({ type: v.literal('propose'), poll: id, text, proposal: v.unknown() }),
	v.object({ type: v.literal('choose-group'), group: id }),
	restitute
]);

const poll = (type: 'open-poll' | 'close-poll' | 'reveal-poll' | 'new-round') =>
	v.object({ type: v.literal(type), poll: id });
const step = v.object({ id, kind: v.picklist(STEP_KINDS), title: text, seconds: number });

/** Without what the server computes itself, which is asked for as an action. */
const FACILITATOR = v.variant('type', [
	v.object({ type: v.literal('start-step'), step: id }),
	v.object({ type: v.literal('add-time'), seconds: number }),
	v.object({ type: v.picklist(['pause', 'resume', 'take-driving']) }),
	v.object({ type: v.literal('change-agenda'), agenda: v.pipe(v.array(step), v.maxLength(100)) }),
	poll('open-poll'),
	poll('close-poll'),
	poll('reveal-poll'),
	poll('new-round'),
	v.object({ type: v.literal('hand-over'), facilitator: number }),
	v.object({ type: v.literal('hide-item'), poll: id, item: id, hidden: v.boolean() }),
	v.object({ type: v.literal('theme-idea'), poll: id, item: id, theme: text }),
	v.object({ type: v.literal('place'), participant: number, group: id }),
	v.object({ type: v.literal('remove'), participant: number }),
	v.object({ type: v.literal('name-rapporteur'), group: id, participant: v.nullable(number) }),
	restitute,
	v.object({ type: v.literal('note'), kind: v.picklist(NOTE_KINDS), group: v.nullable(id), text }),
	v.object({ type: v.literal('remove-note'), note: number })
]);

const bodyOf = <T extends v.GenericSchema>(command: T) =>
	v.object({
		sent: v.pipe(v.array(v.object({ key, command })), v.minLength(1), v.maxLength(MOST_AT_ONCE))
	});
const PARTICIPANT_BODY = bodyOf(PARTICIPANT);
const FACILITATOR_BODY = bodyOf(FACILITATOR);

/** What a participant sent; a criterion that they propose is not read yet. */
export type ParticipantSent =
	| Exclude<ParticipantCommand, { readonly type: 'propose' }>
	| {
			readonly type: 'propose';
			readonly poll: string;
			readonly text: string;
			readonly proposal?: unknown;
	  };

/** A command with its key. */
export interface Keyed<T> {
	readonly key: string;
	readonly command: T;
}

/** Reads what a participant sent. @returns null when it is of no form that is known */
export function readParticipantSent(given: unknown): readonly Keyed<ParticipantSent>[] | null {
	const read = v.safeParse(PARTICIPANT_BODY, given);
	return read.success ? read.output.sent : null;
}

/** Reads what a facilitator sent. @returns null when it is of no form that is known */
export function readFacilitatorSent(given: unknown): readonly Keyed<FacilitatorCommand>[] | null {
	const read = v.safeParse(FACILITATOR_BODY, given);
	return read.success ? read.output.sent : null;
}
