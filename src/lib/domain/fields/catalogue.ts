import { CHECKLIST_FIELDS } from './checklist-fields';
import type { Field, FieldLevel } from './field';
import { ORGANISATION_FIELDS } from './organisation-fields';
import { SOURCE_FIELDS } from './source-fields';
import { STRUCTURE_FIELDS } from './structure-fields';
import { USE_FIELDS } from './use-fields';

/** Every field of the product, in display order. Mapping, criteria, filters, columns, exports and help are generated from it. */
export const FIELDS: readonly Field[] = [
	...STRUCTURE_FIELDS,
	...CHECKLIST_FIELDS,
	...ORGANISATION_FIELDS,
	...USE_FIELDS,
	...SOURCE_FIELDS
];

const BY_ID = index(FIELDS);

/** @throws Error when two fields share an id: a catalogue refuses duplicates at start, not in production. */
function index(fields: readonly Field[]): ReadonlyMap<string, Field> {
	const map = new Map<string, Field>();
	for (const field of fields) {
		if (map.has(field.id)) throw new Error(`Duplicate field id: ${field.id}`);
		map.set(field.id, field);
	}
	return map;
}

export const findField = (id: string): Field | undefined => BY_ID.get(id);

/** @throws Error when the id is not in the catalogue: for ids written in the product's own code. */
export function field(id: string): Field {
	const found = BY_ID.get(id);
	if (!found) throw new Error(`Unknown field: ${id}`);
	return found;
}

export const fieldsOf = (level: FieldLevel): readonly Field[] => FIELDS.filter((f) => f.level === level);
