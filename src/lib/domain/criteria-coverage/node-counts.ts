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
export const nodeCounts = (territory: TerritoryTable, criteria: Criteria): readonly NodeCount[] =>
	nodeCounter(territory)(criteria);

/** What the counts of a node depend on besides itself: the structures in scope, and how unknown values are read. */
type Ground = Pick<
	Criteria,
	'confirmInScope' | 'excludedSectors' | 'excludedSubsectors' | 'assume' | 'estimates'
>;

const isSameGround = (a: Ground, b: Ground): boolean =>
	a.confirmInScope === b.confirmInScope &&
	a.excludedSectors === b.excludedSectors &&
	a.excludedSubsectors === b.excludedSubsectors &&
	a.assume === b.assume &&
	a.estimates === b.estimates;

/**
 * The same counts for criteria that are being edited: nodes that an edit left alone are the same objects, and are not counted
 * again as long as the options stay.
 */
export function nodeCounter(territory: TerritoryTable): (criteria: Criteria) => readonly NodeCount[] {
	let ground: Ground | null = null;
	let inScope = new Uint8Array(0);
	let known = new WeakMap<Condition, Counts>();
	return (criteria) => {
		if (ground === null || !isSameGround(ground, criteria)) {
			ground = criteria;
			inScope = Uint8Array.from(inScopeFlags(territory, criteria));
			known = new WeakMap();
		}
		return criteria.segments.flatMap(({ id, when }) =>
			nodesIn(when).map(({ node, path }) => {
				const counts = known.get(node) ?? count(territory, criteria, inScope, enabled(node));
				known.set(node, counts);
				return { segment: id, path, ...counts };
			})
		);
	};
}

type Counts = Omit<NodeCount, 'segment' | 'path'>;

const enabled = (node: Condition): Condition | null => {
	const { disabled: _, ...rest } = node;
	return activeCondition(rest);
};

function count(
	territory: TerritoryTable,
	criteria: Criteria,
	inScope: Uint8Array,
	node: Condition | null
): Counts {
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
