export type { ImportContext } from './context';
export { importFiles, type ImportOptions } from './import-files';
export type { ImportFile } from './import-file';
export type { ImportFileView, ImportPreview, ImportView } from './import-view';
export type {
	FileDetails,
	FileReport,
	ImportOutcome,
	ImportPhase,
	ImportProgress,
	ImportReport,
	LineError
} from './outcome';
export { questionnairesInForce, type QuestionnaireInForce } from './questionnaires';
export type { ImportRefusal } from './refusal';
export { importRefusalMessage } from './refusal-message';
export { firstRejects } from './first-rejects';
export { rejectsFile, type RejectsFile } from './rejects-file';
export { stopImports } from './running';
export {
	cancelImport,
	confirmMapping,
	confirmPublish,
	getImport,
	listImports,
	startImport,
	type FileChoice
} from './screen';
export { showLife } from './show-life';
export type { ImportStatus } from './status';
export { sweep } from './sweep';
export { openImport, receiveFile } from './uploads';
