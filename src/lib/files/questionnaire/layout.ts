import { field } from '$lib/domain/fields';

/** What marks a workbook as a questionnaire of this product, whatever its name and those of its sheets. */
export const MARK = 'cible2028-questionnaire';

/** Names of the sheets as sent; they are never relied on when one comes back. */
export const SHEETS = {
	guide: 'Lisez-moi',
	organisation: 'Organisme',
	structures: 'Structures',
	uses: 'Solutions',
	reference: 'Référence'
} as const;

/** Keys of the reference sheet. */
export const REFERENCE_KEYS = {
	version: 'version',
	campaign: 'campagne',
	campaignName: 'nom de la campagne',
	organisation: 'organisme',
	organisationName: 'nom de l’organisme',
	dataset: 'version des données',
	sentOn: 'envoyé le',
	dueOn: 'à retourner avant le'
} as const;

/** Starts the list of what was asked: FINESS number and digest of what was pre-filled. */
export const ASKED_HEADER = ['structure', 'empreinte'] as const;
export const ENTITY_KEY = 'entité juridique';
/** A solution declared before: who declares it, and its name, separated by a space. */
export const USE_KEY = 'solution déclarée';

export const ANSWER_DATE_LABEL = 'Date de la réponse';

export const labelOf = (fieldId: string): string => field(fieldId).label;

/** Blank lines offered for solutions that are not known yet. */
export const SPARE_USES = 40;
