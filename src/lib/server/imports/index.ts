export type { ImportContext } from './context';
export { importFiles, type ImportOptions } from './import-files';
export type { ImportFile } from './import-file';
export type {
	FileDetails,
	FileReport,
	ImportOutcome,
	ImportPhase,
	ImportProgress,
	ImportReport,
	LineError
} from './outcome';
export type { ImportRefusal } from './refusal';
export { importRefusalMessage } from './refusal-message';
export { sweep } from './sweep';
