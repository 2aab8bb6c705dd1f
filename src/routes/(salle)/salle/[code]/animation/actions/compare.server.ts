import { setImmediate } from 'node:timers/promises';
import { err, ok, type Result } from '$lib/domain/shared';
import { sideBySide, type GroupSide, type SideBySide } from '$lib/screens';
import { openWorkshop, type ActionContext } from './context.server';
import { sideWithAid } from './money.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork } from './sub-group.server';

/** Sub-groups side by side, from what each works on now. A sub-group whose draft is gone is left out. */
export async function compareGroups(
	context: Pick<ActionContext, 'db' | 'viewer' | 'room'>
): Promise<Result<SideBySide, ActionRefusal>> {
	const open = openWorkshop(context.room);
	if (!open) return err({ of: 'room', why: { code: 'not-live', phase: 'preparing' } });
	const sides: GroupSide[] = [];
	let refusal: ActionRefusal | null = null;
	let start = null;
	for (const { id, name } of open.setup.groups) {
		const work = await subGroupWork(context, open, id);
		// Other requests get a turn: each sub-group is a territory classified and costed.
		await setImmediate();
		if (work.ok) {
			({ start } = work.value);
			sides.push({ id, name, ...sideWithAid(work.value.data, work.value.scenario) });
		} else refusal = work.error;
	}
	if (start) return ok(sideBySide(sides, start));
	return err(refusal ?? { of: 'room', why: { code: 'unknown-group' } });
}
