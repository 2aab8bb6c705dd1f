import type { Field } from '$lib/domain/fields';
import type { NumberRule } from '../values';

/** Counted in parts of one. */
const DECIMAL = new Set(['structure.fte']);
/** No site of the field comes near; an organisation's uses can. */
const MOST_OF_A_STRUCTURE = 50_000;
const MOST_OF_A_USE = 2_000_000;

/** What a number of a field may be. Persons, places and accounts are whole numbers. */
export const numberRule = (field: Field): NumberRule => ({
	integer: !DECIMAL.has(field.id),
	max: field.level === 'use' ? MOST_OF_A_USE : MOST_OF_A_STRUCTURE,
	unit: field.unit ?? 'unités'
});
