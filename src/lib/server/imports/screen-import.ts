import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Scope } from '$lib/domain/access';
import { withLease } from '../db';
import { runReading } from '../reading';
import { DATASET_LEASE, LEASE_MS, currentVersion } from '../versions';
import { readBase, type Base } from './base';
import type { ImportContext } from './context';
import { discardStaged } from './discard';
import { importedFiles, tellFiles } from './file-reports';
import type { ImportFile } from './import-file';
import { rememberedMappings } from './mapping-memory';
import type { ImportProgress } from './outcome';
import { prepareFiles, type PreparedFile } from './prepare';
import { checkScope, needsCloseConfirmation, publishStaged } from './publish-import';
import { logFailure } from './log-failure';
import { moveRecord, noteProgress, takeOver, type ImportRecord } from './record';
import type { ImportRefusal } from './refusal';
import { ImportRefused, refusalBehind } from './refused';
import { whileRunning } from './running';
import { stageFiles } from './stage';
import type { ImportedFile, ImportState } from './state';
import { OPEN_STATUSES, type ImportStatus } from './status';
import { sweep } from './sweep';
import { uploadFolder } from './upload-folder';

const PROGRESS_EVERY_MS = 400;

/** The dataset is in use: the import waits where it was for the person to try again. */
class DatasetBusy extends Error {
	constructor(readonly refusal: ImportRefusal) {
		super('busy');
	}
}

/** An import from the screen while this process works on it. Each step starts from a stored status and ends in another. */
export class ScreenImport {
	private readonly id: number;
	private readonly scope: Scope;
	private state: ImportState;
	private status: ImportStatus;
	private lastProgress = 0;

	constructor(
		private readonly context: ImportContext,
		record: ImportRecord
	) {
		this.id = record.id;
		this.scope = record.scope;
		this.state = record.state;
		this.status = record.status;
	}

	/** Says what the files are; goes on by itself when nothing is left to ask. */
	detect(): Promise<void> {
		return this.work(async (signal) => {
			const files = await this.detected(signal);
			const refused = files.find(({ refusal }) => refusal !== null);
			this.state = { ...this.state, files };
			if (refused?.refusal) {
				throw new ImportRefused({ code: 'file-refused', file: refused.name, refusal: refused.refusal });
			}
			const remembered = new Set(
				(await rememberedMappings(this.context.db)).map(([fingerprint]) => fingerprint)
			);
			const asks = files.some(
				({ detection }) =>
					detection?.tabular &&
					!detection.tabular.proposal.certain &&
					!remembered.has(detection.tabular.fingerprint)
			);
			if (asks) return this.move('awaiting-mapping', {});
			await this.stage(signal);
		});
	}

	/** Reads the files again with what the person said of them, up to the preview. */
	restage(files: readonly ImportedFile[]): Promise<void> {
		return this.work(async (signal) => {
			await discardStaged(this.context.db, this.id, this.state);
			this.state = { ...this.state, files, staged: null };
			await this.stage(signal);
		});
	}

	/** Publishes what was previewed; when another version came meanwhile, previews again instead. */
	publish(allowClose: boolean): Promise<void> {
		return this.work(async (signal) => {
			const { staged } = this.state;
			if (staged === null) throw new ImportRefused({ code: 'wrong-state', status: this.status });
			const { db } = this.context;
			if (!allowClose && needsCloseConfirmation(staged.summary)) {
				const { closing } = staged.summary;
				return this.move('ready', { refusal: { code: 'close-needs-confirmation', ...closing } });
			}
			const current = await currentVersion(db);
			if ((current?.id ?? null) !== staged.baseId) {
				await discardStaged(db, this.id, this.state);
				this.state = { ...this.state, staged: null };
				return this.stage(signal, { code: 'overtaken' });
			}
			await this.withDataset(signal, async () => {
				await this.move('publishing', { refusal: null, progress: null });
				await publishStaged(db, this.id, staged, { actor: this.context.actor });
			});
			this.status = 'published';
			await this.removeUploads();
		});
	}

	private async stage(signal: AbortSignal, refusal: ImportRefusal | null = null): Promise<void> {
		const { context } = this;
		await this.withDataset(signal, async (leased) => {
			await this.move('staging', { refusal, staged: null });
			await sweep(context);
			const base = await readBase(context.db);
			await this.progress({
				phase: 'hashing',
				file: 0,
				files: this.state.files.length,
				bytes: 0,
				total: 0,
				rows: 0
			});
			const prepared = await prepareFiles(context, this.importFiles(), base, leased);
			if (base.version && prepared.every(({ action }) => action.kind !== 'read')) {
				return this.endUnchanged(prepared);
			}
			await this.stagePrepared(base, prepared, leased, refusal);
		});
	}

