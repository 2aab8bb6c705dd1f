import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../scripts/steps/run.mjs';
import { programArgs } from './bundled-programs';
import { QUICK_START } from './quick-start';

/** Somebody who uses a server under test. */
export interface Person {
	readonly role: 'admin' | 'analyst' | 'facilitator' | 'reader';
	/** 'national' or codes of ARS territories. */
	readonly scope: 'national' | readonly string[];
}

/** Who uses a server when a test says nothing. */
export const ADMIN: Person = { role: 'admin', scope: 'national' };

const LIMIT_S = 60;

/**
 * Gives people an account and an open session in a database that no server has open.
 * @returns the value of each one's Cookie header, in their order
 */
export async function seedPeople(
	people: readonly Person[],
	env: Readonly<Record<string, string>>
): Promise<readonly string[]> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-people-'));
	try {
		const file = path.join(folder, 'people.json');
		fs.writeFileSync(file, JSON.stringify(people));
		const args = [QUICK_START, ...programArgs('seed-people'), file];
		const result = await run(process.execPath, args, { limit: LIMIT_S, env });
		if (!result.ok) throw new Error(`The accounts of the test could not be made:\n${result.output}`);
		const tokens: string[] = JSON.parse(fs.readFileSync(`${file}.tokens`, 'utf8'));
		return tokens.map((token) => `cible=${token}`);
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
