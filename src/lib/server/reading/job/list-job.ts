import { fileSourceFromBytes, readFinessList } from '$lib/files';
import type { JobIO, ListJob } from './protocol';

/** Reads the FINESS numbers of one file. */
export async function runListJob({ name, bytes }: ListJob, io: JobIO): Promise<void> {
	const read = await readFinessList(fileSourceFromBytes(name, bytes), io.signal);
	await io.emit(
		read.ok ? { type: 'list', reading: read.value } : { type: 'refused', file: 0, refusal: read.error }
	);
}
