import type { DatasetNote } from '$lib/domain/compose';
import type { LayerCoverage } from '$lib/domain/table';
import type { LayerKind } from '$lib/domain/fields';
import type { FileFormat, FileWarning, Mapping, TextEncoding } from '$lib/files';
import type { Mover, SegmentMove } from '../reading';

/** A refused line, as reported; its original text is in the file of rejects. */
export interface LineError {
	readonly line: number;
	readonly column: string;
	readonly value: string;
	readonly expected: string;
	/** One of the readers' reject codes. */
	readonly code: string;
}

/** What became of every line of one file: `read = accepted + rejected + ignored`. */
export interface FileReport {
	/** Name as given. */
	readonly file: string;
	readonly format: FileFormat;
	readonly encoding: TextEncoding;
	readonly read: number;
	readonly accepted: number;
	readonly rejected: number;
	readonly ignored: number;
	/** The first refused lines, see MAX_ERRORS; `rejected` counts all of them. */
	readonly errors: readonly LineError[];
}

/** Refused lines listed per file in a report; all of them can be downloaded. */
export const MAX_ERRORS = 10_000;

/** What an import tells of one file besides the account of its lines. */
export interface FileDetails {
	readonly layers: readonly { readonly kind: LayerKind; readonly rows: number }[];
	readonly coverage: LayerCoverage | null;
	readonly referenceDate: string;
	readonly warnings: readonly FileWarning[];
	/** How the columns of a CSV or XLSX were read; null for a format that needs none. */
	readonly mapping: Mapping | null;
	/** Its columns that were not read. */
	readonly ignoredColumns: readonly string[];
	/** The same content is already in the current version: the file was not read again. */
	readonly known: boolean;
}

/** The document of an import, as the command line prints it. */
export interface ImportReport {
	readonly files: readonly FileReport[];
	readonly added: number;
	readonly changed: number;
	readonly closed: number;
	readonly unchanged: number;
	/** Null when nothing was published. */
	readonly version: number | null;
	/** SHA-256 of the dataset that results. */
	readonly hash: string;
}

export interface ImportOutcome {
	readonly status: 'published' | 'unchanged' | 'dry-run';
	readonly report: ImportReport;
	/** One per file, in the order of the report. */
	readonly details: readonly FileDetails[];
	/** Who changes segment, with the criteria in force, overrides apart. */
	readonly moves: readonly SegmentMove[];
	readonly movers: readonly Mover[];
	readonly notes: readonly DatasetNote[];
	/** A new register is older than the one in force, and does not win over it. */
	readonly olderRegister: boolean;
	/** Structures that a dry run would close beyond what passes without a question. */
	readonly closeNeedsConfirmation: boolean;
}

/** Where an import is. */
export type ImportPhase = 'hashing' | 'reading' | 'composing' | 'comparing' | 'storing' | 'publishing';

export interface ImportProgress {
	readonly phase: ImportPhase;
	/** Index of the file being read; meaningful while reading. */
	readonly file: number;
	readonly files: number;
	/** Bytes of that file. */
	readonly bytes: number;
	readonly total: number;
	/** Rows staged so far, all files together. */
	readonly rows: number;
}
