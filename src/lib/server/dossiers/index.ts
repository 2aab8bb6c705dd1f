export { groundOf, groundThen, type DossierGround, type DossierRefusal } from './ground';
export { noteDossier, recentDossiers, takenOutAt, type RecentDossier } from './recent';
export { archiveMessage, dossierRefusalMessage } from './refusal-message';
export { sourceOf } from './source';
