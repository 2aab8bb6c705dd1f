import type { LayerKind } from '$lib/domain/fields';
import type { QuestionnaireIdentity } from '$lib/domain/questionnaire';
import type { FileFormat, TextEncoding } from './format';
import type { MappingProposal } from './mapping';

/** What a file is, told from its content. Plain data: it can be stored, shown and sent to a worker. */
export interface Detection {
	readonly format: FileFormat;
	/** Layers the file will yield; for a CSV or XLSX, the proposed one. */
	readonly layers: readonly LayerKind[];
	readonly encoding: TextEncoding;
	/** `''` where it does not apply (JSON, XLSX). */
	readonly delimiter: string;
	readonly gzip: boolean;
	/** ISO date the data are as of, as the file says; `''` when it does not. */
	readonly referenceDate: string;
	/** The first line of a FINESS file, when it is a header: what corrected lines need before them to be read again. */
	readonly firstLine?: string;
	/** Present for a FINESS+ file that says it holds rejected entities: it is then a part of the original. */
	readonly rejects?: true;
	/** Present for CSV and XLSX. */
	readonly tabular?: TabularDetection;
	/** Present for a questionnaire. */
	readonly questionnaire?: QuestionnaireDetection;
}

/** What a questionnaire that comes back says of itself, and how much of it is filled. */
export interface QuestionnaireDetection extends QuestionnaireIdentity {
	/** ISO date its answers are as of; `''` when nobody said. */
	readonly answeredOn: string;
	/** Structures asked. */
	readonly structures: number;
	/** Answers asked for the organisation and its structures, and those given. */
	readonly questions: number;
	readonly answers: number;
	/** Lines that declare a solution. */
	readonly uses: number;
}

export interface TabularDetection {
	/** Physical line of the header row, from 1. */
	readonly headerLine: number;
	readonly header: readonly string[];
	/** First rows, as text. */
	readonly sample: readonly (readonly string[])[];
	/** Hash of the normalised header: files with the same one share a mapping. */
	readonly fingerprint: string;
	readonly proposal: MappingProposal;
	/** Name of the sheet of a workbook. */
	readonly sheet?: string;
}
