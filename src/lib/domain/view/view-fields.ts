import { findField, type Field } from '../fields';
import { HELIOS_SECTOR } from './helios-sector';
import { LIST } from './lists';
import { OVERRIDE } from './overrides';
import type { ViewLevel } from './view';

/** Facts that come from the criteria or from the rule on single sign-on, not from the table, or from it and something else. */
export const COMPUTED_FIELDS: Readonly<Record<ViewLevel, readonly string[]>> = {
	structure: ['segment', 'possible', 'certainty', OVERRIDE, 'sso', HELIOS_SECTOR, LIST],
	organisation: ['sso', LIST]
};

/** Computed fields that hold one value per row, so that rows can be sorted by them. */
const SORTABLE_COMPUTED = new Set(['segment', 'certainty', OVERRIDE, 'sso', HELIOS_SECTOR]);

const isShown = (field: Field, level: ViewLevel): boolean =>
	field.type !== 'coordinate' &&
	(field.level === level || (level === 'structure' && field.level === 'organisation'));

/** True when the list of this level can be filtered by the field. A structure has the facts of its organisation too. */
export function isFilterable(level: ViewLevel, id: string): boolean {
	if (COMPUTED_FIELDS[level].includes(id)) return true;
	const field = findField(id);
	return field !== undefined && isShown(field, level);
}

/** True when the list of this level can be sorted by the field. */
export const isSortable = (level: ViewLevel, id: string): boolean =>
	isFilterable(level, id) && (findField(id) !== undefined || SORTABLE_COMPUTED.has(id));
