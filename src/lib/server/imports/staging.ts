import { eq } from 'drizzle-orm';
import type { LayerMeta } from '$lib/domain/table';
import type { Detection, FileRefusal, Mapping, ReadReport, RejectedLine } from '$lib/files';
import { schema, type Database } from '../db';
import { writeChanges, writeSnapshot } from '../versions';
import type { ChangeRow, ComposedSummary, JobEvent } from '../reading';
import { MAX_ERRORS, type LineError } from './outcome';
import type { JobHandler } from '../reading';

const { layers } = schema;
/** Chunks of rows read at once: about a megabyte. */
const STORED_CHUNKS = 4;

/** What a job found of one file. */
export interface FoundFile {
	detection: Detection | null;
	/** The mapping that applied; null for a format that needs none. */
	mapping: Mapping | null;
	report: ReadReport | null;
	readonly errors: LineError[];
}

/** What staging is told to do with the rows. */
export interface StagingOptions {
	/** Null when only counts are wanted: nothing is written. */
	readonly importId: number | null;
	/** Index in the import of each file of the job. */
	readonly fileNumbers: readonly number[];
	onReading(file: number, bytes: number, total: number, rows: number): void | Promise<void>;
	onPhase(phase: 'composing' | 'comparing' | 'storing', rows: number): void | Promise<void>;
	/**
	 * Decides, before anything of the version is stored, whether to go on, by not throwing.
	 * @returns the reserved number of the version, null when only counts are wanted
	 */
	onComposed(summary: ComposedSummary, layerIds: readonly number[]): Promise<number | null>;
}

/** A file was refused: the whole import is. */
export class FileRefused extends Error {
	constructor(
		readonly file: number,
		readonly refusal: FileRefusal
	) {
		super(refusal.code);
		this.name = 'FileRefused';
	}
}

/**
 * Puts what a job reads into the database, out of sight: layers that no version names, a snapshot and changes of a version
 * that is not there yet.
 */
export class Staging implements JobHandler {
	readonly files = new Map<number, FoundFile>();
	private readonly layerIds: number[] = [];
	private rows = 0;
	private composed: { readonly hash: string; readonly versionId: number | null } | null = null;

	constructor(
		private readonly db: Database,
		private readonly options: StagingOptions
	) {}

	/** The file being read, or the last one read: at fault when the thread dies. */
	currentFile = 0;

	async event(event: JobEvent): Promise<void> {
		switch (event.type) {
			case 'detected':
				Object.assign(this.found(event.file), { detection: event.detection, mapping: event.mapping });
				return;
			case 'refused':
				this.currentFile = event.file;
				throw new FileRefused(event.file, event.refusal);
			case 'reading':
				this.currentFile = event.file;
				return this.options.onReading(event.file, event.bytes, event.total, this.rows);
			case 'layer':
				return this.addLayer(event.layer, event.file, event.meta);
			case 'rows':
				return this.addRows(event.layer, event.chunk, event.count, event.data);
			case 'rejects':
				return this.addRejects(event.file, event.lines);
			case 'layer-end':
				return this.endLayer(event.layer, event.rows, event.coverage);
			case 'file':
				this.found(event.file).report = event.report;
				return;
			case 'composing':
			case 'comparing':
				return this.options.onPhase(event.type, this.rows);
			case 'composed':
				return this.compose(event.summary);
			case 'snapshot':
				return writeSnapshot(this.db, this.composed?.hash ?? '', event.part);
			case 'changes':
				return this.addChanges(event.rows);
			case 'read':
			case 'compared':
			case 'message':
			case 'list':
				return;
		}
	}

	async *storedRows(layerId: number): AsyncGenerator<readonly string[]> {
		const query = {
			text: 'select data from layer_chunks where layer_id = $1 order by chunk',
			values: [layerId]
		};
		for await (const rows of this.db.readBatches(query, STORED_CHUNKS)) {
			yield rows.map(([data]) => String(data));
		}
	}

	private found(file: number): FoundFile {
		const found = this.files.get(file) ?? { detection: null, mapping: null, report: null, errors: [] };
		this.files.set(file, found);
		return found;
	}

	private async addLayer(layer: number, file: number, meta: LayerMeta): Promise<void> {
		const { importId } = this.options;
		if (importId === null) return;
		const format = this.found(file).detection?.format ?? '';
		const [row] = await this.db.orm
			.insert(layers)
			.values({ ...meta, columns: [...meta.columns], importId, format, rows: 0 })
			.returning({ id: layers.id });
		if (!row) throw new Error('The database returned no layer');
		this.layerIds[layer] = row.id;
	}

	private async addRows(layer: number, chunk: number, count: number, data: Uint8Array): Promise<void> {
		this.rows += count;
		if (this.options.importId === null) return;
		await this.db.copyRow('layer_chunks', ['layer_id', 'chunk', 'data'], [this.idOf(layer), chunk, data]);
	}

	private async endLayer(layer: number, rows: number, coverage: LayerMeta['coverage']): Promise<void> {
		if (this.options.importId === null) return;
		await this.db.orm
			.update(layers)
			.set({ rows, coverage })
			.where(eq(layers.id, this.idOf(layer)));
	}

	private async addRejects(file: number, lines: readonly RejectedLine[]): Promise<void> {
		const { errors } = this.found(file);
		for (const { line, column, value, expected, code } of lines) {
			if (errors.length === MAX_ERRORS) break;
			errors.push({ line, column, value, expected, code });
		}
		const { importId, fileNumbers } = this.options;
		if (importId === null) return;
		const number = fileNumbers[file] ?? file;
		await this.db.copyIn(
			'rejects',
			['import_id', 'file', 'line', 'code', 'column', 'value', 'expected', 'raw'],
			lines.map((l) => [importId, number, l.line, l.code, l.column, l.value, l.expected, l.raw])
		);
	}

	private async compose(summary: ComposedSummary): Promise<void> {
		const added = summary.newLayers.map((layer) => (this.options.importId === null ? -1 : this.idOf(layer)));
		const versionId = await this.options.onComposed(summary, [...summary.keptLayers, ...added]);
		this.composed = { hash: summary.hash, versionId };
		await this.options.onPhase('storing', this.rows);
	}

	private async addChanges(rows: readonly ChangeRow[]): Promise<void> {
		const versionId = this.composed?.versionId ?? null;
		if (versionId !== null) await writeChanges(this.db, versionId, rows);
	}

	private idOf(layer: number): number {
		const id = this.layerIds[layer];
		if (id === undefined) throw new Error(`Rows of layer ${layer} came before the layer`);
		return id;
	}
}
