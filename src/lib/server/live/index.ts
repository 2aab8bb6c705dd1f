export { allowance } from './allowance';
export type { Outcome } from './commit';
export { eventsAfter } from './kept-events';
export { eventOfKey } from './event-of-key';
export { nextMessage } from './next-message';
export { workshopRefusalMessage } from './refusal-message';
export type { LiveRoom } from './room';
export { closeRooms, liveRoom } from './rooms';
export { openStream } from './stream';
export type { Watcher } from './watcher';
export {
	LARGEST_BODY,
	readFacilitatorSent,
	readParticipantSent,
	type Keyed,
	type ParticipantSent
} from './read-sent';
