import { findField, LAYER_KINDS, LAYER_SHAPES, type Field } from '$lib/domain/fields';
import { Refused, type Mapping } from '../contract';
import { fold } from '../values';

export interface FileColumn {
	readonly index: number;
	readonly header: string;
}

/** A field and the columns that give it: one, or several whose sum it is. */
export interface ResolvedField {
	readonly field: Field;
	readonly columns: readonly [FileColumn, ...FileColumn[]];
}

/** The fields that a mapping gives, in the order of the layer's fields. @throws Refused when it does not fit the header. */
export function resolveMapping(mapping: Mapping, header: readonly string[]): readonly ResolvedField[] {
	const shape = LAYER_KINDS.includes(mapping.kind) ? LAYER_SHAPES[mapping.kind] : undefined;
	if (!shape) throw new Refused({ code: 'mapping-unknown-kind', kind: mapping.kind });
	const allowed = [...shape.required, ...shape.optional];
	const byName = new Map(header.map((name, index) => [fold(name), index]));
	const byField = new Map<string, ResolvedField>();
	for (const { header: name, field: id } of mapping.columns) {
		const field = findField(id);
		if (!field || !allowed.includes(id)) throw new Refused({ code: 'mapping-unknown-field', field: id });
		const index = byName.get(fold(name));
		if (index === undefined) throw new Refused({ code: 'mapping-missing-header', header: name });
		const column = { index, header: header[index] ?? name };
		const given = byField.get(id);
		if (given && (!field.parts || given.columns.some((other) => other.index === index))) {
			throw new Refused({ code: 'mapping-repeated-field', field: id });
		}
		byField.set(id, { field, columns: given ? [...given.columns, column] : [column] });
	}
	const missing = shape.required.find((id) => !byField.has(id));
	if (missing !== undefined) throw new Refused({ code: 'mapping-missing-field', field: missing });
	return allowed.flatMap((id) => byField.get(id) ?? []);
}
