export type { Outcome } from './commit';
export { eventOfKey } from './event-of-key';
export { workshopRefusalMessage } from './refusal-message';
export type { LiveRoom } from './room';
export { closeRooms, liveRoom } from './rooms';
