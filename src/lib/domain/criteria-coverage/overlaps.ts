import {
	activeCriteria,
	eachBlock,
	inScopeFlags,
	POSSIBLE,
	segmentKernels,
	TRUE,
	type Criteria
} from '../segmentation';
import type { TerritoryTable } from '../table';

/** Two segments that hold together for some structures. */
export interface Overlap {
	/** Ids of the segments, in the order of the criteria. */
	readonly segments: readonly [string, string];
	/** True when their rank does not tell which one wins: these structures are ambiguous, unless a lower rank takes them. */
	readonly sameRank: boolean;
	/** Rows of the structures, ascending. */
	readonly rows: readonly number[];
}

export interface CriteriaCoverage {
	/** Pairs that overlap somewhere, those with most structures first. */
	readonly overlaps: readonly Overlap[];
	/** Rows of the structures in scope for which no segment can hold, ascending. */
	readonly gaps: readonly number[];
	/** For each segment, in the order of the criteria, the structures for which it holds, whatever its rank. */
	readonly held: readonly number[];
}

/** Where segments overlap, and whom none of them reaches, with estimates and assumptions. */
export function criteriaCoverage(territory: TerritoryTable, written: Criteria): CriteriaCoverage {
	const criteria = activeCriteria(written);
	const { segments } = criteria;
	const inScope = inScopeFlags(territory, criteria);
	const pairs = new Map<number, number[]>();
	const held = segments.map(() => 0);
	const gaps: number[] = [];
	eachBlock(segmentKernels(territory, criteria, inScope), territory.structures.rows, (start, n, buffers) => {
		for (let i = 0; i < n; i++) {
			if (inScope[start + i] === 0) continue;
			const holding: number[] = [];
			let any = 0;
			for (let s = 0; s < buffers.length; s++) {
				const bits = buffers[s]?.[i] ?? 0;
				any |= bits;
				if ((bits & TRUE) !== 0) holding.push(s);
			}
			if ((any & POSSIBLE) === 0) gaps.push(start + i);
			holding.forEach((s, place) => {
				held[s] = (held[s] ?? 0) + 1;
				for (const other of holding.slice(place + 1)) {
					const key = s * segments.length + other;
					const rows = pairs.get(key);
					if (rows) rows.push(start + i);
					else pairs.set(key, [start + i]);
				}
			});
		}
	});
	const overlaps = [...pairs].flatMap(([key, rows]): readonly Overlap[] => {
		const first = segments[Math.floor(key / segments.length)];
		const second = segments[key % segments.length];
		if (!first || !second) return [];
		return [{ segments: [first.id, second.id], sameRank: first.rank === second.rank, rows }];
	});
	overlaps.sort((a, b) => b.rows.length - a.rows.length);
	return { overlaps, gaps, held };
}
