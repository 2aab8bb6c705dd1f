import { field } from '$lib/domain/fields';
import { USE_QUESTIONS, type QuestionnaireContent } from '$lib/domain/questionnaire';
import { columnName, type OutCell, type OutRow, type OutSheet, type Validation } from '../ooxml';
import { answerCell, answerRule } from './answer-cells';
import { SHEETS, SPARE_USES } from './layout';
import { holdersRange } from './reference-sheet';

/** Lines before the first use: title, note, help, header. */
const BEFORE = 4;
/** Who declares, and what: locked where it was declared before, so that a line is not taken for another one. */
const IDENTITY_CELLS = 2;

const knownRow = (values: readonly string[]): OutRow => ({
	cells: USE_QUESTIONS.map((id, i): OutCell =>
		i < IDENTITY_CELLS ? { value: values[i] ?? '', style: 'known' } : answerCell(id, values[i] ?? '')
	)
});

/** The digital solutions in use: those declared before, then blank lines. */
export function usesSheet(content: QuestionnaireContent): OutSheet {
	const { entities, uses } = content;
	const [onlyEntity = ''] = entities.length === 1 ? entities : [];
	const blank: OutRow = {
		cells: USE_QUESTIONS.map((id) => answerCell(id, id === 'use.holder' ? onlyEntity : ''))
	};
	const last = BEFORE + uses.length + SPARE_USES;
	const holders: Validation = {
		cells: `A${BEFORE + 1}:A${last}`,
		rule: { kind: 'list', range: holdersRange(content) },
		help: {
			title: 'Qui déclare',
			text: 'Votre entité juridique (le total de l’organisme) ou une de vos structures. Un total donné pour l’entité juridique remplace ceux de ses structures.'
		},
		problem: 'Choisissez un numéro de la liste : une entité juridique ou une structure de votre organisme.'
	};
	return {
		name: SHEETS.uses,
		widths: [20, 38, 16, 20, 24, 34],
		frozen: { rows: BEFORE, columns: 0 },
		landscape: true,
		repeated: `${BEFORE}:${BEFORE}`,
		rows: [
			{
				cells: [{ value: 'Vos solutions numériques (DUI, messagerie, plateforme…)', style: 'title' }],
				height: 26
			},
			{
				cells: [
					{
						value:
							'Une ligne par solution et par moyen d’identification. Une solution abandonnée : mettez 0 utilisateur.',
						style: 'plain'
					}
				]
			},
			{ cells: USE_QUESTIONS.map((id): OutCell => ({ value: field(id).help, style: 'help' })), height: 76 },
			{
				cells: USE_QUESTIONS.map((id): OutCell => ({ value: field(id).label, style: 'header' })),
				height: 34
			},
			...uses.map(knownRow),
			...Array.from({ length: SPARE_USES }, () => blank)
		],
		validations: [
			holders,
			...USE_QUESTIONS.slice(1).map((id, i) => {
				const column = columnName(i + 1);
				return answerRule(id, `${column}${BEFORE + 1}:${column}${last}`);
			})
		]
	};
}
