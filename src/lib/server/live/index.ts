export type { Outcome } from './commit';
export { workshopRefusalMessage } from './refusal-message';
export type { LiveRoom } from './room';
export { closeRooms, liveRoom } from './rooms';
