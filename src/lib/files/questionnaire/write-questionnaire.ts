import type { QuestionnaireContent } from '$lib/domain/questionnaire';
import { writeWorkbook } from '../ooxml';
import { guideSheet } from './guide-sheet';
import { organisationSheet } from './organisation-sheet';
import { referenceSheet } from './reference-sheet';
import { structuresSheet } from './structures-sheet';
import { usesSheet } from './uses-sheet';

/**
 * The questionnaire of one operator as an XLSX file: pre-filled, with help and closed lists in it, everything locked but the
 * answers, and a hidden sheet by which it is recognised when it comes back.
 */
export const writeQuestionnaire = (content: QuestionnaireContent): Uint8Array =>
	writeWorkbook([
		guideSheet(content),
		organisationSheet(content),
		structuresSheet(content),
		usesSheet(content),
		referenceSheet(content)
	]);
