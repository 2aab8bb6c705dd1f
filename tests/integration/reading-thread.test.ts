import path from 'node:path';
import { expect, it } from 'vitest';
import { defaultCriteria } from '$lib/reference';
import { runReading, type Job, type JobEvent, type JobFile } from '$lib/server/reading';
import { fileOf, register, sitesOf } from '../support/import-files';

/** Built by the set-up of these tests. */
const PROGRAM = path.resolve('build-node', 'read-worker.js');

/** Runs a job in a thread of its own and gives what it says. */
async function eventsOf(
	job: Job,
	signal: AbortSignal = new AbortController().signal,
	onEvent: (event: JobEvent) => Promise<void> = () => Promise.resolve(),
	program: string | null = PROGRAM
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
	await runReading(job, handler, signal, program);
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

/** Two registers, enough to read for a second thread to be worth it. */
function importing(): Job {
	const files = ['14', '50'].map((department, i): JobFile => {
		const content = register(sitesOf(13_000 + i, department));
		const { path: target, name } = fileOf(`registre-${department}.csv`, content);
		const said = { mapping: null, coverage: null, referenceDate: '' };
		return { ...said, path: target, name, fictional: true, fileKey: name, assumedDate: '2026-01-01' };
	});
	return {
		kind: 'import',
		files,
		base: [],
		current: null,
		cut: null,
		countOnly: false,
		criteria: defaultCriteria,
		remembered: []
	};
}

const UTF8 = new TextDecoder();

it('finds with a second thread what one thread finds alone', async () => {
	const job = importing();
	const found = async (program: string | null) => {
		const events = await eventsOf(job, undefined, undefined, program);
		const summary = events.flatMap((event) => (event.type === 'composed' ? [event.summary] : []));
		const layers = events.flatMap((event) =>
			event.type === 'layer' ? [[event.layer, event.meta.name]] : []
		);
		const rows = events.flatMap((event) =>
			event.type === 'rows'
				? [[layers.find(([number]) => number === event.layer)?.[1], event.chunk, UTF8.decode(event.data)]]
				: []
		);
		const reports = events.filter(({ type }) => type === 'file' || type === 'detected');
		return {
			// Layers are numbered as they come.
			summary: summary.map((one) => ({ ...one, newLayers: [...one.newLayers].sort() })),
			rows: rows.sort(),
			reports: reports.sort(byFile)
		};
	};
	expect(await found(PROGRAM)).toEqual(await found(null));
});

const byFile = (a: JobEvent, b: JobEvent): number =>
	('file' in a ? a.file : 0) - ('file' in b ? b.file : 0) || a.type.localeCompare(b.type);

it('is cancelled with the thread that reads beside it', async () => {
	const controller = new AbortController();
	const onRows = (event: JobEvent): Promise<void> => {
		if (event.type === 'rows') controller.abort();
		return Promise.resolve();
	};
	await expect(eventsOf(importing(), controller.signal, onRows)).rejects.toThrow('aborted');
});
