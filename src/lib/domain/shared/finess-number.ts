import { err, ok, type Result } from './result';

/** A FINESS number: 9 characters, always text (`2A0000014`, leading zeros). */
export type FinessNumber = string & { readonly __brand: 'FinessNumber' };

export type FinessProblem = 'finess-empty' | 'finess-shape';

const SHAPE = /^[0-9][0-9A-Z][0-9]{7}$/;

/**
 * Parses a FINESS number as written in a file. Spaces are dropped; a lower-case letter is raised.
 * A wrong key is not an error here: see {@link hasValidKey}.
 */
export function parseFiness(text: string): Result<FinessNumber, FinessProblem> {
	if (SHAPE.test(text)) return ok(text as FinessNumber);
	const compact = text.replace(/[\s\u00a0\u202f]/g, '').toUpperCase();
	if (compact === '') return err('finess-empty');
	return SHAPE.test(compact) ? ok(compact as FinessNumber) : err('finess-shape');
}

/** Value of a character, by its code, in the key of a FINESS number: digits count as themselves, A as 1, B as 2 (Corsica). */
const digitValue = (code: number): number => (code >= 65 ? code - 64 : code - 48);

/**
 * The Luhn key of the first eight characters, 0 to 9.
 * Source: observed on 10,901 published numbers without exception (A counts as 1, B as 2).
 */
export function finessKey(firstEight: string): number {
	let sum = 0;
	for (let i = 0; i < 8; i++) {
		const value = digitValue(firstEight.charCodeAt(7 - i));
		const weighted = i % 2 === 0 ? value * 2 : value;
		sum += weighted > 9 ? weighted - 9 : weighted;
	}
	return (10 - (sum % 10)) % 10;
}

/** True when the ninth character is the Luhn key of the first eight. */
export function hasValidKey(finess: FinessNumber): boolean {
	return finessKey(finess) === digitValue(finess.charCodeAt(8));
}
