import {
	explain,
	outcomeIds,
	type Classification,
	type Criteria,
	type ExplainedSegment,
	type Segment
} from '../segmentation';
import type { TerritoryTable } from '../table';
import { requirementOf, type Requirement } from './requirement';

/** Why a structure is not surely in a segment. */
export interface WhyNot {
	readonly segment: Segment;
	/** Whether the segment remains possible with estimates and assumptions. */
	readonly isPossible: boolean;
	/** What its own conditions lack; null when they hold. */
	readonly lacks: Requirement | null;
	/** Segments that hold or may hold and come before, or stand at the same rank. */
	readonly rivals: readonly {
		readonly segment: Segment;
		/** `before`: it wins. `same-rank`: both together make the structure ambiguous. */
		readonly place: 'before' | 'same-rank';
		readonly holds: 'true' | 'unknown';
		/** What would have to be so for the rival not to hold. */
		readonly wouldLose: Requirement | null;
	}[];
}

/**
 * For each segment that a structure is not in, what its conditions lack and which other segments stand before it. Only the
 * structure's own conditions are read: where segments are shared, its organisation's other structures may bring more.
 */
export function whyNot(
	territory: TerritoryTable,
	criteria: Criteria,
	classification: Classification,
	row: number
): readonly WhyNot[] {
	const { segments } = explain(territory, criteria, row);
	const possible = outcomeIds(classification.segments, classification.possible[row] ?? 0);
	const own = classification.segments[classification.result[row] ?? Infinity];
	return segments
		.filter(({ segment }) => segment.id !== own)
		.map(({ segment, tree }) => ({
			segment,
			isPossible: possible.includes(segment.id),
			lacks: requirementOf(tree, true),
			rivals: rivalsOf(segment, segments)
		}));
}

const rivalsOf = (segment: Segment, all: readonly ExplainedSegment[]): WhyNot['rivals'] =>
	all.flatMap(({ segment: other, tree }) => {
		if (other === segment || other.rank > segment.rank || tree.holds === 'false') return [];
		return [
			{
				segment: other,
				place: other.rank < segment.rank ? ('before' as const) : ('same-rank' as const),
				holds: tree.holds,
				wouldLose: requirementOf(tree, false)
			}
		];
	});
