import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Moves a file to the end of another. */
export async function appendAndRemove(path: string, part: string): Promise<void> {
	await pipeline(createReadStream(part), createWriteStream(path, { flags: 'a' }));
	await rm(part);
}
