import type { Audience } from '../../domain/workshop';
import type { LiveRoom } from './room';

/** Whose screen follows a room. */
export interface Watcher {
	readonly kind: Audience['kind'];
	/** Number of the participant, or of the facilitator whose screen it is. */
	readonly id: number;
	/** Whether they may still look, asked again and again: rights may be taken back meanwhile. */
	readonly stillMay: () => Promise<boolean>;
}

/** What a watcher sees now. */
export const audienceOf = ({ state }: LiveRoom, { kind, id }: Watcher): Audience =>
	kind === 'participant' ? { kind, group: state.participants[id]?.group ?? null } : { kind };

/** What a watcher is told, as JSON. @param since the last event that they know */
export const tellingOf = (room: LiveRoom, watcher: Watcher, since: number | null): string =>
	room.messageText(audienceOf(room, watcher), since, watcher.kind === 'participant' ? watcher.id : undefined);

/** Whether a watcher may look no more, as far as this process knows without asking. */
export const isShutOut = (room: LiveRoom, { kind, id }: Watcher): boolean =>
	room.isErased || (kind === 'participant' && room.state.participants[id]?.removed !== false);
