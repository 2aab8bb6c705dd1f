import { countsOf, type NodeCount, TRUTHS } from '../criteria-coverage';
import {
	activeCondition,
	ALL_TRUE,
	bitBuffer,
	BLOCK,
	changeNode,
	childrenOf,
	compileCondition,
	inScopeFlags,
	isPredicate,
	nodeAt,
	POSSIBLE,
	predicateLevel,
	SURE_POSSIBLE,
	SURE_TRUE,
	TRUE,
	withChildren,
	type Condition,
	type Criteria,
	type NodeRef
} from '../segmentation';
import type { TerritoryTable } from '../table';
import { boundGroups } from './bound-groups';
import { boundOrder } from './bound-order';
import { firstOf, membersOf, splitBy, together } from './grouping';
import { bitsAt, OPEN, stateOf, thresholdAt, type BoundsAt } from './threshold-cells';

/**
 * The counts beside the nodes that a threshold decides of: its own, and the groups around it. Others do not change while it moves.
 * @param value of the threshold
 */
type ThresholdCounts = (value: number) => readonly NodeCount[];

/**
 * Prepares these counts for a threshold that is dragged: what counting all nodes would give, for the price of the values that it
 * crosses.
 * @returns null when the place holds no threshold, or the territory has no such field
 */
export function createThresholdCounts(
	territory: TerritoryTable,
	written: Criteria,
	ref: NodeRef
): ThresholdCounts | null {
	const found = thresholdAt(written, ref);
	const segment = written.segments.find(({ id }) => id === ref.segment);
	if (!found || !segment) return null;
	// A copy of its own, so that the node is recognised even where one object stands at two places.
	const node = { ...found };
	const root = changeNode(segment.when, ref.path, () => node) ?? segment.when;
	const values = boundGroups(territory, node, written);
	if (!values) return null;
	const { bounds, of } = values;
	const owners = territory.structureOrganisation;
	const isShared = predicateLevel(node) === 'organisation';

	const { rows } = territory.structures;
	const inScope = inScopeFlags(territory, written);
	const around = ref.path.map((_, depth) => ref.path.slice(0, depth));
	const truths = around.map((path) => truthsAround(territory, written, nodeAt(root, path) ?? root, node));
	/** Structures that the groups around tell alike, then that the threshold does too. */
	let profiles = together(rows);
	for (const truth of truths) profiles = splitBy(profiles, (row) => truth[row] ?? 0);
	const cells = splitBy(profiles, (row) => of[isShared ? (owners[row] ?? 0) : row] ?? 0);
	const first = firstOf(cells);
	const weights = new Uint32Array(cells.count);
	for (let row = 0; row < rows; row++) {
		const cell = cells.of[row] ?? 0;
		weights[cell] = (weights[cell] ?? 0) + (inScope[row] ?? 0);
	}
	const cellsOf = membersOf({
		of: Uint32Array.from(first, (row) => of[isShared ? (owners[row] ?? 0) : row] ?? 0),
		count: bounds.length
	});
	const order = boundOrder(bounds);
	const held = new Uint8Array(bounds.length);
	/** Of the groups around, outermost first, then of the threshold itself. */
	const tallies = [...truths, null].map((truth) => ({ truth, tally: new Int32Array(TRUTHS) }));
	let last: number | null = null;

	function add(group: number, bits: number, sign: 1 | -1): void {
		for (let i = cellsOf.starts[group] ?? 0; i < (cellsOf.starts[group + 1] ?? 0); i++) {
			const cell = cellsOf.list[i] ?? 0;
			const weight = sign * (weights[cell] ?? 0);
			for (const { tally, truth } of tallies) {
				const at = truth ? truthFor(truth[first[cell] ?? 0] ?? 0, bits) : bits;
				tally[at] = (tally[at] ?? 0) + weight;
			}
		}
	}

	return (value) => {
		const visit = (group: number): void => {
			const bits = bitsAt(node.op, value, bounds[group] ?? NO_BOUNDS);
			if (last !== null && bits === held[group]) return;
			if (last !== null) add(group, held[group] ?? 0, -1);
			held[group] = bits;
			add(group, bits, 1);
		};
		if (last === null) for (let group = 0; group < bounds.length; group++) visit(group);
		else order.between(Math.min(last, value), Math.max(last, value), visit);
		last = value;
		return [...around, ref.path].map((path, place) => ({
			segment: ref.segment,
			path,
			...countsOf(tallies[place]?.tally ?? [])
		}));
	};
}

/** What a predicate may be, in the order of `stateOf`. */
const STATES = [0, OPEN, ALL_TRUE] as const;
const BITS = 4;

/**
 * The bits of a group by structure, for each state of a predicate within it, side by side in one number; none where all its
 * conditions are disabled.
 */
function truthsAround(
	territory: TerritoryTable,
	criteria: Criteria,
	group: Condition,
	node: Condition
): Uint16Array {
	const { rows } = territory.structures;
	const truths = new Uint16Array(rows);
	const children = childrenOf(group).map(activeCondition);
	if (isPredicate(group) || children.every((child) => child === null)) return truths;
	const active = withChildren(group, children);
	const buffer = bitBuffer(Math.min(BLOCK, rows));
	STATES.forEach((bits, state) => {
		const kernel = compileCondition(active, territory, criteria, new Map([[node, bits]]));
		for (let start = 0; start < rows; start += BLOCK) {
			const n = Math.min(BLOCK, rows - start);
			kernel(start, n, buffer);
			for (let i = 0; i < n; i++)
				truths[start + i] = (truths[start + i] ?? 0) | ((buffer[i] ?? 0) << (state * BITS));
		}
	});
	return truths;
}

/** The bits of a group for those of the predicate: what is sure follows from what is sure, what is possible from what is. */
function truthFor(truths: number, bits: number): number {
	const sure = truths >> (BITS * stateOf(bits, SURE_TRUE, SURE_POSSIBLE));
	const working = truths >> (BITS * stateOf(bits, TRUE, POSSIBLE));
	return (sure & (SURE_TRUE | SURE_POSSIBLE)) | (working & (TRUE | POSSIBLE));
}

const NO_BOUNDS: BoundsAt = [0, 0, 0, 0];
