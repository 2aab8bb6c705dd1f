/** Changes when a questionnaire asks something else or lays it out in another way. */
export const QUESTIONNAIRE_VERSION = 1;

/** Asked once for each structure, in the order of the columns. */
export const STRUCTURE_QUESTIONS = [
	'structure.heads',
	'structure.fte',
	'structure.places',
	'structure.equipped',
	'structure.without_rpps',
	'structure.dui',
	'structure.dui_access',
	'structure.external_accounts',
	'structure.accounts',
	'structure.phone',
	'structure.wish'
] as const;

/** Asked once for the organisation: the answer is that of each of its structures. */
export const ORGANISATION_QUESTIONS = ['structure.it_centralised'] as const;

/** Asked for each solution in use. */
export const USE_QUESTIONS = [
	'use.holder',
	'use.solution',
	'use.users',
	'use.external_users',
	'use.psc',
	'use.mie'
] as const;

/** Every field that a questionnaire gives for a structure. */
export const ANSWERED_FIELDS: readonly string[] = [...STRUCTURE_QUESTIONS, ...ORGANISATION_QUESTIONS];
