import { findField } from '$lib/domain/fields';
import { codeText } from '$lib/words';

export { codeText, predicateText } from '$lib/words';

/** A value as kept in the list of changes, in words: codes by their labels, the rest as it is. */
export function storedText(fieldId: string, value: string): string {
	if (value === '') return 'inconnu';
	const type = findField(fieldId)?.type;
	return type === 'category' || type === 'flag' || type === 'date' ? codeText(fieldId, value) : value;
}
