import { runCompareJob } from './compare-job';
import { runDetectJob } from './detect-job';
import { runImportJob } from './import-job';
import { runListJob } from './list-job';
import type { Job, JobIO } from './protocol';
import { runReadJob } from './read-job';
import { runWireJob } from './wire-job';

export * from './protocol';
export { snapshotHash } from './snapshot-hash';

/** Runs a job of any kind. It owns no database: what it needs and what it finds go through `io`. */
export function runJob(job: Job, io: JobIO): Promise<void> {
	switch (job.kind) {
		case 'import':
			return runImportJob(job, io);
		case 'read':
			return runReadJob(job, io);
		case 'detect':
			return runDetectJob(job, io);
		case 'compare':
			return runCompareJob(job, io);
		case 'wire':
			return runWireJob(job, io);
		case 'list':
			return runListJob(job, io);
	}
}
