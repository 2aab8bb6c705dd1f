import { findField } from '../fields';

/** Label of a code of a field; the code itself where the catalogue has none, `inconnu` for an empty one. */
export function codeLabel(field: string, code: string): string {
	if (code === '') return 'inconnu';
	return findField(field)?.values?.find((value) => value.code === code)?.label ?? code;
}
