import type { Detection, FileRefusal } from '$lib/files';
import type { Declaration } from '../reading';
import type { ComposedSummary } from '../reading';
import type { FileDetails, FileReport, ImportProgress } from './outcome';
import type { ImportRefusal } from './refusal';

/** A report without its refused lines, which are in the table of rejects. */
export type FileCounts = Omit<FileReport, 'errors'>;

/** What is known of one file of an import. */
export interface ImportedFile extends Declaration {
	/** Name as given. */
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	/** Name on disk among the uploads; `''` for a file read in place. */
	readonly stored: string;
	readonly fictional: boolean;
	/** See `fileKey`; `''` until it is computed. */
	readonly fileKey: string;
	readonly detection: Detection | null;
	readonly refusal: FileRefusal | null;
	readonly counts: FileCounts | null;
	readonly details: FileDetails | null;
}

/** A version ready to be published: everything of it is stored, and nothing of it can be seen. */
export interface StagedVersion {
	/** Reserved number of the version to come. */
	readonly versionId: number;
	/** The version it was compared with. */
	readonly baseId: number | null;
	readonly layerIds: readonly number[];
	readonly summary: ComposedSummary;
}

/** What is kept of an import in the database, and what the screens show of it. */
export interface ImportState {
	/** Imports of the command line leave no trace unless they publish. */
	readonly origin: 'screen' | 'command';
	/** Folder of the uploads; `''` for files read in place. */
	readonly uploads: string;
	readonly files: readonly ImportedFile[];
	readonly progress: ImportProgress | null;
	readonly staged: StagedVersion | null;
	readonly refusal: ImportRefusal | null;
}

/** True for what this program wrote in `imports.state`. */
export function isImportState(value: unknown): value is ImportState {
	return typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);
}
