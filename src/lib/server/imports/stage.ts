import type { Scope } from '$lib/domain/access';
import type { Database } from '../db';
import { assumedDate } from './assumed-date';
import { reserveVersionId } from '../versions';
import { baseSnapshot, cutOfScope, type Base } from './base';
import { criteriaInForce } from '../criteria';
import type { ImportContext } from './context';
import type { ComposedSummary, JobFile } from '../reading';
import { rememberedMappings } from './mapping-memory';
import type { ImportProgress } from './outcome';
import type { PreparedFile } from './prepare';
import { Staging, type FoundFile } from './staging';
import type { StagedVersion } from './state';
import { runReading } from '../reading';

/** What goes on while files are read. */
export interface StageHooks {
	/** What the import may change. */
	readonly scope: Scope;
	readonly signal: AbortSignal;
	onProgress(progress: ImportProgress): void | Promise<void>;
	/** Says, once the result is known, whether it is to be stored; may throw a refusal. */
	isToStore(summary: ComposedSummary): boolean;
	/** Told before anything of the version is stored, so that it can be found again after a crash. */
	onStaged(staged: StagedVersion): Promise<void>;
}

/** What staging found; `staged` is null when nothing was to be stored. */
export interface StageResult {
	readonly summary: ComposedSummary;
	readonly staged: StagedVersion | null;
	/** By index of the prepared files. */
	readonly found: ReadonlyMap<number, FoundFile>;
}

/** Reading the files stopped; `file` is the one at fault. */
export class ReadingFailed extends Error {
	constructor(
		readonly file: PreparedFile | undefined,
		cause: unknown
	) {
		super('Reading the files failed', { cause });
		this.name = 'ReadingFailed';
	}
}

/** Ends a job whose result is known and not wanted. */
class NotToStore extends Error {}

const toJobFile = ({ action: _, size: __, ...file }: PreparedFile): JobFile => ({
	...file,
	assumedDate: assumedDate(file.name, new Date())
});

/**
 * Reads the files that have to be, and stages what comes out of them with the layers in force.
 * @param importId null when only counts are wanted: nothing is written
 */
export async function stageFiles(
	context: ImportContext,
	base: Base,
	files: readonly PreparedFile[],
	importId: number | null,
	hooks: StageHooks
): Promise<StageResult> {
	const { db, readerProgram } = context;
	const numbers = [...files.keys()].filter((i) => files[i]?.action.kind === 'read');
	const toRead = numbers.flatMap((i) => files[i] ?? []);
	const outcome: { composed?: { summary: ComposedSummary; staged: StagedVersion | null } } = {};
	const progress = progressTeller(hooks, numbers, files.length);
	const staging = new Staging(db, {
		importId,
		fileNumbers: numbers,
		onReading: (file, bytes, total, rows) => progress.reading(file, bytes, total, rows),
		onPhase: (phase, rows) => progress.phase(phase, rows),
		onComposed: async (summary, layerIds) => {
			outcome.composed = { summary, staged: null };
			if (!hooks.isToStore(summary)) throw new NotToStore();
			if (importId === null) return null;
			const staged = await reserve(db, base, summary, layerIds);
			outcome.composed = { summary, staged };
			await hooks.onStaged(staged);
			return staged.versionId;
		}
	});
	try {
		await runReading(
			{
				kind: 'import',
				files: toRead.map(toJobFile),
				base: base.layers,
				current: await baseSnapshot(db, base),
				cut: cutOfScope(hooks.scope),
				countOnly: importId === null,
				criteria: (await criteriaInForce(db)).criteria,
				remembered: await rememberedMappings(db)
			},
			staging,
			hooks.signal,
			readerProgram
		);
	} catch (error) {
		if (!(error instanceof NotToStore)) throw new ReadingFailed(toRead[staging.currentFile], error);
	}
	if (!outcome.composed) throw new Error('The reading thread ended without a dataset');
	return { ...outcome.composed, found: byNumber(staging, numbers) };
}

const byNumber = (staging: Staging, numbers: readonly number[]): Map<number, FoundFile> =>
	new Map([...staging.files].map(([job, found]) => [numbers[job] ?? job, found]));

async function reserve(
	db: Database,
	base: Base,
	summary: ComposedSummary,
	layerIds: readonly number[]
): Promise<StagedVersion> {
	return { versionId: await reserveVersionId(db), baseId: base.version?.id ?? null, layerIds, summary };
}

interface ProgressTeller {
	reading(file: number, bytes: number, total: number, rows: number): void | Promise<void>;
	phase(phase: ImportProgress['phase'], rows: number): void | Promise<void>;
}

function progressTeller(hooks: StageHooks, numbers: readonly number[], files: number): ProgressTeller {
	const last = { file: 0, bytes: 0, total: 0 };
	return {
		reading: (file, bytes, total, rows) => {
			Object.assign(last, { file: numbers[file] ?? file, bytes, total });
			return hooks.onProgress({ phase: 'reading', files, rows, ...last });
		},
		phase: (phase, rows) => hooks.onProgress({ phase, files, rows, ...last })
	};
}
