import { CORRECTED_VALUES } from '../fields';
import { ANSWERED_FIELDS } from '../questionnaire';
import { textAt, type TerritoryTable } from '../table';

/** What follows another field, and is decided and taken back with it. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
	'structure.category': ['structure.category_label'],
	'structure.commune': ['structure.department'],
	'structure.department': ['structure.commune']
};

/** Fields of a structure that a person may correct one by one: what operators are asked, then what registers say. */
export const CORRECTABLE_FIELDS: readonly string[] = [
	...ANSWERED_FIELDS,
	...CORRECTED_VALUES.filter((id) => id !== 'structure.category_label')
];

/** True for a field whose value comes from registers while nobody has corrected it. */
export const isRegisterField = (field: string): boolean => CORRECTED_VALUES.includes(field);

/** What takes a correction back: an empty value of the field, and of what was decided with it. */
export function withdrawalOf(
	table: TerritoryTable,
	row: number,
	field: string
): Readonly<Record<string, string>> {
	const together = (FOLLOWERS[field] ?? []).filter((id) => isByHand(table, row, id));
	return Object.fromEntries([field, ...together].map((id) => [id, '']));
}

function isByHand({ structures, sources }: TerritoryTable, row: number, field: string): boolean {
	const column = structures.columns.get(field);
	if (column?.kind !== 'coded' || textAt(column, row) === '') return false;
	return sources[column.source?.[row] ?? 0]?.kind === 'manual';
}
