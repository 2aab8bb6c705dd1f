import { STRUCTURE_QUESTIONS, USE_QUESTIONS, type QuestionnaireContent } from '$lib/domain/questionnaire';
import { columnName, type OutRow, type OutSheet } from '../ooxml';
import { digestOf } from './digest';
import { ASKED_HEADER, ENTITY_KEY, MARK, REFERENCE_KEYS, SHEETS, USE_KEY } from './layout';
import { choicesOf } from './words';

/** Columns of the identity and of what was asked; the lists come after them. */
const IDENTITY_COLUMNS = 2;

const LISTED = ['structure.it_centralised', ...STRUCTURE_QUESTIONS, ...USE_QUESTIONS].filter(
	(id) => choicesOf(id).length > 0
);
const HOLDERS = 'holders';

/** Where the words of a closed list are: `'Référence'!$C$1:$C$3`. */
export function listRange(fieldId: string): string {
	return rangeOf(IDENTITY_COLUMNS + 1 + LISTED.indexOf(fieldId), choicesOf(fieldId).length);
}

/** Where the FINESS numbers that can declare a solution are. */
export const holdersRange = ({ entities, structures }: QuestionnaireContent): string =>
	rangeOf(IDENTITY_COLUMNS, entities.length + structures.length);

function rangeOf(column: number, length: number): string {
	const name = columnName(column);
	return `'${SHEETS.reference}'!$${name}$1:$${name}$${Math.max(length, 1)}`;
}

/** The hidden sheet by which a questionnaire is recognised when it comes back, and that holds the closed lists. */
export function referenceSheet(content: QuestionnaireContent): OutSheet {
	const { identity, entities, structures, uses } = content;
	const known: (readonly [string, string])[] = [
		[MARK, String(identity.version)],
		[REFERENCE_KEYS.campaign, identity.campaign],
		[REFERENCE_KEYS.campaignName, identity.campaignName],
		[REFERENCE_KEYS.organisation, identity.organisation],
		[REFERENCE_KEYS.organisationName, identity.organisationName],
		[REFERENCE_KEYS.dataset, identity.dataset],
		[REFERENCE_KEYS.sentOn, identity.sentOn],
		[REFERENCE_KEYS.dueOn, identity.dueOn],
		...entities.map((entity) => [ENTITY_KEY, entity] as const),
		...uses.map(([holder = '', solution = '']) => [USE_KEY, `${holder} ${solution}`] as const),
		ASKED_HEADER,
		...structures.map(({ finess, values }) => [finess, digestOf(values)] as const)
	];
	const lists: Readonly<Record<string, readonly string[]>> = {
		[HOLDERS]: [...entities, ...structures.map(({ finess }) => finess)],
		...Object.fromEntries(LISTED.map((id) => [id, choicesOf(id)]))
	};
	const columns = [HOLDERS, ...LISTED].map((id) => lists[id] ?? []);
	const height = Math.max(known.length, ...columns.map(({ length }) => length));
	const rows = Array.from({ length: height }, (_, row): OutRow => {
		const [key = '', value = ''] = known[row] ?? [];
		const texts = [key, value, ...columns.map((list) => list[row] ?? '')];
		return { cells: texts.map((text) => ({ value: text, style: 'plain' })) };
	});
	return { name: SHEETS.reference, hidden: true, widths: [26, 40, 14, ...LISTED.map(() => 24)], rows };
}
