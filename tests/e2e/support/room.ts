import { serveRoom, type RoomOptions, type ServedRoom } from '../../support/served-room';
import { test as base } from './test';

/** Tests of a room that a server of their file's own holds: called once, at the top of the file. */
export function testsOfRoom(options?: RoomOptions) {
	let served: Promise<ServedRoom> | null = null;
	const test = base.extend<{ room: ServedRoom }>({
		room: [async ({}, use) => use(await (served ??= serveRoom(options))), { timeout: 240_000 }],
		server: async ({ room }, use) => use(room.server)
	});
	test.afterAll(async () => {
		await (await served)?.stop();
		served = null;
	});
	return test;
}
