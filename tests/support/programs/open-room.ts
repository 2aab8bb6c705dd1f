import { writeFileSync } from 'node:fs';
import { openDatabase } from '$lib/server/db';
import { closeRooms } from '$lib/server/live';
import { openRoom } from '../open-room';

const { DATA_DIR = '', DATABASE_URL } = process.env;
const [, , file = ''] = process.argv;

/** Opens a workshop in a database that no server has open, and writes what leads to it. */
const db = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL || null });
const { code, joinToken } = await openRoom(db, { placing: 'choose' });
await closeRooms(db);
await db.close();
writeFileSync(file, JSON.stringify({ code, joinToken }));
