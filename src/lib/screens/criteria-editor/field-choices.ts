import { FIELDS, findField, OPERATORS_BY_TYPE, type Field, type Operator } from '$lib/domain/fields';
import type { Predicate } from '$lib/domain/segmentation';
import type { TerritoryTable } from '$lib/domain/table';
import { fieldValueLabel } from '../field-value-label';

/** Fields that a condition may ask about, by what they describe. */
export interface FieldGroup {
	readonly label: string;
	readonly fields: readonly Field[];
}

const asked = (level: Field['level']): readonly Field[] =>
	FIELDS.filter((each) => each.level === level && OPERATORS_BY_TYPE[each.type].length > 0);

export const FIELD_GROUPS: readonly FieldGroup[] = [
	{ label: 'La structure', fields: asked('structure') },
	{ label: 'Son organisme gestionnaire', fields: asked('organisation') }
];

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The fields whose label, help or headers hold all the words, in the order of the catalogue; groups left empty leave. */
export function searchFields(search: string): readonly FieldGroup[] {
	const words = fold(search).split(/\s+/).filter(Boolean);
	return FIELD_GROUPS.map(({ label, fields }) => ({
		label,
		fields: fields.filter((each) => {
			const text = fold([each.label, each.help, ...(each.headers ?? [])].join(' '));
			return words.every((word) => text.includes(word));
		})
	})).filter(({ fields }) => fields.length > 0);
}

export interface ValueChoice {
	readonly code: string;
	readonly label: string;
}

/** Longer lists of values are typed in, not ticked. */
const MOST_CHOICES = 500;

/**
 * Values to tick for a field: its closed list, else those that the territory has, with those already chosen.
 * @returns null for a field whose values are typed in
 */
export function valueChoices(
	field: Field,
	table: TerritoryTable | null,
	chosen: readonly string[]
): readonly ValueChoice[] | null {
	if (field.type !== 'category') return null;
	const choice = (code: string): ValueChoice => ({ code, label: fieldValueLabel(field.id, code) });
	if (field.values) return field.values.map(({ code }) => choice(code));
	const column = (field.level === 'organisation' ? table?.organisations : table?.structures)?.columns.get(
		field.id
	);
	const found = column?.kind === 'coded' ? column.values.filter((code) => code !== '') : [];
	if (found.length > MOST_CHOICES) return null;
	return [...new Set([...found, ...chosen])]
		.map(choice)
		.sort((a, b) => a.label.localeCompare(b.label, 'fr', { numeric: true }));
}

/**
 * The condition that a field starts with; it holds at once, so that it can be counted.
 * @returns null when a value has to be given first
 */
export function firstCondition(field: Field, table: TerritoryTable | null): Predicate | null {
	switch (field.type) {
		case 'number':
			return { field: field.id, op: 'gte', value: 1 };
		case 'flag':
			return { field: field.id, op: 'is', value: 'yes' };
		case 'category': {
			const [first] = valueChoices(field, table, []) ?? [];
			return first ? { field: field.id, op: 'in', value: [first.code] } : null;
		}
		default:
			return null;
	}
}

/** The same question with another operator; what was asked stays as far as it still has a meaning. Null when it has none. */
export function withOperator({ field, op: from, value }: Predicate, op: Operator): Predicate | null {
	const numeric = (each: Operator): boolean => ['gte', 'gt', 'lte', 'lt'].includes(each);
	if (op === 'between') {
		const at = Number(value);
		return Number.isFinite(at) ? { field, op, value: [at, at] } : null;
	}
	if (numeric(op)) return { field, op, value: Array.isArray(value) ? Number(value[0]) : Number(value) };
	if (op === 'before' || op === 'after') return { field, op, value };
	if (op === 'contains' && from === 'in')
		return { field, op, value: Array.isArray(value) ? String(value[0]) : String(value) };
	if (op === 'in' && from === 'contains') return { field, op, value: [String(value)] };
	return findField(field) ? { field, op, value } : null;
}
