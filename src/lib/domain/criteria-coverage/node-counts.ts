import {
	activeCondition,
	bitBuffer,
	BLOCK,
	childrenOf,
	combine,
	compileCondition,
	inScopeFlags,
	isPredicate,
	nodesIn,
	POSSIBLE,
	TRUE,
	withChildren,
	type Condition,
	type Criteria,
	type Kernel,
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
 * The same counts for criteria that are being edited: nodes that an edit left alone are the same objects, and are not evaluated
 * again as long as the options stay; a group is put together from its conditions. Takes a byte per node and structure.
 */
export function nodeCounter(territory: TerritoryTable): (criteria: Criteria) => readonly NodeCount[] {
	let ground: Ground | null = null;
	let inScope = new Uint8Array(0);
	let known = new WeakMap<Condition, Evaluated>();
	return (criteria) => {
		if (ground === null || !isSameGround(ground, criteria)) {
			ground = criteria;
			inScope = Uint8Array.from(inScopeFlags(territory, criteria));
			known = new WeakMap();
		}
		const evaluate = (node: Condition): Evaluated => {
			const found = known.get(node);
			if (found) return found;
			const bits = bitsOf(territory, criteria, node, evaluate);
			const made = { bits, counts: count(bits, inScope) };
			known.set(node, made);
			return made;
		};
		return criteria.segments.flatMap(({ id, when }) =>
			nodesIn(when).map(({ node, path }) => ({ segment: id, path, ...evaluate(node).counts }))
		);
	};
}

/** A node over all structures, taken as if it were not disabled. */
interface Evaluated {
	readonly bits: Uint8Array;
	readonly counts: Counts;
}
type Counts = Omit<NodeCount, 'segment' | 'path'>;

/** The bits of a node by structure; a group whose conditions are all disabled is met by nobody. */
function bitsOf(
	territory: TerritoryTable,
	criteria: Criteria,
	node: Condition,
	evaluate: (child: Condition) => Evaluated
): Uint8Array {
	const { rows } = territory.structures;
	const bits = bitBuffer(rows);
	const children = childrenOf(node).map((child) => (activeCondition(child) ? child : null));
	const active = children.filter((child) => child !== null);
	if (!isPredicate(node) && active.length === 0) return bits;
	const kernel = isPredicate(node)
		? compileCondition(node, territory, criteria)
		: combine(
				withChildren(node, children),
				active.map((child) => kernelOf(evaluate(child).bits))
			);
	for (let start = 0; start < rows; start += BLOCK)
		kernel(start, Math.min(BLOCK, rows - start), bits.subarray(start));
	return bits;
}

const kernelOf =
	(bits: Uint8Array): Kernel =>
	(start, n, out) =>
		out.set(bits.subarray(start, start + n));

/** Counted by the truths of a row, without a branch for each: this is done for every row as a threshold moves. */
function count(bits: Uint8Array, inScope: Uint8Array): Counts {
	const tally = new Uint32Array(2 * TRUTHS);
	for (let row = 0; row < inScope.length; row++) {
		const at = (inScope[row] ?? 0) * TRUTHS + (bits[row] ?? 0);
		tally[at] = (tally[at] ?? 0) + 1;
	}
	let [meets, unknown, fails] = [0, 0, 0];
	for (let truth = 0; truth < TRUTHS; truth++) {
		const rows = tally[TRUTHS + truth] ?? 0;
		if ((truth & TRUE) !== 0) meets += rows;
		else if ((truth & POSSIBLE) !== 0) unknown += rows;
		else fails += rows;
	}
	return { meets, fails, unknown };
}

/** Combinations of the four bits of a row. */
const TRUTHS = 16;
