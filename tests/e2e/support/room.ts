import { serveRoom, type ServedRoom } from '../../support/served-room';
import { test as base } from './test';

/** Tests of a room that a server of their own holds, one for each worker. */
export const test = base.extend<object, { room: ServedRoom }>({
	room: [
		async ({}, use) => {
			const room = await serveRoom();
			await use(room);
			await room.stop();
		},
		{ scope: 'worker', timeout: 240_000 }
	],
	server: async ({ room }, use) => use(room.server)
});
