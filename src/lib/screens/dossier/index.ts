export { dossierInputs, dossierNames, type DossierSource } from './dossier-inputs';
