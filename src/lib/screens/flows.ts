import type { Flow, StackRow } from '$lib/charts';
import type { Criteria } from '$lib/domain/segmentation';
import type { TerritorySummary } from '$lib/domain/summary';

/** Where an outcome leads: the target of its segment, or that it is still open. */
export type Target = 'maximum' | 'minimum' | 'undecided' | 'none';

/** The target of each outcome. */
export function targetsOf(segments: readonly Pick<Criteria['segments'][number], 'id' | 'target'>[]) {
	const targets = new Map<string, Target>(segments.map(({ id, target }) => [id, target]));
	return (outcome: string): Target =>
		targets.get(outcome) ?? (outcome === 'no-segment' ? 'none' : 'undecided');
}

/** Sector → outcome → target, out of scope left out. */
export function sectorFlows(
	{ cells }: Pick<TerritorySummary, 'cells'>,
	targetOf: (outcome: string) => Target
): readonly Flow[] {
	return cells
		.filter(({ outcome }) => outcome !== 'out-of-scope')
		.map(({ sector, outcome, count, estimated }) => ({
			path: [sector, outcome, targetOf(outcome)],
			count,
			tentative: estimated
		}));
}

/** One bar per sector, its outcomes in the order given. */
export function sectorRows(
	{ cells }: Pick<TerritorySummary, 'cells'>,
	sectors: readonly string[],
	outcomes: readonly string[]
): readonly StackRow[] {
	return sectors
		.map((sector) => ({
			id: sector,
			parts: outcomes.flatMap((outcome) =>
				cells
					.filter((cell) => cell.sector === sector && cell.outcome === outcome && outcome !== 'out-of-scope')
					.map(({ count, estimated }) => ({ id: outcome, count, tentative: estimated }))
			)
		}))
		.filter(({ parts }) => parts.length > 0);
}
