import type { ActionSent, ApplyAction, RoomAction } from '$lib/domain/workshop';
import { MOST_FICTIONAL } from '$lib/server/workshops';
import * as v from 'valibot';

const LONGEST_ID = 200;
const LONGEST_TEXT = 1000;
const ID = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID));
const TEXT = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const NUMBER = v.pipe(v.number(), v.integer(), v.minValue(1));

const APPLY = v.variant('type', [
	v.object({
		type: v.literal('apply-value'),
		poll: ID,
		item: ID,
		value: v.pipe(v.number(), v.finite())
	}),
	v.object({ type: v.literal('apply-proposal'), poll: ID, item: ID }),
	v.object({ type: v.literal('apply-member'), poll: ID, item: ID, to: ID, reason: TEXT }),
	v.object({
		type: v.literal('apply-points'),
		poll: ID,
		items: v.pipe(v.array(ID), v.minLength(1), v.maxLength(50))
	})
]) satisfies v.GenericSchema<unknown, ApplyAction>;

const ACTION = v.variant('type', [
	...APPLY.options,
	v.object({ type: v.literal('preview'), of: APPLY }),
	v.object({
		type: v.literal('add-member'),
		poll: ID,
		subject: v.object({ kind: v.picklist(['structure', 'organisation']), id: ID })
	}),
	v.object({
		type: v.literal('add-value'),
		poll: ID,
		segment: ID,
		path: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(50)),
		role: v.picklist(['threshold', 'score', 'weight'])
	}),
	v.object({ type: v.literal('rehearsal'), participants: v.pipe(NUMBER, v.maxValue(MOST_FICTIONAL)) }),
	v.object({ type: v.literal('rename'), participant: NUMBER, name: TEXT, organisation: TEXT }),
	v.object({ type: v.literal('close') }),
	v.object({ type: v.literal('make-pairing') }),
	v.object({ type: v.literal('revoke'), facilitator: NUMBER })
]) satisfies v.GenericSchema<unknown, RoomAction>;

const SENT = v.object({
	key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{16,64}$/)),
	action: ACTION
}) satisfies v.GenericSchema<unknown, ActionSent>;

/** What a console sent; null for anything else. */
export function readAction(body: unknown): ActionSent | null {
	const read = v.safeParse(SENT, body);
	return read.success ? read.output : null;
}
