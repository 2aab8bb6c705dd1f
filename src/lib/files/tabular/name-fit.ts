import { field as fieldById, LAYER_SHAPES, type Field, type LayerKind } from '$lib/domain/fields';
import { fold } from '../values';

/** Kinds that are mapped: registers are recognised by their content. */
export const MAPPED_KINDS: readonly LayerKind[] = ['survey', 'uses', 'groups', 'aliases'];

/** How well a header names a field. */
export function nameFit(header: string, field: Field): 'exact' | 'near' | null {
	const name = fold(header);
	if (name === '') return null;
	const known = [field.label, ...(field.headers ?? [])].map(fold);
	if (known.includes(name)) return 'exact';
	const bare = fold(header.replace(/\([^)]*\)|\b20\d\d\b/g, ' '));
	return bare !== '' && (known.includes(bare) || fold(field.label.replace(/\([^)]*\)/g, ' ')) === bare)
		? 'near'
		: null;
}

/** True when a header names one of the columns that give a field together. */
export const namesPart = (header: string, field: Field): boolean =>
	field.parts?.some((part) => fold(part) === fold(header)) ?? false;

const MAPPED_FIELDS: readonly Field[] = [
	...new Set(MAPPED_KINDS.flatMap((kind) => [...LAYER_SHAPES[kind].required, ...LAYER_SHAPES[kind].optional]))
].map(fieldById);

/** True when a header says something of any field that is mapped. */
export const namesField = (header: string): boolean =>
	MAPPED_FIELDS.some((field) => nameFit(header, field) !== null || namesPart(header, field));
