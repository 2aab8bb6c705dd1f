export { dossierPieces, type DossierPiece, type ListedFile, type WrittenDossier } from './dossier-files';
export type { FoundFiles } from './read-inputs';
export { verifyDossier, type RebuildInputs, type VerifyOptions } from './verify-dossier';
export { readArchive, withoutCommonFolder, zipDossier, type ArchiveRefusal } from './zip';
