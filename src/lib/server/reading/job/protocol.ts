import type { DatasetNote, LayerColumns } from '$lib/domain/compose';
import type { Cut } from '$lib/domain/cut';
import type { Criteria } from '$lib/domain/segmentation';
import type { DatasetCoverage, LayerCoverage, LayerMeta } from '$lib/domain/table';
import type { SnapshotPart, WirePart } from '$lib/arrow';
import type { Detection, FileRefusal, ListReading, Mapping, ReadReport, RejectedLine } from '$lib/files';
import type { Declaration } from '../content-key';

/** One file to read. All of this and what follows is plain data: it crosses to a worker thread. */
export interface JobFile extends Declaration {
	readonly path: string;
	/** Name as given by the person: the source of values. */
	readonly name: string;
	readonly fictional: boolean;
	/** See `fileKey`. */
	readonly fileKey: string;
	/** ISO date taken when neither the file nor a person says what its data are as of. */
	readonly assumedDate: string;
}

/** A layer that is already stored. */
export interface StoredLayer extends LayerMeta {
	readonly id: number;
}

/** Read files, compose them with stored layers, compare with a snapshot. */
export interface ImportJob {
	readonly kind: 'import';
	readonly files: readonly JobFile[];
	readonly base: readonly StoredLayer[];
	/** The snapshot to compare with; null before the first version. */
	readonly current: readonly SnapshotPart[] | null;
	/** Where whoever imports may change something, and what they may be told of; null for everywhere. */
	readonly cut: Cut | null;
	/** Only counts are wanted: no rows, no snapshot and no list of changes are sent. */
	readonly countOnly: boolean;
	readonly criteria: Criteria;
	/** Mappings that a person confirmed, by fingerprint of the header: used when a file comes without one. */
	readonly remembered: readonly (readonly [fingerprint: string, mapping: Mapping])[];
}

/** What files are read with. */
export type ReadingContext = Pick<ImportJob, 'base' | 'cut' | 'remembered'>;

/** Read some files of an import for the thread that composes it. */
export interface ReadJob extends ReadingContext {
	readonly kind: 'read';
	readonly files: readonly { readonly index: number; readonly file: JobFile }[];
}

/** Say what files are. */
export interface DetectJob {
	readonly kind: 'detect';
	readonly files: readonly Pick<JobFile, 'path' | 'name'>[];
}

/** What lies between two snapshots. */
export interface CompareJob {
	readonly kind: 'compare';
	readonly before: readonly SnapshotPart[] | null;
	readonly after: readonly SnapshotPart[];
	/** Where whoever asks may change something; null for everywhere. */
	readonly cut: Cut | null;
}

/** Write a snapshot for the browser. */
export interface WireJob {
	readonly kind: 'wire';
	readonly snapshot: readonly SnapshotPart[];
	/** Where it is cut before it is written; null for all of it. */
	readonly cut: Cut | null;
}

/** Read the FINESS numbers of a small file, held in memory. */
export interface ListJob {
	readonly kind: 'list';
	readonly name: string;
	readonly bytes: Uint8Array;
}

export type Job = ImportJob | ReadJob | DetectJob | CompareJob | WireJob | ListJob;

/** Structures that go from one segment or state to another; `from` is `''` for new structures, `to` for closed ones. */
export interface SegmentMove {
	readonly from: string;
	readonly to: string;
	readonly structures: number;
}

/** One structure that changes segment. */
export interface Mover {
	readonly finess: string;
	readonly name: string;
	readonly from: string;
	readonly to: string;
}

/** How many structures differ between two versions. */
export interface DifferenceCounts {
	readonly added: number;
	readonly changed: number;
	readonly closed: number;
	readonly unchanged: number;
}

/** What new full registers would close, among the structures they cover. */
export interface Closing {
	readonly closed: number;
	readonly covered: number;
	/** The first few, as `FINESS name`. */
	readonly examples: readonly string[];
}

