import { recall, recollect } from './recalled';
import type { StreamReader, StreamWriter } from './stream';

export const SIRET_SHAPE = /^[0-9]{14}$/;

/**
 * SIRET numbers as the company they belong to, each named once by the first eight digits of its SIREN, and the four digits that
 * tell its establishments apart. The check digits are kept as what Luhn's formula leaves of them (0 but for faulty numbers).
 */
export function writeSirets(to: StreamWriter, name: string, sirets: readonly string[]): void {
	const codes = new Map<string, number>();
	const companies = Uint32Array.from(sirets, (siret) => {
		const siren = siret.slice(0, 9);
		const code = codes.get(siren) ?? codes.size + 1;
		codes.set(siren, code);
		return code;
	});
	const { steps, others } = recall(companies, null);
	const sirens = [...codes.keys()];
	to.integers(`${name}/companies`, steps);
	to.integers(`${name}/companies/others`, others);
	to.integers(
		`${name}/sirens`,
		Uint32Array.from(sirens, (siren) => Number(siren.slice(0, 8)))
	);
	to.integers(`${name}/sirens/key`, Uint32Array.from(sirens, luhnSum));
	to.integers(
		`${name}/establishments`,
		Uint32Array.from(sirets, (siret) => Number(siret.slice(9, 13)))
	);
	to.integers(`${name}/key`, Uint32Array.from(sirets, luhnSum));
}

export function readSirets(from: StreamReader, name: string): string[] {
	const companies = recollect(
		{ steps: from.integers(`${name}/companies`), others: from.integers(`${name}/companies/others`) },
		null
	);
	const sirenKeys = from.integers(`${name}/sirens/key`);
	const sirens = Array.from(from.integers(`${name}/sirens`), (siren, i) =>
		withKey(String(siren).padStart(8, '0'), sirenKeys[i] ?? 0)
	);
	const establishments = from.integers(`${name}/establishments`);
	const keys = from.integers(`${name}/key`);
	return Array.from(companies, (company, i) =>
		withKey((sirens[company - 1] ?? '') + String(establishments[i] ?? 0).padStart(4, '0'), keys[i] ?? 0)
	);
}

/** Luhn's sum modulo 10: 0 for a right number. */
function luhnSum(digits: string): number {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
		const weighted = i % 2 === 1 ? digit * 2 : digit;
		sum += weighted > 9 ? weighted - 9 : weighted;
	}
	return sum % 10;
}

/** Adds the last digit that leaves this sum. */
const withKey = (digits: string, sum: number): string =>
	digits + String((10 + sum - luhnSum(`${digits}0`)) % 10);
