import type { Field } from '$lib/domain/fields';
import { fold } from './text';

const YES = ['oui', 'o', 'yes', 'y', '1', 'vrai', 'true', 'x'];
const NO = ['non', 'n', 'no', '0', 'faux', 'false'];
const FLAG = new Map([
	...YES.map((word) => [word, 'yes'] as const),
	...NO.map((word) => [word, 'no'] as const)
]);

/** The codes of a closed list by every folded way of writing them. */
export function codesByWord(field: Field): ReadonlyMap<string, string> {
	if (field.type === 'flag') return FLAG;
	const words = new Map<string, string>();
	for (const { code, label, aliases = [] } of field.values ?? []) {
		for (const word of [code, label, ...aliases]) {
			const key = fold(word);
			if (!words.has(key)) words.set(key, code);
		}
	}
	return words;
}
