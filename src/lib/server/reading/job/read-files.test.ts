import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createComposer } from '$lib/domain/compose';
import { defaultCriteria, reference } from '$lib/reference';
import { Gathering } from './gathering';
import type { ImportJob, JobEvent, JobFile, JobIO } from './protocol';
import { FilesReading } from './read-files';
import { runReadJob } from './read-job';

const folder = mkdtempSync(path.join(tmpdir(), 'cible-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WEB_PAGE = '<!doctype html>';
const PREAMBLE = 'une ligne avant le tableau\n';
const SURVEY = 'N° FINESS ET;Effectif\n140000017;12\n';

/** A file of about so many bytes: what it begins with, then blank lines. */
function fileOf(name: string, head: string, bytes: number): JobFile {
	const target = path.join(folder, name);
	writeFileSync(target, head + '\n'.repeat(bytes));
	return {
		path: target,
		name,
		fictional: true,
		fileKey: name,
		assumedDate: '2026-01-01',
		mapping: null,
		coverage: null,
		referenceDate: ''
	};
}

const jobOf = (files: readonly JobFile[]): ImportJob => ({
	kind: 'import',
	files,
	base: [],
	current: null,
	cut: null,
	countOnly: true,
	criteria: defaultCriteria,
	remembered: []
});

/** Reads with a second « thread » that is a job of this one; says what went out, and what it was asked to read. */
async function reading(files: readonly JobFile[]) {
	const events: JobEvent[] = [];
	const apart: number[] = [];
	const io: JobIO = {
		signal: new AbortController().signal,
		emit: (event) => {
			events.push(event);
			return Promise.resolve();
		},
		storedRows: () => {
			throw new Error('No stored rows here');
		},
		readApart: (job, tell, signal) => {
			apart.push(...job.files.map(({ index }) => index));
			const other: JobIO = {
				...io,
				signal,
				readApart: null,
				emit: async (event) => {
					signal.throwIfAborted();
					if (event.type === 'read') await tell(event.event);
				}
			};
			return runReadJob(job, other);
		}
	};
	const gathering = new Gathering(createComposer(reference), io);
	const refusal = await new FilesReading(jobOf(files), gathering, io).run();
	return { events, apart, refusal, gathering };
}

const MB = 1_000_000;

describe('files of an import', () => {
	it('are read by two threads, and their layers told in the order of the files', async () => {
		const small = fileOf('petit.csv', SURVEY, 2 * MB);
		const large = fileOf('grand.csv', SURVEY, 3 * MB);
		const { apart, refusal, gathering, events } = await reading([small, large]);
		expect(apart).toEqual([0]);
		expect(refusal).toBeNull();
		expect(gathering.all.map(({ meta }) => meta.name)).toEqual(['petit.csv', 'grand.csv']);
		const reports = events.flatMap((event) => (event.type === 'file' ? [event.report.accepted] : []));
		expect(reports).toEqual([1, 1]);
	});

	it('show one file at a time as being read', async () => {
		const { events } = await reading([
			fileOf('petit.csv', SURVEY, 2 * MB),
			fileOf('grand.csv', SURVEY, 3 * MB)
		]);
		const shown = events.flatMap((event) => (event.type === 'reading' ? [event.file] : []));
		const turns = shown.filter((file, i) => i === 0 || shown[i - 1] !== file).length;
		expect(turns).toBeLessThanOrEqual(2);
	});

	it.each([
		['here first', WEB_PAGE, 3, SURVEY, 2, 0],
		['there first', SURVEY, 2, WEB_PAGE, 3, 1],
		['both, the larger one first', WEB_PAGE, 3, WEB_PAGE, 2, 0],
		['both, the smaller one first', WEB_PAGE, 2, WEB_PAGE, 3, 0],
		['after a file that is long to read', PREAMBLE + SURVEY, 3, WEB_PAGE, 2, 1]
	])('end with the first refused in the order given: %s', async (_, one, oneMb, two, twoMb, refused) => {
		const files = [fileOf('un.csv', one, oneMb * MB), fileOf('deux.csv', two, twoMb * MB)];
		const { refusal } = await reading(files);
		expect(refusal).toMatchObject({ type: 'refused', file: refused, refusal: { code: 'web-page' } });
	});

	it('are not read any further than a refused one', async () => {
		const { events, refusal } = await reading([
			fileOf('refusé.csv', WEB_PAGE, 3 * MB),
			fileOf('suivant.csv', SURVEY, 2 * MB),
			fileOf('encore.csv', SURVEY, 10)
		]);
		expect(refusal).toMatchObject({ file: 0 });
		expect(events.filter(({ type }) => type === 'file')).toHaveLength(0);
	});
});
