import { detect, fileSourceFromPath } from '$lib/files';
import type { DetectJob, JobIO } from './protocol';

/** Says what each file is; a refused file does not keep the others from being looked at. */
export async function runDetectJob(job: DetectJob, io: JobIO): Promise<void> {
	for (const [file, { path }] of job.files.entries()) {
		const source = await fileSourceFromPath(path);
		const detected = source.ok ? await detect(source.value, io.signal) : source;
		await io.emit(
			detected.ok
				? { type: 'detected', file, detection: detected.value, mapping: null }
				: { type: 'refused', file, refusal: detected.error }
		);
	}
}
