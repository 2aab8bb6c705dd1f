import { err, ok, type Result } from '$lib/domain/shared';
import type { ActionDone, RoomAction } from '$lib/domain/workshop';
import { answerAsFiction, makePairing, renameParticipant, revokeDevice } from '$lib/server/workshops';
import { apply, preview } from './apply.server';
import { close } from './close.server';
import type { ActionContext } from './context.server';
import { addItem } from './items.server';
import type { ActionRefusal } from './refusal.server';

/** Does what a console asks. The same key counts once. */
export async function doAction(
	context: ActionContext,
	key: string,
	action: RoomAction
): Promise<Result<ActionDone, ActionRefusal>> {
	const { db, head, room, facilitator } = context;
	switch (action.type) {
		case 'apply-value':
		case 'apply-proposal':
		case 'apply-member':
		case 'apply-points':
			return apply(context, key, action);
		case 'preview':
			return preview(context, action.of);
		case 'close':
			return close(context, key);
		case 'add-member':
		case 'add-value':
			return addItem(context, key, action);
		case 'rename': {
			const renamed = await renameParticipant(db, head.id, action.participant, action);
			if (!renamed.ok) return err({ of: 'join', why: renamed.error });
			return renamed.value
				? ok({ kind: 'done', seq: room.state.seq })
				: err({ of: 'room', why: { code: 'unknown-participant' } });
		}
		case 'rehearsal': {
			const seed = room.state.seq;
			const answered = await answerAsFiction(db, head, { participants: action.participants, seed });
			return answered.ok
				? ok({ kind: 'rehearsed', ...answered.value })
				: err({ of: 'rehearsal', why: answered.error });
		}
		case 'make-pairing': {
			const made = await makePairing(db, head, facilitator);
			return made.ok ? ok({ kind: 'pairing', ...made.value }) : err({ of: 'pairing', why: made.error });
		}
		case 'revoke':
			return (await revokeDevice(db, head, action.facilitator, facilitator))
				? ok({ kind: 'done', seq: room.state.seq })
				: err({ of: 'action', why: { code: 'unknown-device' } });
	}
}
