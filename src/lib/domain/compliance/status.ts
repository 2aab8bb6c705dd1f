/** What a use can be once everything is known of it, from the best to the worst; out of scope comes first as it asks nothing. */
export const SETTLED_STATUSES = [
	'out-of-scope',
	'compliant-implicitly',
	'compliant',
	'with-reservations',
	'non-compliant'
] as const;
export type SettledStatus = (typeof SETTLED_STATUSES)[number];
export type ConformityStatus = SettledStatus | 'undetermined';

/** A set of settled statuses that remain possible: bit i is SETTLED_STATUSES[i]. Empty where nothing was declared. */
export type Possible = number;

export const bitOf = (status: SettledStatus): Possible => 1 << SETTLED_STATUSES.indexOf(status);

export const ANY_STATUS: Possible = (1 << SETTLED_STATUSES.length) - 1;

const FAILS = bitOf('non-compliant');
const OUTSIDE = bitOf('out-of-scope');

/** The status of a set: its only element, else undetermined. */
export function statusOf(possible: Possible): ConformityStatus {
	const at = SETTLED_STATUSES.findIndex((_, i) => possible === 1 << i);
	return SETTLED_STATUSES[at] ?? 'undetermined';
}

/**
 * What matters at a milestone: passes in every case, fails in every case, asks nothing, or it depends. A use that is compliant
 * one way or another passes, though its status is undetermined.
 */
export type Standing = 'passes' | 'fails' | 'outside' | 'unknown';

export function standingOf(possible: Possible): Standing {
	if (possible === FAILS) return 'fails';
	if (possible === OUTSIDE) return 'outside';
	return possible !== 0 && (possible & (FAILS | OUTSIDE)) === 0 ? 'passes' : 'unknown';
}

export const canFail = (possible: Possible): boolean => (possible & FAILS) !== 0;
export const canPass = (possible: Possible): boolean => (possible & ~(FAILS | OUTSIDE)) !== 0;
export const canBeOutside = (possible: Possible): boolean => (possible & OUTSIDE) !== 0;

/**
 * What the worst of two uses may be, each with its own possible statuses: exactly those that some choice of both makes the worst.
 * An empty set stands for no use and changes nothing.
 */
export function worstOf(a: Possible, b: Possible): Possible {
	if (a === 0 || b === 0) return a | b;
	const floor = Math.max(lowestBit(a), lowestBit(b));
	return (a | b) & ~(floor - 1);
}

/** Lowest element of a set, as a bit: the best status it may have. */
const lowestBit = (possible: Possible): number => possible & -possible;
