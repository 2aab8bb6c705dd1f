import type { TariffAuthority } from '$lib/domain/reference';
import type { TariffPair } from './tables';

/** Labels remembered at most: real files have about a hundred. */
const MOST_LABELS = 1000;

/** Files of different years write one label with other dashes, slashes, capitals and accents. */
const foldLabel = (label: string): string =>
	label
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/**
 * Makes the reader of (code, label) pairs. The pair decides, never the code alone: FINESS gave some codes a new meaning.
 * A file that carries no label (FINESS+) is answered when all the labels of the code agree.
 * @throws Error when one pair is given two authorities.
 */
export function tariffLookup(
	pairs: readonly TariffPair[]
): (code: string, label: string) => TariffAuthority | null {
	const byPair = new Map<string, TariffAuthority>();
	const byCode = new Map<string, TariffAuthority | null>();
	for (const { code, label, authority } of pairs) {
		const key = `${code}|${foldLabel(label)}`;
		if ((byPair.get(key) ?? authority) !== authority) throw new Error(`Two authorities for ${code} ${label}`);
		byPair.set(key, authority);
		const known = byCode.get(code);
		byCode.set(code, known === undefined || known === authority ? authority : null);
	}
	/** A file has few labels and many lines. */
	const folds = new Map<string, string>();
	const folding = (label: string): string => {
		const known = folds.get(label);
		if (known !== undefined) return known;
		const folded = foldLabel(label);
		if (folds.size < MOST_LABELS) folds.set(label, folded);
		return folded;
	};
	return (code, label) => {
		const folded = folding(label);
		return (folded === '' ? byCode.get(code) : byPair.get(`${code}|${folded}`)) ?? null;
	};
}
