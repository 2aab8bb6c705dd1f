import { noteMessage } from '$lib/domain/compose';
import type { LayerKind } from '$lib/domain/fields';
import type { LayerCoverage } from '$lib/domain/table';
import {
	FORMAT_LABELS,
	refusalMessage,
	warningMessage,
	type Mapping,
	type MappingProposal
} from '$lib/files';
import type {
	ImportFileView,
	ImportPreview,
	ImportProgress,
	ImportStatus,
	ImportView
} from '$lib/server/imports';
import { formatInteger, french } from '$lib/words';

/** The columns of a CSV or XLSX, for the person who says what they hold. */
export interface SheetColumns {
	readonly header: readonly string[];
	readonly sample: readonly (readonly string[])[];
	readonly proposal: MappingProposal;
	/** What a person said before. */
	readonly mapping: Mapping | null;
}

/** One file of an import, in the words of the screen. */
export interface SheetFile {
	readonly name: string;
	readonly size: number;
	/** Why it cannot be read, and what to do; `''` when it can. */
	readonly refusal: string;
	/** What it was recognised as; `''` until then. */
	readonly format: string;
	readonly kinds: readonly LayerKind[];
	/** Encoding and delimiter, in words. */
	readonly technical: string;
	/** ISO date; `''` when nobody said. */
	readonly referenceDate: string;
	/** True when the file itself says its date: a person cannot change it. */
	readonly datedByFile: boolean;
	readonly coverage: LayerCoverage | null;
	readonly columns: SheetColumns | null;
	readonly counts: {
		readonly read: number;
		readonly accepted: number;
		readonly rejected: number;
		readonly ignored: number;
	} | null;
	readonly warnings: readonly { readonly text: string; readonly examples: string }[];
	/** Why its first refused lines were refused, in sentences. */
	readonly rejects: readonly string[];
	/** Its content is in the current version already. */
	readonly known: boolean;
	/** What there is to say of a questionnaire that came back; empty for another file. */
	readonly questionnaire: readonly string[];
}

/** An import, in the words of the screen. */
export interface ImportSheet {
	readonly id: number;
	readonly createdAt: string;
	readonly status: ImportStatus;
	readonly files: readonly SheetFile[];
	readonly progress: ImportProgress | null;
	readonly preview: (Omit<ImportPreview, 'notes'> & { readonly notes: readonly string[] }) | null;
	readonly message: string | null;
	readonly refusal: string | null;
	readonly versionId: number | null;
}

const DELIMITERS: Readonly<Record<string, string>> = {
	';': 'séparé par des points-virgules',
	',': 'séparé par des virgules',
	'\t': 'séparé par des tabulations',
	'|': 'séparé par des barres'
};

function technicalWords({ detection }: ImportFileView): string {
	if (!detection) return '';
	const { format, encoding, delimiter, gzip, tabular } = detection;
	const words = [
		...(format === 'xlsx' || format === 'questionnaire'
			? []
			: [encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252']),
		...(delimiter === '' ? [] : [DELIMITERS[delimiter] ?? `séparé par « ${delimiter} »`]),
		...(gzip ? ['compressé'] : []),
		...(tabular?.sheet === undefined ? [] : [`feuille « ${tabular.sheet} »`])
	];
	return words.join(', ').replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»');
}

function fileSheet(
	file: ImportFileView,
	questionnaire: readonly string[],
	rejects: readonly string[]
): SheetFile {
	const { name, size, detection, mapping, counts, details } = file;
	const tabular = detection?.tabular;
	return {
		name,
		size,
		refusal: file.refusal ? refusalMessage(file.refusal) : '',
		format: detection ? FORMAT_LABELS[detection.format] : '',
		kinds: details ? details.layers.map(({ kind }) => kind) : (detection?.layers ?? []),
		technical: technicalWords(file),
		referenceDate: details?.referenceDate || detection?.referenceDate || file.referenceDate,
		datedByFile: (detection?.referenceDate ?? '') !== '',
		coverage: details?.coverage ?? file.coverage,
		columns: tabular
			? { header: tabular.header, sample: tabular.sample.slice(0, 5), proposal: tabular.proposal, mapping }
			: null,
		counts: counts && {
			read: counts.read,
			accepted: counts.accepted,
			rejected: counts.rejected,
			ignored: counts.ignored
		},
		warnings: (details?.warnings ?? []).map(({ code, count, examples }) => ({
			text: warningMessage(code, count),
			examples: examples
				.slice(0, 3)
				.map(({ line, value }) => `ligne ${line}${value === '' ? '' : ` (${value})`}`)
				.join(', ')
		})),
		rejects,
		known: details?.known ?? false,
		questionnaire
	};
}

/**
 * What the screen shows of an import.
 * @param notes what there is to say of each file that is a questionnaire, by its place
 * @param rejects why the first refused lines of each file were refused, by its place
 */
export function importSheet(
	view: ImportView,
	notes: readonly (readonly string[])[],
	rejects: readonly (readonly string[])[]
): ImportSheet {
	const { id, createdAt, status, files, progress, preview, refusal, versionId } = view;
	const refused = files.filter((file) => file.refusal !== null).length;
	return {
		id,
		createdAt,
		status,
		files: files.map((file, place) => fileSheet(file, notes[place] ?? [], rejects[place] ?? [])),
		progress,
		preview: preview && { ...preview, notes: preview.notes.map(noteMessage) },
		message:
			refused > 1
				? french(
						`${formatInteger(refused)} fichiers sur ${formatInteger(files.length)} sont refusés : le motif est écrit sous chacun. Rien n’a été importé.`
					)
				: view.message,
		refusal: refusal?.code ?? null,
		versionId
	};
}
