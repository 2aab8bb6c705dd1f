import { err, ok, type Result } from '$lib/domain/shared';
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
import { NewLayers } from './new-layers';
import type { JobFile, ReadEvent, ReadingContext } from './protocol';
import { RejectBatches } from './reject-batches';

const PROGRESS_EVERY_MS = 100;

type Tell = (event: ReadEvent) => Promise<void>;

/** Tells how far the reading is, a few times a second. */
function progressOf(tell: Tell, file: number): (bytes: number, total: number) => void {
	let last = 0;
	return (bytes, total) => {
		const now = performance.now();
		if (now - last < PROGRESS_EVERY_MS && bytes < total) return;
		last = now;
		void tell({ type: 'said', event: { type: 'reading', file, bytes, total } });
	};
}

/** The mapping that a person confirmed for a file with the same header. */
function rememberedFor({ remembered }: ReadingContext, { tabular }: Detection): Mapping | null {
	return remembered.find(([fingerprint]) => fingerprint === tabular?.fingerprint)?.[1] ?? null;
}

/** Says what a file is and how its columns are mapped; null leaves it to the reader, which knows certain mappings. */
async function detectMapped(
	context: ReadingContext,
	file: JobFile,
	source: FileSource,
	signal: AbortSignal
): Promise<Result<{ detection: Detection; mapping: Mapping | null }, FileRefusal>> {
	const plain = await detect(source, signal, { mapped: file.mapping !== null });
	if (plain.ok) {
		const detection = plain.value;
		return ok({ detection, mapping: file.mapping ?? rememberedFor(context, detection) });
	}
	if (plain.error.code !== 'no-finess' || context.remembered.length === 0) return plain;
	const foreign = await detect(source, signal, { mapped: true });
	const mapping = foreign.ok ? rememberedFor(context, foreign.value) : null;
	return foreign.ok && mapping ? ok({ detection: foreign.value, mapping }) : plain;
}

/** Reads files one after the other, with what they have in common. */
export class FileReader {
	private readonly layers: NewLayers;

	constructor(
		private readonly context: ReadingContext,
		private readonly tell: Tell
	) {
		this.layers = new NewLayers(tell, context);
	}

	/** Reads one file of an import to its end. @returns why it was refused, if it was */
	async read(file: JobFile, index: number, signal: AbortSignal): Promise<Result<null, FileRefusal>> {
		await this.tell({ type: 'begin', file: index });
		const report = await this.readDetected(file, index, signal);
		if (!report.ok) return err(report.error);
		await this.layers.finishFile(report.value.departments.map(({ code }) => code));
		await this.tell({ type: 'said', event: { type: 'file', file: index, report: report.value } });
		return ok(null);
	}

	private async readDetected(
		file: JobFile,
		index: number,
		signal: AbortSignal
	): Promise<Result<ReadReport, FileRefusal>> {
		const source = await fileSourceFromPath(file.path);
		if (!source.ok) return source;
		const detected = await detectMapped(this.context, file, source.value, signal);
		if (!detected.ok) return detected;
		const { detection, mapping } = detected.value;
		const applied = mapping ?? (detection.tabular ? mappingFromProposal(detection.tabular.proposal) : null);
		await this.tell({
			type: 'said',
			event: { type: 'detected', file: index, detection, mapping: applied }
		});
		const rejects = new RejectBatches(this.tell, index);
		const { referenceDate } = file;
		const report = await read(
			source.value,
			detection,
			{ ...(mapping ? { mapping } : {}), ...(referenceDate === '' ? {} : { referenceDate }) },
			{
				batch: (batch) => this.layers.add(file, index, detection, batch),
				reject: (line) => rejects.add(line),
				progress: progressOf(this.tell, index)
			},
			signal
		);
		await rejects.flush();
		return report;
	}
}
