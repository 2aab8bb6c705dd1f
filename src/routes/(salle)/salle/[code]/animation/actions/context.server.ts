import type { Viewer } from '$lib/domain/access';
import type { WorkshopSetup, WorkshopState } from '$lib/domain/workshop';
import type { Database } from '$lib/server/db';
import type { LiveRoom } from '$lib/server/live';
import type { RoomHead } from '$lib/server/workshops';

/** What an action is done with. */
export interface ActionContext {
	readonly db: Database;
	readonly head: RoomHead;
	readonly room: Pick<LiveRoom, 'state' | 'submit'>;
	/** Number of the facilitator who asks. */
	readonly facilitator: number;
	/** The account behind them: its scope and its name in what is written. */
	readonly viewer: Viewer;
}

/** A workshop that is open, with what it was prepared to be. */
export interface OpenWorkshop {
	readonly state: WorkshopState;
	readonly setup: WorkshopSetup;
}

/** Null before it opens. */
export const openWorkshop = ({ state }: Pick<ActionContext['room'], 'state'>): OpenWorkshop | null =>
	state.setup ? { state, setup: state.setup } : null;
