import type { ReferenceData } from '../reference';
import { declared, estimated, unknownUpTo, type Interval } from '../shared';

/** What is known of a structure that bears on its head-count. */
export interface HeadsEvidence {
	readonly category: string;
	/** `''` when the category is unknown. */
	readonly sector: string;
	/** Persons, as declared. */
	readonly heads: number | null;
	readonly fte: number | null;
	readonly places: Interval | null;
}

/**
 * Professionals of one structure, in persons: as declared; else from its FTE; else from the ratio of its category;
 * else unknown up to the category's cap. The ratios are working assumptions (data/reference/ratios.csv).
 */
export function headsOf(evidence: HeadsEvidence, reference: ReferenceData): Interval {
	if (evidence.heads !== null) return declared(evidence.heads);
	const ratio = reference.ratios.get(evidence.category);
	const cap = ratio?.cap ?? knownFallbackCap(reference, evidence.sector);
	if (evidence.fte !== null) return headsFromFte(evidence.fte, ratio, cap);
	if (!ratio) return unknownUpTo(cap);
	if (ratio.basis === 'service') return estimated(ratio.headsLow, ratio.headsLikely, ratio.headsHigh, cap);
	const { places } = evidence;
	if (!places || places.low === 0) return unknownUpTo(cap);
	const likely = places.likely ?? places.low;
	const high = Number.isFinite(places.high) ? Math.ceil((places.high * ratio.headsHigh) / 100) : Infinity;
	const low = Math.floor((places.low * ratio.headsLow) / 100);
	return estimated(
		low,
		Math.round((likely * ratio.headsLikely) / 100),
		Number.isFinite(high) ? high : Math.max(cap, Math.ceil((likely * ratio.headsHigh) / 100)),
		cap
	);
}

type Ratio = NonNullable<ReturnType<ReferenceData['ratios']['get']>>;

/** One person holds at most one full-time post, so heads are at least the FTE; the rest follows the category's heads per FTE. */
function headsFromFte(fte: number, ratio: Ratio | undefined, cap: number): Interval {
	const low = Math.ceil(fte);
	if (!ratio?.ftePer100Places) return estimated(low, null, Math.max(cap, low), cap);
	const likely = Math.max(low, Math.round((fte * ratio.headsLikely) / ratio.ftePer100Places));
	const high = Math.max(likely, Math.ceil((fte * ratio.headsHigh) / ratio.ftePer100Places));
	return estimated(low, likely, high, cap);
}

/** Caps by sector, as reference tables never change. */
const fallbackCaps = new WeakMap<ReferenceData, Map<string, number>>();

function knownFallbackCap(reference: ReferenceData, sector: string): number {
	const caps = fallbackCaps.get(reference) ?? new Map<string, number>();
	fallbackCaps.set(reference, caps);
	const cap = caps.get(sector) ?? fallbackCap(reference, sector);
	caps.set(sector, cap);
	return cap;
}

/** The greatest cap of the sector, or of all sectors, where the category has no ratio of its own. */
function fallbackCap(reference: ReferenceData, sector: string): number {
	let inSector = 0;
	let anywhere = 0;
	for (const [code, ratio] of reference.ratios) {
		anywhere = Math.max(anywhere, ratio.cap);
		if (reference.categories.get(code)?.sector === sector) inSector = Math.max(inSector, ratio.cap);
	}
	return inSector > 0 ? inSector : anywhere;
}
