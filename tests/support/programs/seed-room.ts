import { writeFileSync } from 'node:fs';
import { openDatabase } from '$lib/server/db';
import { closeOpenedRooms, openRoom } from '../open-room';
import { WORKSHOP_POLLS } from '../workshop-state';

const { DATA_DIR = '', DATABASE_URL } = process.env;
const [, , file = ''] = process.argv;

/** Opens the workshop of tests in a database that no server has open, with people choosing their sub-group; writes its code. */
const db = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL || null });
const room = await openRoom(db, { placing: 'choose', smallest: 1 }, WORKSHOP_POLLS);
await closeOpenedRooms();
await db.close();
writeFileSync(file, room.code);