/** A dataset composed by a job, compared with the current version. */
export interface ComposedSummary extends DifferenceCounts {
	/** SHA-256 of the snapshot. */
	readonly hash: string;
	readonly structures: number;
	/** Structures and declarants that differ where whoever imports may change nothing: see `changedOutside`. */
	readonly outside: number;
	/** What the scope of whoever imports holds of these; absent for a national one. */
	readonly seen?: { readonly structures: number; readonly unchanged: number };
	readonly asOf: string;
	readonly fictional: boolean;
	readonly coverage: DatasetCoverage;
	readonly notes: readonly DatasetNote[];
	readonly closing: Closing;
	readonly moves: readonly SegmentMove[];
	/** Version of the criteria that say who moves; absent from what was composed before criteria had versions. */
	readonly criteriaVersion?: number;
	/** The first few structures that change segment. */
	readonly movers: readonly Mover[];
	/** Stored layers that the dataset is made of. */
	readonly keptLayers: readonly number[];
	/** New layers, by number within the job, that have an effect; a superseded register has none. */
	readonly newLayers: readonly number[];
	/** True when a new register is older than the one in force. */
	readonly olderRegister: boolean;
}

export type ChangeRow = readonly [
	finess: string,
	kind: string,
	field: string,
	before: string,
	after: string,
	source: string
];

/**
 * What the reading of files finds, for the thread that composes. `file` is an index into the files of the import, `layer` a
 * number given by who reads, from 0.
 */
export type ReadEvent =
	| { readonly type: 'begin'; readonly file: number }
	/** What goes to the database as it is. */
	| {
			readonly type: 'said';
			readonly event: Extract<JobEvent, { type: 'detected' | 'reading' | 'rejects' | 'file' }>;
	  }
	| {
			readonly type: 'layer';
			readonly layer: number;
			readonly file: number;
			/** What it covers may be settled by the end of it only. */
			readonly meta: LayerMeta;
			/** False when a register in force says all of it already: such a layer is read for its report and left out. */
			readonly kept: boolean;
	  }
	| (Extract<JobEvent, { type: 'rows' }> & { readonly columns: LayerColumns })
	| Extract<JobEvent, { type: 'layer-end' }>
	/** Ends the reading. */
	| Extract<JobEvent, { type: 'refused' }>;

/** What a job says while it runs. `file` is an index into the job's files, `layer` a number given by the job from 0. */
export type JobEvent =
	| {
			readonly type: 'detected';
			readonly file: number;
			readonly detection: Detection;
			/** How its columns are read; null for a format that needs no mapping. */
			readonly mapping: Mapping | null;
	  }
	| { readonly type: 'list'; readonly reading: ListReading }
	| { readonly type: 'read'; readonly event: ReadEvent }
	| { readonly type: 'refused'; readonly file: number; readonly refusal: FileRefusal }
	| { readonly type: 'reading'; readonly file: number; readonly bytes: number; readonly total: number }
	| { readonly type: 'layer'; readonly layer: number; readonly file: number; readonly meta: LayerMeta }
	| {
			readonly type: 'rows';
			readonly layer: number;
			/** Number of the batch within the layer, from 0. */
			readonly chunk: number;
			readonly count: number;
			/** The rows, as a JSON array of arrays of texts, in UTF-8. */
			readonly data: Uint8Array<ArrayBuffer>;
	  }
	| { readonly type: 'rejects'; readonly file: number; readonly lines: readonly RejectedLine[] }
	| {
			readonly type: 'layer-end';
			readonly layer: number;
			readonly rows: number;
			readonly coverage: LayerCoverage;
	  }
	| { readonly type: 'file'; readonly file: number; readonly report: ReadReport }
	| { readonly type: 'composing' }
	| { readonly type: 'comparing' }
	| { readonly type: 'composed'; readonly summary: ComposedSummary }
	| { readonly type: 'compared'; readonly counts: DifferenceCounts; readonly outside: number }
	| { readonly type: 'snapshot'; readonly part: SnapshotPart }
	| { readonly type: 'changes'; readonly rows: readonly ChangeRow[] }
	| { readonly type: 'message'; readonly part: WirePart; readonly bytes: Uint8Array<ArrayBuffer> };

/** What a job needs from the thread that owns the database. */
export interface JobIO {
	/**
	 * Settles once the event has been dealt with, so that a slow database slows the reading. Arrays of the event may be handed to
	 * another thread as they are: the job must not use them any more.
	 */
	emit(event: JobEvent): Promise<void>;
	/** Rows of a stored layer, each as a JSON array of texts, in batches. */
	storedRows(layerId: number): AsyncIterable<readonly string[]>;
	/**
	 * Reads files in one more thread, and tells what it finds as it comes; null where threads are not to be had.
	 * @throws the signal's reason when it is stopped, and what ends the thread
	 */
	readonly readApart:
		((job: ReadJob, tell: (event: ReadEvent) => Promise<void>, signal: AbortSignal) => Promise<void>) | null;
	readonly signal: AbortSignal;
}
