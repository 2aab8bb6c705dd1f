import { migrationBetween } from '$lib/domain/comparison';
import { classify, type Criteria } from '$lib/domain/segmentation';
import type { TerritoryTable } from '$lib/domain/table';
import { formatCount, formatInteger, french } from '$lib/words';

/** How many structures go from one outcome to another, by their ids. */
export interface MoveLine {
	readonly from: string;
	readonly to: string;
	readonly count: number;
}

/** What other criteria would change on a territory, overrides aside. */
export interface MovesSummary {
	/** Structures in scope before or afterwards. */
	readonly structures: number;
	readonly moved: number;
	/** The largest first. */
	readonly lines: readonly MoveLine[];
}

const OUT = 'out-of-scope';

/** Counts the structures that go elsewhere when criteria change, by where they come from and where they go. */
export function movesSummary(table: TerritoryTable, before: Criteria, after: Criteria): MovesSummary {
	const { flows, movers } = migrationBetween(
		{ table, classification: classify(table, before) },
		{ table, classification: classify(table, after) }
	);
	const lines = flows.filter(({ from, to }) => from !== to).sort((a, b) => b.count - a.count);
	const outside = flows.find(({ from, to }) => from === OUT && to === OUT)?.count ?? 0;
	return { structures: table.structures.rows - outside, moved: movers.length, lines };
}

/** « 37 structures sur 1 612 changent de segment ». */
export const movesFinding = ({ structures, moved }: MovesSummary): string =>
	moved === 0
		? 'Aucune structure ne change de segment'
		: french(
				`${formatCount(moved, 'structure')} sur ${formatInteger(structures)} ${moved < 2 ? 'change' : 'changent'} de segment`
			);
