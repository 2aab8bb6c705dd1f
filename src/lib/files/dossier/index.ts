export {
	compareListed,
	compareTexts,
	Gatherer,
	LIMIT,
	notAsListed,
	tellUnexpected,
	type FileStates
} from './compare-files';
export { writeTable } from './dossier-csv';
export {
	dossierPieces,
	MANIFEST_FILE,
	NOTE_FILE,
	sha256Of,
	writtenFiles,
	type DossierFile,
	type DossierPiece,
	type ListedFile,
	type WrittenDossier
} from './dossier-files';
export { jsonText } from './json-text';
export { asJson, type FoundFiles } from './read-inputs';
export { verifyDossier, type RebuildInputs, type VerifyOptions } from './verify-dossier';
export { readArchive, withoutCommonFolder, zipDossier, type ArchiveRefusal } from './zip';
