import { STRUCTURE_QUESTIONS } from '$lib/domain/questionnaire';

/** Column letter of a question on the sheet of structures. */
export const questionColumn = (id: (typeof STRUCTURE_QUESTIONS)[number]): string =>
	String.fromCharCode(65 + 6 + STRUCTURE_QUESTIONS.indexOf(id));

/** Numbers of the sheets, from 1. */
export const SHEET_NUMBERS = { guide: 1, organisation: 2, structures: 3, uses: 4, reference: 5 } as const;
