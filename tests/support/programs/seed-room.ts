import { writeFileSync } from 'node:fs';
import { openDatabase } from '$lib/server/db';
import { liveRoom } from '$lib/server/live';
import { closeOpenedRooms, openRoom } from '../open-room';
import { MOMENTS, workshopAt, WORKSHOP_POLLS } from '../workshop-state';

const { DATA_DIR = '', DATABASE_URL } = process.env;
const [, , file = '', until = ''] = process.argv;

/**
 * Opens the workshop of tests in a database that no server has open, and writes its code: empty, people choosing their sub-group, or
 * as it is at a moment that is named.
 */
const db = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL || null });
const moment = MOMENTS.find((each) => each === until);
const room = await openRoom(db, moment ? {} : { placing: 'choose', smallest: 1 }, WORKSHOP_POLLS);
if (moment) {
	const live = await liveRoom(db, room.id);
	for (const { by, command } of workshopAt(moment).asked.slice(1))
		await live.submit(by, [{ key: null, command }]);
}
await closeOpenedRooms();
await db.close();
writeFileSync(file, room.code);
