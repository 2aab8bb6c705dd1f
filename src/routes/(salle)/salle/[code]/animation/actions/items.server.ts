import { err, ok, type Result } from '$lib/domain/shared';
import type { ActionDone, HelpingCommand, RoomAction } from '$lib/domain/workshop';
import { memberItem, valueItem, type TerritoryData } from '$lib/screens';
import { openWorkshop, type ActionContext } from './context.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork } from './sub-group.server';

type Add = Extract<RoomAction, { type: 'add-member' | 'add-value' }>;

/** One more question in a poll, made from what the sub-group works on now. */
export async function addItem(
	context: ActionContext,
	key: string,
	action: Add
): Promise<Result<ActionDone, ActionRefusal>> {
	const open = openWorkshop(context.room);
	if (!open) return err({ of: 'room', why: { code: 'not-live', phase: 'preparing' } });
	const { setup, state } = open;
	const poll = Object.hasOwn(state.polls, action.poll) ? state.polls[action.poll]?.poll : undefined;
	const group =
		poll?.group ??
		setup.groups.find(({ segments }) => action.type === 'add-value' && segments.includes(action.segment))
			?.id ??
		setup.groups[0]?.id ??
		'';
	const work = await subGroupWork(context, open, group);
	if (!work.ok) return work;
	const command = commandOf(action, work.value.data, setup.room.headCounts);
	if (!command.ok) return command;
	const by = { kind: 'facilitator' as const, id: context.facilitator };
	const [outcome] = await context.room.submit(by, [{ key, command: command.value }]);
	return outcome?.ok
		? ok({ kind: 'done', seq: outcome.value })
		: err({ of: 'room', why: outcome?.error ?? { code: 'not-allowed' } });
}

function commandOf(
	action: Add,
	data: TerritoryData,
	headCounts: boolean
): Result<HelpingCommand, ActionRefusal> {
	switch (action.type) {
		case 'add-member': {
			const item = memberItem(data, action.subject, { headCounts });
			return item
				? ok({ type: 'add-member', poll: action.poll, item })
				: err({ of: 'action', why: { code: 'unknown-subject' } });
		}
		case 'add-value': {
			const { segment, path, role } = action;
			const item = valueItem(data, { segment, path }, role);
			return item
				? ok({ type: 'add-value', poll: action.poll, item })
				: err({ of: 'action', why: { code: 'unknown-value' } });
		}
		default:
			return action satisfies never;
	}
}
