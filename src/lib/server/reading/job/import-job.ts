import { decodeTerritoryTable, encodeTerritoryTable } from '$lib/arrow';
import {
	createComposer,
	type Composed,
	type Composer,
	type DatasetNote,
	type LayerRows
} from '$lib/domain/compose';
import { changedOutside, cutTable } from '$lib/domain/cut';
import { codedColumn, type TerritoryTable } from '$lib/domain/table';
import { reference } from '$lib/reference';
import { keptBase } from './base-layers';
import { closingOf } from './closing';
import { changesTo, compareVersions } from './differences';
import { Gathering } from './gathering';
import type { ComposedSummary, ImportJob, JobIO, StoredLayer } from './protocol';
import { FilesReading } from './read-files';
import { segmentMoves } from './segment-moves';
import { snapshotHash } from './snapshot-hash';

/**
 * Reads files, composes them with the stored layers of the current version and compares the two. Stops at the first file
 * that is refused. Everything found is told through `io`; nothing is decided here.
 */
export async function runImportJob(job: ImportJob, io: JobIO): Promise<void> {
	const composer = createComposer(reference);
	const layers = new Gathering(composer, io);
	const refusal = await new FilesReading(job, layers, io).run();
	if (refusal) return io.emit(refusal);
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
	layers: Gathering,
	base: readonly StoredLayer[]
): Promise<ComposedSummary> {
	const added = layers.kept.map(({ meta }) => meta);
	const { cut } = job;
	const counts = await compareVersions(before, table, null);
	// Whoever imports is told of their own territory only.
	const old = cut && before ? cutTable(before, cut) : before;
	const now = cut ? cutTable(table, cut) : table;
	return {
		...counts,
		...segmentMoves(old, now, job.criteria),
		criteriaVersion: job.criteria.version,
		hash,
		structures: table.structures.rows,
		outside: cut ? changedOutside(before, table, cut) : 0,
		...(cut ? { seen: await seenOf(old, now) } : {}),
		asOf: table.asOf,
		fictional: table.fictional,
		coverage: table.coverage,
		notes: cut ? notes.map((note) => withExamplesOf(now, note)) : notes,
		closing: closingOf(before?.fictional === true && !table.fictional ? null : old, now, added),
		keptLayers: base.map(({ id }) => id),
		newLayers: layers.kept.map(({ number }) => number),
		olderRegister: layers.all.some(
			({ meta }) => meta.kind === 'establishments' && meta.referenceDate < table.asOf
		)
	};
}

async function seenOf(
	before: TerritoryTable | null,
	after: TerritoryTable
): Promise<{ readonly structures: number; readonly unchanged: number }> {
	const { unchanged } = await compareVersions(before, after, null);
	return { structures: after.structures.rows, unchanged };
}

/** A note without the examples that are not structures of a table. */
function withExamplesOf({ structures }: TerritoryTable, note: DatasetNote): DatasetNote {
	const known = new Set(codedColumn(structures, 'structure.finess').values);
	return { ...note, examples: note.examples.filter((example) => known.has(example)) };
}
