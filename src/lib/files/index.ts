/** Readers and writers of files: streaming, pure Node, without a database. */
export {
	FORMAT_LABELS,
	mappingFromProposal,
	MAX_BYTES,
	REJECT_CODES,
	refusalMessage,
	rejectMessage,
	warningMessage,
	type Batch,
	type Detection,
	type FileFormat,
	type FileRefusal,
	type FileWarning,
	type LayerSummary,
	type MappedColumn,
	type Mapping,
	type MappingProposal,
	type ProposedColumn,
	type QuestionnaireDetection,
	type ReadReport,
	type ReadSink,
	type RejectCode,
	type RejectedLine,
	type TabularDetection,
	type TextEncoding,
	type WarningCode
} from './contract';
export { writeArrow, type ArrowColumn } from './arrow-file';
export { csvHead, csvLines, writeCsv } from './csv';
export { writeDecision, type Decision } from './decision';
export { detect, type DetectionHints } from './detection';
export {
	dossierPieces,
	readArchive,
	verifyDossier,
	withoutCommonFolder,
	zipDossier,
	type ArchiveRefusal,
	type FoundFiles,
	type RebuildInputs,
	type WrittenDossier
} from './dossier';
export { verify } from './verify';
export { writeQuestionnaire } from './questionnaire';
export { readFinessList, type DoubtfulNumber, type ListReading } from './finess-list';
export { read, type ReadOptions } from './reading';
export { fileSourceFromBytes, fileSourceFromPath, type FileSource } from './source';
export { parseMapping } from './tabular';
export { WORKBOOK_LIMITS, writeWorkbook, type WorkbookSheet } from './workbook';
export { manifestHashOf, recordPieces, type RebuildRecord } from './workshop-record';
