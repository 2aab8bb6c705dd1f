import { err, ok, type Result } from '$lib/domain/shared';
import { addableMembers, addableValues, type AddableMember, type AddableValue } from '$lib/screens';
import { openWorkshop, type ActionContext } from './context.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork } from './sub-group.server';

/** Organisations, then structures, proposed at once. */
const MOST_FOUND = 6;

/**
 * What can be added to a poll of a sub-group: structures and organisations that answer a search, or the numbers of its criteria that
 * are not asked about. Nothing for a poll of another kind.
 */
export async function addableTo(
	context: Pick<ActionContext, 'db' | 'viewer' | 'room'>,
	id: string,
	search: string
): Promise<Result<readonly (AddableMember | AddableValue)[], ActionRefusal>> {
	const open = openWorkshop(context.room);
	if (!open) return err({ of: 'room', why: { code: 'not-live', phase: 'preparing' } });
	const poll = Object.hasOwn(open.state.polls, id) ? open.state.polls[id]?.poll : undefined;
	if (!poll || poll.group === null) return err({ of: 'room', why: { code: 'unknown-poll' } });
	const work = await subGroupWork(context, open, poll.group);
	if (!work.ok) return work;
	const { data, group } = work.value;
	const asked = poll.items.map((item) => item.id);
	const own = { segments: group.segments, asked };
	if (poll.kind === 'members') return ok(addableMembers(data, own, search, MOST_FOUND));
	return ok(poll.kind === 'values' ? addableValues(data, own) : []);
}
