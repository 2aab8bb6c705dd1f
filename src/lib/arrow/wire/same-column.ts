import type { Column } from '$lib/domain/table';
import { BOUNDS } from './bounds';

/** True when two columns hold the same to the last bit, dictionaries and sources included. */
export function sameColumn(a: Column, b: Column): boolean {
	if (a.kind === 'coordinate' || b.kind === 'coordinate')
		return a.kind === 'coordinate' && b.kind === 'coordinate' && sameArray(a.degrees, b.degrees);
	if (!sameSource(a.source, b.source)) return false;
	if (a.kind === 'coded')
		return b.kind === 'coded' && sameArray(a.codes, b.codes) && sameArray(a.values, b.values);
	return (
		b.kind === 'number' &&
		sameArray(a.state, b.state) &&
		BOUNDS.every((bound) => sameArray(a[bound], b[bound]))
	);
}

const sameSource = (a: ArrayLike<number> | null, b: ArrayLike<number> | null): boolean =>
	a === null || b === null ? a === b : sameArray(a, b);

function sameArray<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
	if (a.length !== b.length || a.constructor !== b.constructor) return false;
	for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
	return true;
}
