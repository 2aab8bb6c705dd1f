import { field } from '$lib/domain/fields';
import type { Interval } from '$lib/domain/shared';
import { count } from '../contract';

/** The words of a closed list that can be chosen in a cell, in order; empty for a field that has none. */
export function choicesOf(fieldId: string): readonly string[] {
	const { type, values } = field(fieldId);
	if (type === 'flag') return ['Oui', 'Non'];
	return values?.map(({ label }) => label) ?? [];
}

/** A code as it is written in a cell. */
export function wordOf(fieldId: string, code: string): string {
	const { type, values } = field(fieldId);
	if (type === 'flag') return code === 'yes' ? 'Oui' : code === 'no' ? 'Non' : '';
	return values?.find((value) => value.code === code)?.label ?? code;
}

/** `12/05/2026` */
export const frenchDate = (iso: string): string => iso.split('-').reverse().join('/');

/** What is known of a head-count, with its state: an estimate is told beside the answer, never put in its place. */
export function headsKnown({ low, likely, high, state }: Interval): string {
	if (state === 'declared' && low === high) return `${count(low)}, déclaré`;
	if (state === 'estimated' && likely !== null) {
		const range = Number.isFinite(high) ? `entre ${count(low)} et ${count(high)}` : `au moins ${count(low)}`;
		return `≈ ${count(likely)}, estimé (${range})`;
	}
	return 'inconnu';
}
