import {
	activeCriteria,
	ALL_TRUE,
	changeNode,
	createCompletions,
	eachBlock,
	inScopeFlags,
	isPredicate,
	masksOf,
	nodeAt,
	packBits,
	POSSIBLE,
	predicateLevel,
	predicatesIn,
	resolve,
	scopeReader,
	segmentKernels,
	SURE_POSSIBLE,
	SURE_TRUE,
	TRUE,
	type Criteria,
	type NodeRef,
	type Outcome,
	type Predicate
} from '../segmentation';
import type { TerritoryTable } from '../table';
import { boundGroups } from './bound-groups';
import { boundOrder, type BoundOrder } from './bound-order';
import { firstOf, membersOf, splitBy, together, type Grouping, type Members } from './grouping';

/** The four bounds that a threshold is compared with, of one group of values. */
export type BoundsAt = readonly [sureLow: number, sureHigh: number, low: number, high: number];

/**
 * The structures of a territory, put together where one threshold cannot tell them apart: the same bounds of the field, and
 * the same truths of all the rest. A move of the threshold is then computed once per cell.
 */
export interface ThresholdCells {
	/** Active ones, with the node below standing alone. */
	readonly criteria: Criteria;
	readonly node: Predicate;
	/** Distinct bounds of the field. */
	readonly bounds: readonly BoundsAt[];
	/** The same, by the values they begin and end at. */
	readonly order: BoundOrder;
	/** For each cell, its bounds. */
	readonly boundsOf: Uint32Array;
	readonly count: number;
	readonly rows: Members;
	/** Rows whose result needs enumeration: the field, or another, is asked about twice. They are in no cell. */
	readonly entangled: Uint32Array;
	/** For each entangled row, its bounds. */
	readonly entangledBounds: Uint32Array;
	/** The outcome of a cell for the bits of the predicate. @param member cell, or count + place among the entangled rows */
	readonly outcome: (member: number, bits: number) => Outcome;
}

/** The predicate on a number at a place of the criteria, when it is one that a single threshold decides and is not disabled. */
export function thresholdAt(criteria: Criteria, ref: NodeRef): Predicate | null {
	const segment = criteria.segments.find(({ id }) => id === ref.segment);
	const node = segment ? nodeAt(segment.when, ref.path) : null;
	if (!node || !isPredicate(node)) return null;
	return ['gte', 'gt', 'lte', 'lt'].includes(node.op) ? node : null;
}

/** The criteria with another threshold at a place. */
export const withThreshold = (criteria: Criteria, ref: NodeRef, value: number): Criteria => ({
	...criteria,
	segments: criteria.segments.map((segment) =>
		segment.id === ref.segment
			? {
					...segment,
					when:
						changeNode(segment.when, ref.path, (node) => (isPredicate(node) ? { ...node, value } : node)) ??
						segment.when
				}
			: segment
	)
});

/** A predicate that can hold and can fail, in both readings. */
export const OPEN = SURE_POSSIBLE | POSSIBLE;

/**
 * Whether what happens to a structure follows from its own cell: not where the threshold is on structures and their segment is
 * shared by organisations.
 */
export const movesByCells = ({ level }: Criteria, { node }: ThresholdCells): boolean =>
	level === 'structure' || predicateLevel(node) === 'organisation';

/** Limits that other predicates set to the field of the threshold. */
export function rivalLimits({ criteria, node }: ThresholdCells): ReadonlySet<number> {
	const others = criteria.segments
		.flatMap(({ when }) => predicatesIn(when))
		.filter((other) => other !== node && other.field === node.field);
	return new Set(others.flatMap(({ value }) => (Array.isArray(value) ? value.map(Number) : [Number(value)])));
}

/** @returns null when the place holds no threshold, or the territory has no such field */
export function thresholdCells(
	territory: TerritoryTable,
	written: Criteria,
	ref: NodeRef
): ThresholdCells | null {
	const found = thresholdAt(written, ref);
	if (!found) return null;
	// A copy of its own, so that the node is recognised even where one object stands at two places.
	const node: Predicate = { ...found };
	const criteria = activeCriteria({
		...written,
		segments: written.segments.map((segment) =>
			segment.id === ref.segment
				? { ...segment, when: changeNode(segment.when, ref.path, () => node) ?? segment.when }
				: segment
		)
	});
	const level = predicateLevel(node);
	const values = boundGroups(territory, node, criteria);
	if (!values) return null;
	const { bounds } = values;
	const owners = territory.structureOrganisation;
	const valueOf = (row: number): number =>
		values.of[level === 'organisation' ? (owners[row] ?? 0) : row] ?? 0;

	const profiles = profilesOf(territory, criteria, node);
	const cells = splitBy(profiles.grouping, valueOf);
	const isEntangled = entangledFlags(territory, criteria);
	const entangled = Uint32Array.from([...isEntangled.keys()].filter((row) => isEntangled[row] === 1));
	const first = firstOf(cells);
	const profileOf = [...first, ...entangled].map((row) => profiles.grouping.of[row] ?? 0);
	return {
		criteria,
		node,
		bounds,
		order: boundOrder(bounds),
		boundsOf: Uint32Array.from(first, valueOf),
		count: cells.count,
		rows: membersOf(cells, (row) => isEntangled[row] === 0),
		entangled,
		entangledBounds: Uint32Array.from(entangled, valueOf),
		outcome: (member, bits) => profiles.outcome(profileOf[member] ?? 0, bits)
	};
}

