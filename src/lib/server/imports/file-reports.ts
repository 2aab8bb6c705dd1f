import type { LayerCoverage } from '$lib/domain/table';
import { guessCoverage } from '$lib/domain/table';
import type { Detection, Mapping } from '$lib/files';
import { isRejectsFile } from '../reading';
import type { FileDetails, FileReport } from './outcome';
import type { PreparedFile } from './prepare';
import type { FoundFile } from './staging';
import type { FileCounts, ImportedFile } from './state';

/** What is told of one file: the account of its lines, and the rest. */
export interface ToldFile {
	readonly report: FileReport;
	readonly details: FileDetails;
}

function told(file: PreparedFile, { report, errors, detection, mapping }: FoundFile): ToldFile {
	if (!report) throw new Error(`No report of ${file.name}`);
	const { format, encoding, read, accepted, rejected, ignored, warnings, referenceDate, layers } = report;
	const isRegister = layers.some(({ kind }) => kind === 'establishments');
	const guess = (): LayerCoverage =>
		guessCoverage(
			detection && isRejectsFile(detection) ? 'survey' : 'establishments',
			report.departments.map(({ code }) => code)
		);
	return {
		report: { file: file.name, format, encoding, read, accepted, rejected, ignored, errors },
		details: {
			layers: layers.map(({ kind, rows }) => ({ kind, rows })),
			coverage: isRegister ? (file.coverage ?? guess()) : null,
			referenceDate,
			warnings,
			mapping,
			ignoredColumns: ignoredColumns(detection, mapping),
			known: false
		}
	};
}

/** Headers of a table that its mapping leaves out. */
function ignoredColumns(detection: Detection | null, mapping: Mapping | null): string[] {
	if (!mapping || !detection?.tabular) return [];
	const read = new Set(mapping.columns.map(({ header }) => header));
	return detection.tabular.header.filter((header) => !read.has(header));
}

/** A file given twice: every line that the first one had accepted is a repeat. */
function repeated(name: string, { report, details }: ToldFile): ToldFile {
	return {
		report: { ...report, file: name, accepted: 0, ignored: report.ignored + report.accepted },
		details: { ...details, layers: [] }
	};
}

/** What is told of each file of an import, in the order given. */
export function tellFiles(
	files: readonly PreparedFile[],
	found: ReadonlyMap<number, FoundFile>
): readonly ToldFile[] {
	const all: ToldFile[] = [];
	for (const [number, file] of files.entries()) {
		const { action } = file;
		switch (action.kind) {
			case 'known': {
				const { counts, errors, details } = action.known;
				all.push({ report: { ...counts, file: file.name, errors }, details });
				break;
			}
			case 'repeat': {
				const first = all[action.of];
				if (!first) throw new Error(`File ${number} repeats one that is not there`);
				all.push(repeated(file.name, first));
				break;
			}
			case 'read': {
				const one = found.get(number);
				if (!one) throw new Error(`Nothing was found of ${file.name}`);
				all.push(told(file, one));
			}
		}
	}
	return all;
}

/** What is kept of a file with its import. */
export function toImportedFile(
	file: PreparedFile,
	one: ToldFile | null,
	found: FoundFile | null
): ImportedFile {
	const { name, size, fictional, fileKey, mapping, coverage, referenceDate } = file;
	return {
		name,
		size,
		stored: '',
		fictional,
		fileKey,
		mapping,
		coverage,
		referenceDate,
		detection: found?.detection ?? null,
		refusal: null,
		counts: one === null ? null : countsOf(one.report),
		details: one?.details ?? null
	};
}

const countsOf = ({ errors: _, ...counts }: FileReport): FileCounts => counts;

/** What is kept of the files of an import once they are read. */
export const importedFiles = (
	files: readonly PreparedFile[],
	told: readonly ToldFile[],
	found: ReadonlyMap<number, FoundFile>
): readonly ImportedFile[] =>
	files.map((file, number) => toImportedFile(file, told[number] ?? null, found.get(number) ?? null));
