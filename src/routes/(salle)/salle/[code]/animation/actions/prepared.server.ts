import type { Result } from '$lib/domain/shared';
import type { DrivingCommand, Effect } from '$lib/domain/workshop';
import type { ActionRefusal } from './refusal.server';

/** What was written, and the effect as it is recorded. */
export interface Written {
	readonly effect: Effect;
	/** False for what a rehearsal keeps out of the product. */
	readonly recorded: boolean;
}

/** Something to apply, computed and not written yet. */
export interface Prepared extends Pick<
	Extract<DrivingCommand, { type: 'apply' }>,
	'group' | 'to' | 'poll' | 'item' | 'effect'
> {
	/** Writes it; asked again after it was cut short, it writes nothing twice. */
	readonly write: () => Promise<Result<Written, ActionRefusal>>;
}
