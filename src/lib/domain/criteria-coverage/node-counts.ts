import {
	activeCondition,
	bitBuffer,
	BLOCK,
	childrenOf,
	combine,
	compilePredicate,
	inScopeFlags,
	isPredicate,
	nodesIn,
	POSSIBLE,
	predicateLevel,
	tableOf,
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
 * again as long as the options stay; a group is put together from its conditions. What depends on the organisation alone is
 * evaluated once per organisation. Takes at most a byte per node and structure.
 */
export function nodeCounter(territory: TerritoryTable): (criteria: Criteria) => readonly NodeCount[] {
	let ground: Ground | null = null;
	let weights = weightsOf(territory, new Uint8Array(territory.structures.rows));
	let known = new WeakMap<Condition, Evaluated>();
	return (criteria) => {
		if (ground === null || !isSameGround(ground, criteria)) {
			ground = criteria;
			weights = weightsOf(territory, inScopeFlags(territory, criteria));
			known = new WeakMap();
		}
		const evaluate = (node: Condition): Evaluated => {
			const found = known.get(node);
			if (found) return found;
			const truth = truthOf(territory, criteria, node, evaluate);
			const made = { ...truth, counts: count(truth.bits, weights[truth.level]) };
			known.set(node, made);
			return made;
		};
		return criteria.segments.flatMap(({ id, when }) =>
			nodesIn(when).map(({ node, path }) => ({ segment: id, path, ...evaluate(node).counts }))
		);
	};
}

type Level = 'structure' | 'organisation';

/** How many structures in scope each row of a level stands for. */
type Weights = Readonly<Record<Level, Uint32Array>>;

function weightsOf({ structureOrganisation, organisations }: TerritoryTable, inScope: Uint8Array): Weights {
	const organisation = new Uint32Array(organisations.rows);
	for (let row = 0; row < inScope.length; row++) {
		const owner = structureOrganisation[row] ?? 0;
		organisation[owner] = (organisation[owner] ?? 0) + (inScope[row] ?? 0);
	}
	return { structure: Uint32Array.from(inScope), organisation };
}

/** The bits of a node, taken as if it were not disabled, by row of its level. */
interface Truth {
	readonly level: Level;
	readonly bits: Uint8Array;
}
interface Evaluated extends Truth {
	readonly counts: Counts;
}
type Counts = Omit<NodeCount, 'segment' | 'path'>;

/** A group whose conditions are all disabled is met by nobody. */
function truthOf(
	territory: TerritoryTable,
	criteria: Criteria,
	node: Condition,
	evaluate: (child: Condition) => Truth
): Truth {
	if (isPredicate(node)) {
		const level = predicateLevel(node);
		const table = tableOf(territory, level);
		return { level, bits: bitsOf(compilePredicate(node, table, criteria), table.rows) };
	}
	const children = childrenOf(node).map((child) => (activeCondition(child) ? child : null));
	const active = children.filter((child) => child !== null).map(evaluate);
	if (active.length === 0) return { level: 'structure', bits: bitBuffer(territory.structures.rows) };
	const level = active.every((child) => child.level === 'organisation') ? 'organisation' : 'structure';
	const kernels = active.map((child) => kernelOf(child, level, territory));
	return {
		level,
		bits: bitsOf(combine(withChildren(node, children), kernels), tableOf(territory, level).rows)
	};
}

function bitsOf(kernel: Kernel, rows: number): Uint8Array {
	const bits = bitBuffer(rows);
	for (let start = 0; start < rows; start += BLOCK)
		kernel(start, Math.min(BLOCK, rows - start), bits.subarray(start));
	return bits;
}

/** What was evaluated, read again at the rows of a level. */
function kernelOf(
	{ level, bits }: Truth,
	wanted: Level,
	{ structureOrganisation: organisation }: TerritoryTable
): Kernel {
	if (level === wanted) return (start, n, out) => out.set(bits.subarray(start, start + n));
	return (start, n, out) => {
		for (let i = 0; i < n; i++) out[i] = bits[organisation[start + i] ?? 0] ?? 0;
	};
}

/** Counted by the truths of a row, without a branch for each: this is done for every row as a threshold moves. */
function count(bits: Uint8Array, weights: Uint32Array): Counts {
	const tally = new Uint32Array(TRUTHS);
	for (let row = 0; row < weights.length; row++) {
		const truth = bits[row] ?? 0;
		tally[truth] = (tally[truth] ?? 0) + (weights[row] ?? 0);
	}
	return countsOf(tally);
}

/** The counts of a node. @param tally structures by the bits that they give it */
export function countsOf(tally: ArrayLike<number>): Counts {
	let [meets, unknown, fails] = [0, 0, 0];
	for (let truth = 0; truth < TRUTHS; truth++) {
		const rows = tally[truth] ?? 0;
		if ((truth & TRUE) !== 0) meets += rows;
		else if ((truth & POSSIBLE) !== 0) unknown += rows;
		else fails += rows;
	}
	return { meets, fails, unknown };
}

/** Combinations of the four bits of a row. */
export const TRUTHS = 16;
