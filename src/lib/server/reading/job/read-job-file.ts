import { ok, type Result } from '$lib/domain/shared';
import {
	detect,
	fileSourceFromPath,
	mappingFromProposal,
	read,
	type Detection,
	type FileRefusal,
	type FileSource,
	type Mapping,
	type ReadReport
} from '$lib/files';
import type { NewLayers } from './new-layers';
import type { ImportJob, JobFile, JobIO } from './protocol';
import { RejectBatches } from './reject-batches';

const PROGRESS_EVERY_MS = 100;

/** Tells how far the reading is, a few times a second. */
function progressOf(io: JobIO, file: number): (bytes: number, total: number) => void {
	let last = 0;
	return (bytes, total) => {
		const now = performance.now();
		if (now - last < PROGRESS_EVERY_MS && bytes < total) return;
		last = now;
		void io.emit({ type: 'reading', file, bytes, total });
	};
}

/** The mapping that a person confirmed for a file with the same header. */
function rememberedFor(job: ImportJob, { tabular }: Detection): Mapping | null {
	return job.remembered.find(([fingerprint]) => fingerprint === tabular?.fingerprint)?.[1] ?? null;
}

/** Says what a file is and how its columns are mapped; null leaves it to the reader, which knows certain mappings. */
async function detectMapped(
	job: ImportJob,
	file: JobFile,
	source: FileSource,
	signal: AbortSignal
): Promise<Result<{ detection: Detection; mapping: Mapping | null }, FileRefusal>> {
	const plain = await detect(source, signal, { mapped: file.mapping !== null });
	if (plain.ok) {
		const detection = plain.value;
		return ok({ detection, mapping: file.mapping ?? rememberedFor(job, detection) });
	}
	if (plain.error.code !== 'no-finess' || job.remembered.length === 0) return plain;
	const foreign = await detect(source, signal, { mapped: true });
	const mapping = foreign.ok ? rememberedFor(job, foreign.value) : null;
	return foreign.ok && mapping ? ok({ detection: foreign.value, mapping }) : plain;
}

async function readDetected(
	job: ImportJob,
	index: number,
	layers: NewLayers,
	io: JobIO
): Promise<Result<ReadReport, FileRefusal>> {
	const file = job.files[index];
	if (!file) throw new Error(`No file ${index} in this job`);
	const source = await fileSourceFromPath(file.path);
	if (!source.ok) return source;
	const detected = await detectMapped(job, file, source.value, io.signal);
	if (!detected.ok) return detected;
	const { detection, mapping } = detected.value;
	const applied = mapping ?? (detection.tabular ? mappingFromProposal(detection.tabular.proposal) : null);
	await io.emit({ type: 'detected', file: index, detection, mapping: applied });
	const rejects = new RejectBatches(io, index);
	const { referenceDate } = file;
	const report = await read(
		source.value,
		detection,
		{ ...(mapping ? { mapping } : {}), ...(referenceDate === '' ? {} : { referenceDate }) },
		{
			batch: (batch) => layers.add(file, index, detection, batch),
			reject: (line) => rejects.add(line),
			progress: progressOf(io, index)
		},
		io.signal
	);
	await rejects.flush();
	return report;
}

/** Reads one file of a job to its end. @returns false when it was refused, which ends the job. */
export async function readJobFile(
	job: ImportJob,
	index: number,
	layers: NewLayers,
	io: JobIO
): Promise<boolean> {
	const report = await readDetected(job, index, layers, io);
	if (!report.ok) {
		await io.emit({ type: 'refused', file: index, refusal: report.error });
		return false;
	}
	await layers.finishFile(report.value.departments.map(({ code }) => code));
	await io.emit({ type: 'file', file: index, report: report.value });
	return true;
}
