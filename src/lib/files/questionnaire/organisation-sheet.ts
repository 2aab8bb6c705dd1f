import { field } from '$lib/domain/fields';
import { ORGANISATION_QUESTIONS, type QuestionnaireContent } from '$lib/domain/questionnaire';
import type { OutRow, OutSheet, Validation } from '../ooxml';
import { answerCell, answerRule } from './answer-cells';
import { latestAnswer } from './answer-date';
import { ANSWER_DATE_LABEL, SHEETS } from './layout';
import { frenchDate } from './words';

/** Lines before the first answer. */
const BEFORE = 10;

/** Who is asked, and what is answered once for all its structures. */
export function organisationSheet(content: QuestionnaireContent): OutSheet {
	const { identity, entities, organisation, structures } = content;
	const fact = (label: string, value: string): OutRow => ({
		cells: [
			{ value: label, style: 'label' },
			{ value, style: 'known' }
		],
		height: 20
	});
	const dateCells = `B${BEFORE + 1}`;
	const validations: Validation[] = [
		{
			cells: dateCells,
			rule: { kind: 'date', from: identity.sentOn, to: latestAnswer(identity.sentOn) },
			help: {
				title: ANSWER_DATE_LABEL,
				text: 'Le jour où ces réponses sont vraies, par exemple 15/12/2026.'
			},
			problem: `Une date à partir du ${frenchDate(identity.sentOn)} est attendue.`
		},
		...ORGANISATION_QUESTIONS.map((id, i) => answerRule(id, `B${BEFORE + 2 + i}`))
	];
	return {
		name: SHEETS.organisation,
		widths: [34, 46, 70],
		rows: [
			{ cells: [{ value: identity.organisationName, style: 'title' }], height: 26 },
			{ cells: [{ value: 'Identification du questionnaire : ne pas modifier.', style: 'help' }] },
			fact('Organisme', identity.organisation),
			fact('Entités juridiques', entities.join(', ')),
			fact('Structures demandées', String(structures.length)),
			fact('Campagne', `${identity.campaignName} (${identity.campaign})`),
			fact('Version des données', identity.dataset.slice(0, 12)),
			fact('Version du questionnaire', String(identity.version)),
			fact('À retourner avant le', frenchDate(identity.dueOn)),
			{
				cells: [
					{ value: 'Vos réponses', style: 'header' },
					{ value: '', style: 'header' },
					{ value: 'Aide', style: 'header' }
				],
				height: 20
			},
			{
				cells: [
					{ value: ANSWER_DATE_LABEL, style: 'label' },
					{ value: null, style: 'answer-date' },
					{
						value:
							'Le jour où ces réponses sont vraies. Sans date, seules les lignes modifiées sont lues, à la date de réception.',
						style: 'text'
					}
				],
				height: 32
			},
			...ORGANISATION_QUESTIONS.map((id, i): OutRow => ({
				cells: [
					{ value: field(id).label, style: 'label' },
					answerCell(id, organisation[i] ?? ''),
					{ value: field(id).help, style: 'text' }
				],
				height: 32
			}))
		],
		validations
	};
}
