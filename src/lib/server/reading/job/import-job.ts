import { decodeTerritoryTable, encodeTerritoryTable } from '$lib/arrow';
import { createComposer, type Composed, type Composer, type LayerRows } from '$lib/domain/compose';
import type { TerritoryTable } from '$lib/domain/table';
import { reference } from '$lib/reference';
import { keptBase } from './base-layers';
import { closingOf } from './closing';
import { changesTo, compareVersions } from './differences';
import { NewLayers } from './new-layers';
import type { ComposedSummary, ImportJob, JobIO, StoredLayer } from './protocol';
import { readJobFile } from './read-job-file';
import { segmentMoves } from './segment-moves';
import { snapshotHash } from './snapshot-hash';

/**
 * Reads files, composes them with the stored layers of the current version and compares the two. Stops at the first file
 * that is refused. Everything found is told through `io`; nothing is decided here.
 */
export async function runImportJob(job: ImportJob, io: JobIO): Promise<void> {
	const composer = createComposer(reference);
	const layers = new NewLayers(io, composer, job.base);
	for (const index of job.files.keys()) {
		if (!(await readJobFile(job, index, layers, io))) return;
	}
	const added = layers.kept.map(({ meta }) => meta);
	const base = keptBase(job.base, added);
	await io.emit({ type: 'composing' });
	for (const layer of base) await addStored(composer, layer, io);
	const composed = composer.finish();
	const parts = encodeTerritoryTable(composed.table);
	const hash = snapshotHash(parts);
	await io.emit({ type: 'comparing' });
	const before = job.current === null ? null : decodeTerritoryTable(job.current);
	const summary = await summarise(job, before, composed, hash, layers, base);
	await io.emit({ type: 'composed', summary });
	if (job.countOnly) return;
	for (const part of parts) await io.emit({ type: 'snapshot', part });
	await compareVersions(before, composed.table, changesTo(io));
}

const isRows = (value: unknown): value is LayerRows => Array.isArray(value) && value.every(Array.isArray);

/** Rows as `NewLayers` wrote them. @throws Error when the chunk is no list of rows: a dataset is never composed of a part */
function parseRows(text: string): LayerRows {
	const rows: unknown = JSON.parse(text);
	if (!isRows(rows)) throw new Error('A stored chunk of rows is damaged');
	return rows;
}

async function addStored(composer: Composer, layer: StoredLayer, io: JobIO): Promise<void> {
	const writer = composer.layer(layer);
	for await (const chunks of io.storedRows(layer.id)) {
		for (const chunk of chunks) writer.add(parseRows(chunk));
	}
}

async function summarise(
	job: ImportJob,
	before: TerritoryTable | null,
	{ table, notes }: Composed,
	hash: string,
	layers: NewLayers,
	base: readonly StoredLayer[]
): Promise<ComposedSummary> {
	const added = layers.kept.map(({ meta }) => meta);
	return {
		...(await compareVersions(before, table, null)),
		...segmentMoves(before, table, job.criteria),
		hash,
		structures: table.structures.rows,
		asOf: table.asOf,
		fictional: table.fictional,
		coverage: table.coverage,
		notes,
		closing: closingOf(before?.fictional === true && !table.fictional ? null : before, table, added),
		keptLayers: base.map(({ id }) => id),
		newLayers: layers.kept.map(({ number }) => number),
		olderRegister: layers.layers.some(
			({ meta }) => meta.kind === 'establishments' && meta.referenceDate < table.asOf
		)
	};
}
