import { isCalendarDate } from '../shared';
import type { Field, Operator } from '../fields';
import type { Predicate } from './criteria';

/** The longest list of values a predicate may hold. */
export const MAX_VALUES = 1000;

/** The value of a predicate read from JSON; null when it does not suit the field and the operator. */
export function readValue(field: Field, op: Operator, value: unknown): Predicate['value'] | null {
	switch (op) {
		case 'in':
			return Array.isArray(value) &&
				value.length > 0 &&
				value.length <= MAX_VALUES &&
				value.every((v) => typeof v === 'string' && isValueOf(field, v))
				? value.map(String)
				: null;
		case 'is':
			return value === 'yes' || value === 'no' ? value : null;
		case 'contains':
			return typeof value === 'string' && value !== '' ? value : null;
		case 'before':
		case 'after':
			return typeof value === 'string' && isCalendarDate(value) ? value : null;
		case 'between': {
			if (!Array.isArray(value) || value.length !== 2) return null;
			const pair: readonly unknown[] = value;
			const [from, to] = pair;
			return isFiniteNumber(from) && isFiniteNumber(to) && from <= to ? [from, to] : null;
		}
		case 'gte':
		case 'gt':
		case 'lte':
		case 'lt':
			return isFiniteNumber(value) ? value : null;
	}
}

/** A text the field can hold: one of its closed list when it has one, never the empty text of the unknown. */
export const isValueOf = (field: Field, text: string): boolean => {
	if (field.type === 'flag') return text === 'yes' || text === 'no';
	return text !== '' && (field.values === undefined || field.values.some((value) => value.code === text));
};

const isFiniteNumber = (value: unknown): value is number =>
	typeof value === 'number' && Number.isFinite(value);
