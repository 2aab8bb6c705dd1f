import { luhnDigit } from './luhn';

const SERIALS = 10_000_000;

/** Hands out SIREN numbers with a valid key. All start with 0, which keeps them apart from nearly every real one. */
export class SirenNumbers {
	private given = 0;

	/** @throws Error when all are given. */
	next(): string {
		if (this.given >= SERIALS) throw new Error('No SIREN number left');
		// The multiplier shares no factor with the range: every serial comes once, in no visible order.
		const serial = (this.given * 7_654_321 + 1_234_567) % SERIALS;
		this.given += 1;
		const digits = `0${String(serial).padStart(7, '0')}`;
		return digits + String(luhnDigit(digits));
	}
}

/** SIRET of the site of a given rank, from 1: SIREN, four digits of rank, and the key. */
export function siretOf(siren: string, rank: number): string {
	const digits = siren + String(rank).padStart(4, '0');
	return digits + String(luhnDigit(digits));
}
