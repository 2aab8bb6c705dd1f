import type { Cents } from '../shared';

/** An amount as the files write it: euros with two decimals and a comma, `-12,05`. */
export function euros(cents: Cents): string {
	const amount = Math.abs(cents);
	const sign = cents < 0 ? '-' : '';
	return `${sign}${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`;
}

/** An amount that may be absent (NaN): an empty cell. */
export const eurosOrNothing = (cents: number): string => (Number.isNaN(cents) ? '' : euros(cents));

/** A number to the last bit, with a comma; empty where it is not known (NaN). `numberIn` reads it back. */
export const exact = (value: number): string => (Number.isNaN(value) ? '' : String(value).replace('.', ','));

/** A number for reading, with two decimals at most; empty where it is not known (NaN). */
export const rounded = (value: number): string => exact(Math.round(value * 100) / 100);

const NUMBER = /^-?\d+(?:,\d+)?(?:e[+-]?\d+)?$/;

/** The number of a cell that `exact` wrote; NaN for an empty cell, null for what is no number. */
export function numberIn(cell: string): number | null {
	if (cell === '') return NaN;
	return NUMBER.test(cell) ? Number(cell.replace(',', '.')) : null;
}
