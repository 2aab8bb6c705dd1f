import type { LayerKind } from '../fields';

/** What a file says of a territory: everything there (`full`: absence means closed) or some of it. */
export interface LayerCoverage {
	readonly extent: 'full' | 'partial';
	/** Official codes of the départements, or the whole of France. */
	readonly departments: readonly string[] | 'national';
	/** True when every row lies in these départements. */
	readonly inside?: boolean;
}

/** A source layer: what one accepted file contributes. A dataset is a pure function of its set of layers, in any order. */
export interface LayerMeta {
	readonly kind: LayerKind;
	/** File name, shown as the source of values. */
	readonly name: string;
	/** ISO date the data are as of; `''` when not said, which counts as the oldest. */
	readonly referenceDate: string;
	readonly coverage: LayerCoverage;
	/** Field ids, in the order of the values of a row. */
	readonly columns: readonly string[];
	/** Identifies the content: breaks ties, so that the result never depends on the order of arrival. */
	readonly contentHash: string;
	readonly fictional: boolean;
	/** Greater for what came later; 0 when not said. Layers that came together have the same. */
	readonly arrival?: number;
	/** True for what somebody decided by hand: it comes before every file of its kind, whatever their dates. */
	readonly byHand?: boolean;
}

/**
 * Negative when `a` gives way to `b`: files before what was decided by hand, where the last decision stands; older first; on one date a full register before a partial one, then what came first, then by
 * name and content.
 */
export function compareLayers(a: LayerMeta, b: LayerMeta): number {
	return (
		Number(a.byHand ?? false) - Number(b.byHand ?? false) ||
		(a.byHand && b.byHand ? (a.arrival ?? 0) - (b.arrival ?? 0) : 0) ||
		compareText(a.referenceDate, b.referenceDate) ||
		(a.coverage.extent === b.coverage.extent ? 0 : a.coverage.extent === 'full' ? -1 : 1) ||
		(a.arrival ?? 0) - (b.arrival ?? 0) ||
		compareText(a.name, b.name) ||
		compareText(a.contentHash, b.contentHash)
	);
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
