import type { Result } from '$lib/domain/shared';
import { Collector, type LayerOutput, type RecordReader } from '../collector';
import {
	attempt,
	mappingFromProposal,
	Refused,
	type Detection,
	type FileRefusal,
	type Mapping,
	type ReadReport,
	type ReadSink
} from '../contract';
import { readRecords, type TextRecord } from '../delimited';
import { FinessPlusReader, historicalReader, tFinessReader } from '../finess';
import { readDecision } from '../decision';
import { readQuestionnaire } from '../questionnaire';
import { readAll, type FileSource, type StreamOptions } from '../source';
import { tabularReader } from '../tabular';
import { readWorkbook, sheetRecords } from '../xlsx';
import { DepartmentCount } from './department-count';

export interface ReadOptions {
	/** For CSV and XLSX; without one, the proposed mapping is used when it is certain. */
	readonly mapping?: Mapping;
	/** ISO date the data are as of, where the file does not say. */
	readonly referenceDate?: string;
}

/**
 * Reads a detected file to its end and delivers its rows in batches, its rejects one by one. When it answers with a refusal,
 * whatever was delivered before must be thrown away.
 */
export const read = (
	source: FileSource,
	detection: Detection,
	options: ReadOptions,
	sink: ReadSink,
	signal?: AbortSignal
): Promise<Result<ReadReport, FileRefusal>> =>
	attempt(() => readFile(source, detection, options, sink, signal));

async function readFile(
	source: FileSource,
	detection: Detection,
	options: ReadOptions,
	sink: ReadSink,
	signal: AbortSignal | undefined
): Promise<ReadReport> {
	const departments = new DepartmentCount();
	const counted: ReadSink = {
		batch: (batch) => {
			departments.add(batch);
			return sink.batch(batch);
		},
		reject: (line) => sink.reject(line)
	};
	const { format, encoding, gzip } = detection;
	const progress = sink.progress ? sink.progress.bind(sink) : undefined;
	const stream: StreamOptions = { gzip, format, signal, progress };
	const { collector, outputs } = await deliver(source, detection, options, counted, stream);
	return {
		format,
		encoding,
		...collector.counts,
		warnings: collector.warnings,
		referenceDate: detection.referenceDate || (options.referenceDate ?? ''),
		layers: outputs.map((output) => output.summary()),
		departments: departments.list
	};
}

interface Delivery {
	readonly collector: Collector;
	readonly outputs: readonly LayerOutput[];
}

async function deliver(
	source: FileSource,
	detection: Detection,
	options: ReadOptions,
	sink: ReadSink,
	stream: StreamOptions
): Promise<Delivery> {
	switch (detection.format) {
		case 'finess-plus-json': {
			const reader = new FinessPlusReader();
			const collector = new Collector(sink, reader.outputs);
			await reader.read(source, stream, collector);
			await collector.flush();
			return { collector, outputs: reader.outputs };
		}
		case 'questionnaire':
			return readQuestionnaire(await readAll(source, stream), sink);
		case 'decision':
			return readDecision(await readAll(source, stream), sink);
		case 'xlsx': {
			const reader = tableReader(detection, options);
			const rows = await readWorkbook(await readAll(source, stream));
			return readInto(reader, sheetRecords(rows, detection.tabular?.header.length ?? 0), sink);
		}
		case 'csv':
			return readInto(tableReader(detection, options), readRecords(source, detection, stream), sink);
		case 't_finess':
			return readInto(tFinessReader(), readRecords(source, detection, stream), sink);
		default:
			return readInto(historicalReader(detection.format), readRecords(source, detection, stream), sink);
	}
}

/** @throws Refused when the detection has no header or no mapping is certain. */
function tableReader({ tabular }: Detection, { mapping }: ReadOptions): RecordReader {
	if (!tabular) throw new Refused({ code: 'header-damaged' });
	const { proposal, header, headerLine } = tabular;
	const used = mapping ?? (proposal.certain ? mappingFromProposal(proposal) : null);
	if (!used) throw new Refused({ code: 'mapping-needed', proposal });
	return tabularReader({ names: header, line: headerLine }, used);
}

async function readInto(
	reader: RecordReader,
	chunks: AsyncIterable<readonly TextRecord[]> | Iterable<readonly TextRecord[]>,
	sink: ReadSink
): Promise<Delivery> {
	const { outputs } = reader;
	const collector = new Collector(sink, outputs);
	const account = reader.start(collector);
	for await (const records of chunks) {
		for (const record of records) {
			account(record);
			if (collector.isFull) await collector.flush();
		}
	}
	reader.finish?.();
	await collector.flush();
	return { collector, outputs };
}
