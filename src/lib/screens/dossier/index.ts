export { dossierInputs, dossierNames, type DossierSource } from './dossier-inputs';
export { keptDossier } from './kept-dossier';
