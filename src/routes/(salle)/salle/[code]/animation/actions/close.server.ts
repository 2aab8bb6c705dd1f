import { err, ok, type Result } from '$lib/domain/shared';
import type { ActionDone } from '$lib/domain/workshop';
import { discardGroupWork, groupRecords, workshopClosed } from '$lib/server/workshops';
import type { ActionContext } from './context.server';
import type { ActionRefusal } from './refusal.server';
import { oneAtATime } from './turns.server';

/** Ends the workshop, with what each sub-group leaves. */
export function close(context: ActionContext, key: string): Promise<Result<ActionDone, ActionRefusal>> {
	return oneAtATime(context.head.id, async () => {
		const { db, head, room, facilitator, viewer } = context;
		const wasLive = room.state.phase === 'live';
		const drives = wasLive && room.state.driver === facilitator;
		const records = drives ? await groupRecords(db, room.state, viewer.scope) : {};
		const command = { type: 'close' as const, records };
		const [outcome] = await room.submit({ kind: 'facilitator', id: facilitator }, [{ key, command }]);
		if (!outcome?.ok) return err({ of: 'room', why: outcome?.error ?? { code: 'not-allowed' } });
		if (wasLive) {
			await workshopClosed(db, head.id, facilitator);
			// What was done for the exercise does not stand among real drafts and scenarios.
			if (room.state.setup?.rehearsal) await discardGroupWork(db, viewer, room.state);
		}
		return ok({ kind: 'done', seq: outcome.value });
	});
}
