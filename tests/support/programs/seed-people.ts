import { readFileSync, writeFileSync } from 'node:fs';
import { deviceName } from '$lib/server/auth/devices';
import { openSession } from '$lib/server/auth/sessions';
import { openDatabase } from '$lib/server/db';
import type { Person } from '../people';

const { DATA_DIR = '', DATABASE_URL } = process.env;
const [, , file = ''] = process.argv;
const people: readonly Person[] = JSON.parse(readFileSync(file, 'utf8'));

/** Gives each person an account and an open session, and writes the tokens beside the file that names them. */
const db = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL || null });
const tokens: string[] = [];
for (const { role, scope } of people) {
	const [row = []] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, $2, $3::text::jsonb, now()) returning id`,
		[`Camille Essai (${role})`, role, JSON.stringify(scope)]
	);
	tokens.push(await openSession(db, { account: Number(row[0]), level: 'full', device: deviceName(null) }));
}
await db.close();
writeFileSync(`${file}.tokens`, JSON.stringify(tokens));