	private async stagePrepared(
		base: Base,
		prepared: readonly PreparedFile[],
		signal: AbortSignal,
		refusal: ImportRefusal | null
	): Promise<void> {
		const { staged, found } = await stageFiles(this.context, base, prepared, this.id, {
			scope: this.scope,
			signal,
			onProgress: (progress) => this.progress(progress),
			isToStore: (summary) => {
				checkScope(summary);
				return summary.hash !== base.version?.hash;
			},
			onStaged: (version) => this.move('staging', { staged: version })
		});
		const told = tellFiles(prepared, found);
		const files = importedFiles(prepared, told, found).map((file, number) => ({
			...file,
			stored: this.state.files[number]?.stored ?? '',
			detection: file.detection ?? this.state.files[number]?.detection ?? null
		}));
		if (staged === null) {
			await discardStaged(this.context.db, this.id, this.state);
			await this.move('unchanged', { files, progress: null, staged: null });
			return this.removeUploads();
		}
		await this.move('ready', { files, progress: null, refusal });
	}

	private async endUnchanged(prepared: readonly PreparedFile[]): Promise<void> {
		const told = tellFiles(prepared, new Map());
		await this.move('unchanged', { files: importedFiles(prepared, told, new Map()), progress: null });
		await this.removeUploads();
	}

	private async detected(signal: AbortSignal): Promise<readonly ImportedFile[]> {
		const files = this.state.files.map((file) => ({ ...file }));
		await runReading(
			{ kind: 'detect', files: this.importFiles() },
			{
				event: (event) => {
					const file = 'file' in event ? files[event.file] : undefined;
					if (file && event.type === 'detected') file.detection = event.detection;
					if (file && event.type === 'refused') file.refusal = event.refusal;
					return Promise.resolve();
				},
				storedRows: () => {
					throw new Error('Detection asks for no rows');
				}
			},
			signal,
			this.context.readerProgram
		);
		return files;
	}

	private importFiles(): (ImportFile & { readonly path: string })[] {
		const folder = uploadFolder(this.context.dataDir, this.state.uploads);
		return this.state.files.map(({ name, stored, mapping, coverage, referenceDate }) => ({
			path: path.join(folder, stored),
			name,
			mapping,
			coverage,
			referenceDate
		}));
	}

	/** Runs while nobody else changes the dataset. */
	private async withDataset(
		signal: AbortSignal,
		work: (leased: AbortSignal) => Promise<void>
	): Promise<void> {
		const description = this.state.files
			.map(({ name }) => name)
			.join(', ')
			.slice(0, 200);
		const options = { signal, lifetime: LEASE_MS };
		const done = await withLease(this.context.db, DATASET_LEASE, description, work, options);
		if (!done.ok) throw new DatasetBusy(done.error);
	}

	/** Tells how far it is, now and then; notices that somebody cancelled it from another process. */
	private async progress(progress: ImportProgress): Promise<void> {
		const now = Date.now();
		if (progress.phase === 'reading' && now - this.lastProgress < PROGRESS_EVERY_MS) return;
		this.lastProgress = now;
		if (!(await noteProgress(this.context.db, this.id, progress)))
			throw new ImportRefused({ code: 'cancelled' });
	}

	/** Moves on. @throws ImportRefused when somebody cancelled it */
	private async move(status: ImportStatus, change: Partial<ImportState>): Promise<void> {
		this.state = { ...this.state, ...change };
		const moved = await moveRecord(this.context.db, this.id, [this.status], status, this.state);
		if (!moved) throw new ImportRefused({ code: 'cancelled' });
		this.status = status;
	}

	/** Runs a step, and ends the import tidily when it does not go through. */
	private work(step: (signal: AbortSignal) => Promise<void>): Promise<void> {
		return whileRunning(this.context.db, this.id, async (signal) => {
			try {
				await takeOver(this.context.db, this.id);
				await step(signal);
			} catch (error) {
				await this.fail(error, signal);
			}
		});
	}

	private async fail(error: unknown, signal: AbortSignal): Promise<void> {
		if (error instanceof DatasetBusy) {
			const waiting = this.state.staged === null ? 'awaiting-mapping' : 'ready';
			return this.move(waiting, { refusal: error.refusal, progress: null });
		}
		const refusal = refusalBehind(error, signal);
		if (refusal === null) logFailure(this.id, error);
		const status = refusal === null ? 'failed' : refusal.code === 'cancelled' ? 'cancelled' : 'refused';
		await discardStaged(this.context.db, this.id, this.state);
		await moveRecord(this.context.db, this.id, OPEN_STATUSES, status, {
			...this.state,
			staged: null,
			progress: null,
			refusal
		});
		await this.removeUploads();
	}

	private removeUploads(): Promise<void> {
		return rm(uploadFolder(this.context.dataDir, this.state.uploads), { recursive: true, force: true });
	}
}
