import { err, ok, type Result } from '$lib/domain/shared';
import { tallyOf, type ActionDone, type ApplyAction, type PollState } from '$lib/domain/workshop';
import type { SharedPoints } from '$lib/screens';
import { eventOfKey } from '$lib/server/live';
import { parisToday } from '$lib/server/overrides';
import { prepareProposal, prepareValue } from './apply-criteria.server';
import { prepareMember } from './apply-member.server';
import { preparePoints } from './apply-points.server';
import { openWorkshop, type ActionContext, type OpenWorkshop } from './context.server';
import type { Prepared } from './prepared.server';
import type { ActionRefusal } from './refusal.server';
import { oneAtATime } from './turns.server';

type Done = Result<ActionDone, ActionRefusal>;

/** What applying would do. Anybody who runs the workshop may look. */
export async function preview(context: ActionContext, action: ApplyAction): Promise<Done> {
	const prepared = await prepare(context, action);
	return prepared.ok ? ok({ kind: 'previewed', effect: prepared.value.effect }) : prepared;
}

/**
 * Applies what the room agreed on: computes what it does, writes it under the account behind the facilitator, and records it as an
 * event. Only the one who drives may. The same key applies once; an action cut short between writing and recording is taken up
 * where it was when it is sent again.
 */
export function apply(context: ActionContext, key: string, action: ApplyAction): Promise<Done> {
	return oneAtATime(context.head.id, async () => {
		const { db, head, room, facilitator } = context;
		const by = { kind: 'facilitator' as const, id: facilitator };
		const kept = await eventOfKey(db, head.id, by, key);
		if (kept)
			return kept.event.type === 'applied'
				? ok(applied(kept.seq, kept.event.effect, isRecorded(context, kept.event.to)))
				: err({ of: 'action', why: { code: 'key-used' } });
		const { driver, phase } = room.state;
		if (phase !== 'live') return err({ of: 'room', why: { code: 'not-live', phase } });
		if (driver !== facilitator) return err({ of: 'room', why: { code: 'not-driver', driver } });
		const prepared = await prepare(context, action);
		if (!prepared.ok) return prepared;
		const { group, to, poll, item, write } = prepared.value;
		const written = await write();
		if (!written.ok) return written;
		const { effect, recorded } = written.value;
		const command = { type: 'apply' as const, group, to, poll, item, effect };
		const [outcome] = await room.submit(by, [{ key, command }]);
		if (!outcome?.ok) return err({ of: 'room', why: outcome?.error ?? { code: 'not-allowed' } });
		return ok(applied(outcome.value, effect, recorded));
	});
}

const applied = (
	seq: number,
	effect: Extract<ActionDone, { kind: 'applied' }>['effect'],
	recorded: boolean
): ActionDone => ({ kind: 'applied', seq, effect, recorded });

/** Overrides of a rehearsal are the only thing that is not recorded. */
const isRecorded = ({ room }: ActionContext, to: string): boolean =>
	to !== 'override' || room.state.setup?.rehearsal !== true;

async function prepare(
	context: ActionContext,
	action: ApplyAction
): Promise<Result<Prepared, ActionRefusal>> {
	const open = openWorkshop(context.room);
	if (!open) return err({ of: 'room', why: { code: 'not-live', phase: 'preparing' } });
	const found = Object.hasOwn(open.state.polls, action.poll) ? open.state.polls[action.poll] : undefined;
	if (!found || found.phase === 'waiting') return err({ of: 'room', why: { code: 'unknown-poll' } });
	const { poll } = found;
	const groupOf = (...segments: readonly string[]): string =>
		poll.group ??
		open.setup.groups.find((group) => segments.some((id) => group.segments.includes(id)))?.id ??
		open.setup.groups[0]?.id ??
		'';
	const unknown: Result<Prepared, ActionRefusal> = err({ of: 'room', why: { code: 'unknown-item' } });
	switch (action.type) {
		case 'apply-value': {
			const item = poll.kind === 'values' && poll.items.find(({ id }) => id === action.item);
			return item ? prepareValue(context, open, groupOf(item.segment), item, action) : unknown;
		}
		case 'apply-proposal': {
			const item = poll.kind === 'ideas' && poll.items.find(({ id }) => id === action.item);
			if (!item || found.hidden.includes(item.id)) return unknown;
			return prepareProposal(context, open, groupOf(item.proposal?.segment ?? ''), poll.id, item);
		}
		case 'apply-member': {
			const item = poll.kind === 'members' && poll.items.find(({ id }) => id === action.item);
			if (!item) return unknown;
			const tally = revealed(found, open);
			if (!tally) return err({ of: 'action', why: { code: 'not-revealed' } });
			const group = groupOf(action.to, item.outcome);
			return prepareMember(context, open, group, { item, tally: tally[item.id] }, action);
		}
		case 'apply-points':
			return points(context, open, found, action, groupOf);
		default:
			return action satisfies never;
	}
}

async function points(
	context: ActionContext,
	open: OpenWorkshop,
	found: PollState,
	action: Extract<ApplyAction, { type: 'apply-points' }>,
	groupOf: (...segments: readonly string[]) => string
): Promise<Result<Prepared, ActionRefusal>> {
	const { poll } = found;
	const tally = revealed(found, open);
	if (!tally) return err({ of: 'action', why: { code: 'not-revealed' } });
	const shared: SharedPoints[] = [];
	for (const id of new Set(action.items)) {
		const item = poll.kind === 'points' && poll.items.find((each) => each.id === id);
		if (!item) return err({ of: 'room', why: { code: 'unknown-item' } });
		const result = tally[id];
		if (result?.kind !== 'points' || Object.values(result.shares).every((share) => share === 0))
			return err({ of: 'action', why: { code: 'few-answers' } });
		shared.push({ item, shares: result.shares });
	}
	const group = groupOf(...shared.map(({ item }) => item.segment));
	return preparePoints(context, open, group, { poll: poll.id, shared, today: await parisToday(context.db) });
}

/** The results of the last round that the room was shown; null while there is none. */
function revealed(found: PollState, { setup }: OpenWorkshop): ReturnType<typeof tallyOf> | null {
	const round = found.phase === 'revealed' ? found.round : found.round - 1;
	return round === 0 ? null : tallyOf(found, round, setup.smallest);
}
