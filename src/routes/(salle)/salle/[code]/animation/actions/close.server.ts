import { migrationBetween } from '$lib/domain/comparison';
import { err, ok, type Result } from '$lib/domain/shared';
import type { ActionDone, GroupRecord } from '$lib/domain/workshop';
import { discardGroupWork, workshopClosed } from '$lib/server/workshops';
import { openWorkshop, type ActionContext, type OpenWorkshop } from './context.server';
import { sideUnder } from './grounds.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork } from './sub-group.server';
import { oneAtATime } from './turns.server';

/** Ends the workshop, with what each sub-group leaves. One whose draft is gone leaves nothing: it does not hold the end up. */
export function close(context: ActionContext, key: string): Promise<Result<ActionDone, ActionRefusal>> {
	return oneAtATime(context.head.id, async () => {
		const { room, facilitator } = context;
		const open = openWorkshop(room);
		const records = open && room.state.driver === facilitator ? await recordsOf(context, open) : {};
		const command = { type: 'close' as const, records };
		const wasLive = room.state.phase === 'live';
		const [outcome] = await room.submit({ kind: 'facilitator', id: facilitator }, [{ key, command }]);
		if (!outcome?.ok) return err({ of: 'room', why: outcome?.error ?? { code: 'not-allowed' } });
		if (wasLive) {
			await workshopClosed(context.db, context.head.id, facilitator);
			// What was done for the exercise does not stand among real drafts and scenarios.
			if (room.state.setup?.rehearsal) await discardGroupWork(context.db, context.viewer, room.state);
		}
		return ok({ kind: 'done', seq: outcome.value });
	});
}

async function recordsOf(
	context: ActionContext,
	open: OpenWorkshop
): Promise<Readonly<Record<string, GroupRecord>>> {
	const records: Record<string, GroupRecord> = {};
	for (const { id } of open.setup.groups) {
		const read = await subGroupWork(context, open, id);
		if (!read.ok) continue;
		const { ground, start, criteria, overrides, data } = read.value;
		const { flows } = migrationBetween(sideUnder(ground, { criteria: start, overrides }), data);
		records[id] = {
			criteria,
			migration: flows.map(({ from, to, count }) => ({ from, to, structures: count }))
		};
	}
	return records;
}
