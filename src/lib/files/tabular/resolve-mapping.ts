import { findField, LAYER_KINDS, LAYER_SHAPES, type Field } from '$lib/domain/fields';
import { Refused, type Mapping } from '../contract';
import { fold } from '../values';

export interface ResolvedColumn {
	readonly index: number;
	readonly header: string;
	readonly field: Field;
}

/** The columns of a file that a mapping names, in the order of the layer's fields. @throws Refused when it does not fit. */
export function resolveMapping(mapping: Mapping, header: readonly string[]): readonly ResolvedColumn[] {
	const shape = LAYER_KINDS.includes(mapping.kind) ? LAYER_SHAPES[mapping.kind] : undefined;
	if (!shape) throw new Refused({ code: 'mapping-unknown-kind', kind: mapping.kind });
	const allowed = [...shape.required, ...shape.optional];
	const byName = new Map(header.map((name, index) => [fold(name), index]));
	const byField = new Map<string, ResolvedColumn>();
	for (const { header: name, field: id } of mapping.columns) {
		const field = findField(id);
		if (!field || !allowed.includes(id)) throw new Refused({ code: 'mapping-unknown-field', field: id });
		const index = byName.get(fold(name));
		if (index === undefined) throw new Refused({ code: 'mapping-missing-header', header: name });
		if (byField.has(id)) throw new Refused({ code: 'mapping-repeated-field', field: id });
		byField.set(id, { index, header: header[index] ?? name, field });
	}
	const missing = shape.required.find((id) => !byField.has(id));
	if (missing !== undefined) throw new Refused({ code: 'mapping-missing-field', field: missing });
	return allowed.flatMap((id) => byField.get(id) ?? []);
}
