import { formatInteger } from '$lib/words';

/** A range of a filter in words: « 15 à 49 », « 50 ou plus »; null when the text is no range of numbers. */
export function rangeText(value: string): string | null {
	const [, low = '', high = ''] = /^(\d*)\.\.(\d*)$/.exec(value) ?? [];
	if (low === '' && high === '') return null;
	if (high === '') return `${formatInteger(Number(low))} ou plus`;
	if (low === '') return `${formatInteger(Number(high))} ou moins`;
	return low === high
		? formatInteger(Number(low))
		: `${formatInteger(Number(low))} à ${formatInteger(Number(high))}`;
}
