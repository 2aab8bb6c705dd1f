import { field } from '$lib/domain/fields';
import {
	STRUCTURE_QUESTIONS,
	type AskedStructure,
	type QuestionnaireContent
} from '$lib/domain/questionnaire';
import { columnName, type OutCell, type OutRow, type OutSheet } from '../ooxml';
import { answerCell, answerRule } from './answer-cells';
import { SHEETS } from './layout';
import { frenchDate, headsKnown } from './words';

const IDENTITY = ['structure.finess', 'structure.name', 'structure.category', 'structure.city'] as const;
const STATE_HEADER = 'Déjà déclaré';
const HEADS_HEADER = 'Ce que l’agence sait de l’effectif';
/** Locked columns before the answers. */
const LOCKED = IDENTITY.length + 2;
/** Lines before the first structure: title, note, help, header. */
const BEFORE = 4;

function stateOf({ values, declaredOn }: AskedStructure): string {
	const said = values.filter((value) => value !== '').length;
	const of = `${said} sur ${values.length}`;
	return declaredOn === '' ? of : `${of}, le ${frenchDate(declaredOn)}`;
}

function structureRow(structure: AskedStructure): OutRow {
	const { finess, name, category, city, heads, values } = structure;
	const known = [finess, name, category, city, stateOf(structure), headsKnown(heads)];
	return {
		cells: [
			...known.map((value): OutCell => ({ value, style: 'known' })),
			...STRUCTURE_QUESTIONS.map((id, i) => answerCell(id, values[i] ?? ''))
		]
	};
}

/** One line per structure, with what was declared already. */
export function structuresSheet({ identity, structures }: QuestionnaireContent): OutSheet {
	const headers = [...IDENTITY.map((id) => field(id).label), STATE_HEADER, HEADS_HEADER];
	const last = BEFORE + structures.length;
	return {
		name: SHEETS.structures,
		widths: [13, 38, 30, 20, 18, 34, ...STRUCTURE_QUESTIONS.map(() => 19)],
		frozen: { rows: BEFORE, columns: 2 },
		landscape: true,
		repeated: `${BEFORE}:${BEFORE}`,
		rows: [
			{ cells: [{ value: `Vos structures : ${identity.organisationName}`, style: 'title' }], height: 26 },
			{
				cells: [
					{
						value:
							'Une ligne par structure. Cellule vide : pas de réponse. L’aide paraît quand vous choisissez une cellule.',
						style: 'plain'
					}
				]
			},
			{
				cells: [
					...headers.map((): OutCell => ({ value: null, style: 'help' })),
					...STRUCTURE_QUESTIONS.map((id): OutCell => ({ value: field(id).help, style: 'help' }))
				],
				height: 76
			},
			{
				cells: [...headers, ...STRUCTURE_QUESTIONS.map((id) => field(id).label)].map((value): OutCell => ({
					value,
					style: 'header'
				})),
				height: 34
			},
			...structures.map(structureRow)
		],
		validations: STRUCTURE_QUESTIONS.map((id, i) => {
			const column = columnName(LOCKED + i);
			return answerRule(id, `${column}${BEFORE + 1}:${column}${Math.max(last, BEFORE + 1)}`);
		})
	};
}
