import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { exclusively } from '../../scripts/steps/exclusive.mjs';
import { blankData } from './blank-data';
import { seedPeople, type Person } from './people';
import type { Dataset } from './server';

/** Where a run keeps the data folders that several of its servers start from; unset outside such a run. */
export const PREPARED_DATA = 'PREPARED_DATA';

const LIMIT_S = 120;

/** An empty embedded database in a folder, copied rather than made. */
export async function copyBlankData(folder: string): Promise<void> {
	fs.cpSync(await blankData((draft) => seedPeople([], { DATA_DIR: draft })), folder, { recursive: true });
}

/** What a server starts with. */
interface Start {
	readonly dataset: Dataset;
	readonly people: readonly Person[];
}

/**
 * Copies to a folder what servers of this run start from.
 * @param fill does it the first time, and gives the Cookie header of each person
 * @returns these headers
 */
export async function copyPreparedData(
	kept: string,
	start: Start,
	folder: string,
	fill: (folder: string) => Promise<readonly string[]>
): Promise<readonly string[]> {
	const source = path.join(kept, createHash('sha256').update(JSON.stringify(start)).digest('hex'));
	const told = `${source}.json`;
	await exclusively(`${source}.lock`, LIMIT_S, async () => {
		if (!fs.existsSync(told)) fs.writeFileSync(told, JSON.stringify(await fill(source)));
	});
	fs.cpSync(source, folder, { recursive: true });
	const cookies: string[] = JSON.parse(fs.readFileSync(told, 'utf8'));
	return cookies;
}
