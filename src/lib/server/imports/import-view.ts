import type { Detection, FileRefusal } from '$lib/files';
import type { LayerCoverage } from '$lib/domain/table';
import type { ComposedSummary } from '../reading';
import { needsCloseConfirmation } from './publish-import';
import type { ImportRecord } from './record';
import { importRefusalMessage } from './refusal-message';
import type { FileDetails, ImportProgress } from './outcome';
import type { FileCounts } from './state';
import type { ImportStatus } from './status';
import type { Mapping } from '$lib/files';

/** One file of an import, as the screens show it. */
export interface ImportFileView {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	readonly detection: Detection | null;
	/** Why it is not one that can be read. */
	readonly refusal: FileRefusal | null;
	/** What a person said of the file; null and `''` leave it to the program. */
	readonly mapping: Mapping | null;
	readonly coverage: LayerCoverage | null;
	readonly referenceDate: string;
	/** The account of its lines, once read. */
	readonly counts: FileCounts | null;
	readonly details: FileDetails | null;
}

/** What publishing would do, without what only the program needs. */
export type ImportPreview = Omit<ComposedSummary, 'keptLayers' | 'newLayers' | 'outside' | 'seen'> & {
	/** True when what it closes must be confirmed. */
	readonly closeNeedsConfirmation: boolean;
};

/** An import, as the screens show it. */
export interface ImportView {
	readonly id: number;
	/** ISO date and time. */
	readonly createdAt: string;
	readonly finishedAt: string | null;
	readonly status: ImportStatus;
	readonly files: readonly ImportFileView[];
	readonly progress: ImportProgress | null;
	/** Present once the files are read and composed. */
	readonly preview: ImportPreview | null;
	/** French: why it was refused, or why the last step did not go through. */
	readonly message: string | null;
	readonly refusal: { readonly code: string } | null;
	readonly versionId: number | null;
}

const UNEXPECTED =
	'Une erreur inattendue a interrompu l’import\u00a0: rien n’a été enregistré. Recommencez, et signalez-la si elle revient.';

function messageOf({ status, state }: ImportRecord): string | null {
	if (state.refusal !== null) return importRefusalMessage(state.refusal);
	return status === 'failed' ? UNEXPECTED : null;
}

/** What the screens show of a stored import. */
export function viewOf(record: ImportRecord): ImportView {
	const { id, createdAt, finishedAt, status, state, versionId } = record;
	const { staged } = state;
	return {
		id,
		createdAt,
		finishedAt,
		status,
		files: state.files.map((file): ImportFileView => ({
			name: file.name,
			size: file.size,
			detection: file.detection,
			refusal: file.refusal,
			mapping: file.mapping,
			coverage: file.coverage,
			referenceDate: file.referenceDate,
			counts: file.counts,
			details: file.details
		})),
		progress: state.progress,
		preview: staged && previewOf(staged.summary),
		message: messageOf(record),
		refusal: state.refusal && { code: state.refusal.code },
		versionId
	};
}

function previewOf(summary: ComposedSummary): ImportPreview {
	const { keptLayers: _, newLayers: __, outside: ___, seen = {}, ...preview } = summary;
	return { ...preview, ...seen, closeNeedsConfirmation: needsCloseConfirmation(summary) };
}
