import {
	activeCondition,
	bitBuffer,
	BLOCK,
	compileCondition,
	inScopeFlags,
	nodesIn,
	POSSIBLE,
	TRUE,
	type Condition,
	type Criteria,
	type NodeRef
} from '../segmentation';
import type { TerritoryTable } from '../table';

/** How a node turns out over the structures in scope: the three counts make their number. */
export interface NodeCount extends NodeRef {
	readonly meets: number;
	readonly fails: number;
	/** Cannot be known, even with estimates and assumptions. */
	readonly unknown: number;
}

/**
 * Live counts beside every node of the criteria, parents first. A disabled node is counted as if it were not, without its
 * disabled descendants; a node that has only disabled ones is met by nobody.
 */
export function nodeCounts(territory: TerritoryTable, criteria: Criteria): readonly NodeCount[] {
	const inScope = inScopeFlags(territory, criteria);
	return criteria.segments.flatMap(({ id, when }) =>
		nodesIn(when).map(({ node, path }) => ({
			segment: id,
			path,
			...count(territory, criteria, inScope, enabled(node))
		}))
	);
}

const enabled = (node: Condition): Condition | null => {
	const { disabled: _, ...rest } = node;
	return activeCondition(rest);
};

function count(
	territory: TerritoryTable,
	criteria: Criteria,
	inScope: Uint8Array,
	node: Condition | null
): Omit<NodeCount, 'segment' | 'path'> {
	const { rows } = territory.structures;
	const counts = [0, 0, 0];
	const buffer = bitBuffer(BLOCK);
	const kernel = node ? compileCondition(node, territory, criteria) : null;
	for (let start = 0; start < rows; start += BLOCK) {
		const n = Math.min(BLOCK, rows - start);
		kernel?.(start, n, buffer);
		for (let i = 0; i < n; i++) {
			if (inScope[start + i] === 0) continue;
			const bits = buffer[i] ?? 0;
			const truth = (bits & TRUE) !== 0 ? 2 : (bits & POSSIBLE) !== 0 ? 1 : 0;
			counts[truth] = (counts[truth] ?? 0) + 1;
		}
	}
	const [fails = 0, unknown = 0, meets = 0] = counts;
	return { meets, fails, unknown };
}
