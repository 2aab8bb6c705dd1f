import { FileReader } from './file-reader';
import type { JobIO, ReadEvent, ReadJob } from './protocol';

/** Reads files for the thread that composes, up to the first that is refused. */
export async function runReadJob(job: ReadJob, io: JobIO): Promise<void> {
	const tell = (event: ReadEvent): Promise<void> => io.emit({ type: 'read', event });
	const reader = new FileReader(job, tell);
	for (const { index, file } of job.files) {
		const done = await reader.read(file, index, io.signal);
		if (!done.ok) return tell({ type: 'refused', file: index, refusal: done.error });
	}
}