/** 1 per structure that three-valued logic alone may leave too wide. */
function entangledFlags(territory: TerritoryTable, criteria: Criteria): Uint8Array {
	const { rows } = territory.structures;
	const flags = new Uint8Array(rows);
	const kernel =
		criteria.level === 'structure' ? createCompletions(territory, criteria).entangledKernel() : null;
	if (kernel) {
		eachBlock([kernel], rows, (start, n, [bits]) => {
			if (bits) flags.set(bits.subarray(0, n), start);
		});
	}
	return flags;
}

/** Structures alike in all but the predicate, and what each kind becomes for the predicate's bits. */
interface Profiles {
	readonly grouping: Grouping;
	outcome(profile: number, bits: number): Outcome;
}

function profilesOf(territory: TerritoryTable, criteria: Criteria, node: Predicate): Profiles {
	const { rows } = territory.structures;
	const k = criteria.segments.length;
	const scope = scopeReader(territory, criteria);
	const inScope = inScopeFlags(territory, criteria);
	/** Segment bits by row, for the predicate false, open and true. */
	const states = [0, OPEN, ALL_TRUE].map((bits) => {
		const held = criteria.segments.map(() => new Uint8Array(rows));
		const kernels = segmentKernels(territory, criteria, inScope, new Map([[node, bits]]));
		eachBlock(kernels, rows, (start, n, buffers) => {
			buffers.forEach((buffer, s) => held[s]?.set(buffer.subarray(0, n), start));
		});
		return held;
	});
	let grouping = splitBy(together(rows), scope);
	for (const held of states) for (const bits of held) grouping = splitBy(grouping, (row) => bits[row] ?? 0);
	const first = firstOf(grouping);
	const known: Outcome[] = [];
	/** One object for equal outcomes, so that what changes is seen at once. */
	const distinct = new Map<string, Outcome>();
	return {
		grouping,
		outcome(profile, bits) {
			return (known[profile * 16 + bits] ??= one(compute(first[profile] ?? 0, bits)));
		}
	};

	function one(outcome: Outcome): Outcome {
		const key = `${outcome.result} ${outcome.possible} ${outcome.estimated}`;
		const same = distinct.get(key) ?? outcome;
		distinct.set(key, same);
		return same;
	}

	function compute(row: number, bits: number): Outcome {
		const outside = scope(row);
		if (outside !== 0) return { result: k + outside, possible: 0, estimated: 0 };
		const sure = stateOf(bits, SURE_TRUE, SURE_POSSIBLE);
		const working = stateOf(bits, TRUE, POSSIBLE);
		return resolve(
			criteria,
			masksOf(
				k,
				(s) =>
					((states[sure]?.[s]?.[row] ?? 0) & (SURE_TRUE | SURE_POSSIBLE)) |
					((states[working]?.[s]?.[row] ?? 0) & (TRUE | POSSIBLE))
			)
		);
	}
}

/** 0 false, 1 open, 2 true, in the reading of these two bits. */
export const stateOf = (bits: number, held: number, possible: number): 0 | 1 | 2 =>
	(bits & held) !== 0 ? 2 : (bits & possible) !== 0 ? 1 : 0;

/** The bits of a one-sided comparison for one value's bounds. */
export function bitsAt(op: Predicate['op'], threshold: number, bounds: BoundsAt): number {
	// Not taken apart in one go, which costs as much as the rest: it is asked thousands of times a move.
	const sureLow = bounds[0];
	const sureHigh = bounds[1];
	const low = bounds[2];
	const high = bounds[3];
	switch (op) {
		case 'gte':
			return packBits(sureLow >= threshold, sureHigh >= threshold, low >= threshold, high >= threshold);
		case 'gt':
			return packBits(sureLow > threshold, sureHigh > threshold, low > threshold, high > threshold);
		case 'lte':
			return packBits(sureHigh <= threshold, sureLow <= threshold, high <= threshold, low <= threshold);
		default:
			return packBits(sureHigh < threshold, sureLow < threshold, high < threshold, low < threshold);
	}
}
