import { actionList, type ActionId, type ActionLine } from '$lib/domain/compliance';
import type { SheetColumn } from '$lib/domain/sheets';
import { codedColumn, numberColumn, textAt, type Table, type TerritoryTable } from '$lib/domain/table';
import { conformityRules } from '$lib/reference';
import { ACTION_WORDS, formatDate, formatList, LEAF_LABELS, valueLabel } from '$lib/words';
import { departmentName } from '../place-names';
import { judged } from './judged';

const SEPARATOR = '; ';

const distinct = (texts: readonly string[]): readonly string[] => [
	...new Set(texts.filter((text) => text !== ''))
];

/** Texts of a field at some rows, each once. */
const textsOf = (table: Table, id: string, rows: readonly number[]): readonly string[] => {
	const column = codedColumn(table, id);
	return distinct(rows.map((row) => textAt(column, row)));
};

/** The operators that an action concerns. */
export const actionLines = (table: TerritoryTable, action: ActionId): readonly ActionLine[] =>
	actionList(table, judged(table).conformity, conformityRules, action);

/** Open reservations that are declared in some uses, and whether one of them has no attestation. */
function attestationText({ uses }: TerritoryTable, rows: readonly number[]): string {
	const reservations = numberColumn(uses, 'use.reservations');
	const attestation = codedColumn(uses, 'use.attestation');
	const open = rows.reduce((sum, row) => sum + (reservations.low[row] ?? 0), 0);
	const none = rows.filter((row) => textAt(attestation, row) === 'no').length;
	return formatList([
		...(none > 0 ? [`${none} usage${none < 2 ? '' : 's'} sans attestation`] : []),
		...(open > 0 ? [`${open} réserve${open < 2 ? ' ouverte' : 's ouvertes'}`] : [])
	]);
}

/** Why its uses fail at the last milestone, in words. */
function reasonsText(table: TerritoryTable, rows: readonly number[]): string {
	const at = judged(table).conformity.at.at(-1);
	return distinct(
		rows.flatMap((row) => {
			const leaf = at?.uses[row]?.leaf;
			return leaf ? [LEAF_LABELS[leaf]] : [];
		})
	).join(SEPARATOR);
}

/** The columns of the mailing file of an action, by index of its lines: one line per operator, what it is asked in words. */
export function mailingColumns(
	table: TerritoryTable,
	action: ActionId,
	lines: readonly ActionLine[]
): readonly SheetColumn[] {
	const { structures, organisations, uses } = table;
	const words = ACTION_WORDS[action];
	const text = (name: string, cell: (line: ActionLine) => string): SheetColumn => ({
		name,
		type: 'text',
		cell: (at) => {
			const line = lines[at];
			return line ? cell(line) : '';
		}
	});
	const number = (name: string, cell: (line: ActionLine) => number): SheetColumn => ({
		name,
		type: 'number',
		cell: (at) => {
			const line = lines[at];
			return line ? cell(line) : null;
		}
	});
	const ofOrganisation = (id: string) => (line: ActionLine) =>
		textAt(codedColumn(organisations, id), line.organisation);
	const joined = (from: Table, id: string, of: 'structures' | 'uses') => (line: ActionLine) =>
		textsOf(from, id, line[of]).join(SEPARATOR);
	const ofUses =
		action === 'without-rpps'
			? []
			: [
					text('Solutions concernées', joined(uses, 'use.solution', 'uses')),
					text('Moyens d’identification', ({ uses: rows }) =>
						textsOf(uses, 'use.mie', rows)
							.map((code) => valueLabel('use.mie', code))
							.join(SEPARATOR)
					),
					text('Attestation et réserves', ({ uses: rows }) => attestationText(table, rows)),
					text(`Motifs au ${formatDate(lastMilestone())}`, ({ uses: rows }) => reasonsText(table, rows))
				];
	return [
		text('Identifiant de l’organisme', ofOrganisation('organisation.id')),
		text(
			'Organisme gestionnaire',
			(line) => ofOrganisation('organisation.name')(line) || 'Sans nom au registre'
		),
		text('N° FINESS EJ', (line) =>
			distinct([
				...textsOf(structures, 'structure.legal_entity', line.structures),
				...textsOf(uses, 'use.legal_entity', line.uses)
			]).join(SEPARATOR)
		),
		text('Départements', (line) =>
			textsOf(structures, 'structure.department', line.structures).map(departmentName).join(SEPARATOR)
		),
		number('Structures concernées', (line) => line.structures.length),
		text('N° FINESS ET concernés', (line) =>
			textsOf(structures, 'structure.finess', line.structures).slice(0, MOST_NUMBERS).join(SEPARATOR)
		),
		...ofUses,
		number(words.persons, (line) => line.persons),
		number('Usages sans nombre déclaré', (line) => line.uncounted),
		text('Ce qui est demandé', () => words.ask),
		text('Échéances', () => conformityRules.milestones.map(({ date }) => formatDate(date)).join(SEPARATOR)),
		text('Règles', () => `${conformityRules.label}, version ${conformityRules.version}`)
	];
}

/** Numbers that fit in a cell of a workbook; an operator with more is known by its legal entities. */
const MOST_NUMBERS = 2500;

const lastMilestone = (): string => conformityRules.milestones.at(-1)?.date ?? '';
