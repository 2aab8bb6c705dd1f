export { RoomConnection } from './connection.svelte';
export type { LinkStatus } from './link';
export type { RoomView } from './transport';
