import path from 'node:path';
import { expect, it } from 'vitest';
import { runReading, type Job, type JobEvent } from '$lib/server/reading';
import { fileOf, register, sitesOf } from '../support/import-files';

/** Built by the set-up of these tests. */
const PROGRAM = path.resolve('build-node', 'read-worker.js');

/** Runs a job in a thread of its own and gives what it says. */
async function eventsOf(
	job: Job,
	signal: AbortSignal = new AbortController().signal,
	onEvent: (event: JobEvent) => Promise<void> = () => Promise.resolve()
): Promise<JobEvent[]> {
	const events: JobEvent[] = [];
	const handler = {
		event: (event: JobEvent) => {
			events.push(event);
			return onEvent(event);
		},
		storedRows: () => {
			throw new Error('No stored rows here');
		}
	};
	await runReading(job, handler, signal, PROGRAM);
	return events;
}

const detecting = (content: string): Job => {
	const { path: target, name } = fileOf('registre.csv', content);
	return { kind: 'detect', files: [{ path: target, name }] };
};

it('hears a thread to its last word, however soon it ends after it', async () => {
	const job = detecting(register(sitesOf(2)));
	for (let round = 0; round < 5; round++) {
		const all = await Promise.all(Array.from({ length: 8 }, () => eventsOf(job)));
		for (const events of all) expect(events.map(({ type }) => type)).toEqual(['detected']);
	}
});

it('tells a surprise of the thread', async () => {
	await expect(eventsOf({ kind: 'compare', before: null, after: [], cut: null })).rejects.toThrow(
		'Snapshot without part'
	);
});

it('tells a surprise of the one that listens, and ends the thread', async () => {
	const failing = (): Promise<void> => Promise.reject(new Error('The database is away'));
	const job = detecting(register(sitesOf(2)));
	await expect(eventsOf(job, new AbortController().signal, failing)).rejects.toThrow('The database is away');
});

it('ends when it is cancelled, once what was being written is written', async () => {
	const controller = new AbortController();
	let written = false;
	const slow = async (): Promise<void> => {
		controller.abort();
		await new Promise((resolve) => setTimeout(resolve, 50));
		written = true;
	};
	await expect(eventsOf(detecting(register(sitesOf(2))), controller.signal, slow)).rejects.toThrow('aborted');
	expect(written).toBe(true);
});
