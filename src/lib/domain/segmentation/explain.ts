import { triFrom, type Interval, type Tri } from '../shared';
import { intervalAt, textAt, type SourceRef, type TerritoryTable } from '../table';
import { ALL_TRUE, bitBuffer, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE } from './bits';
import { childrenOf, combine, isPredicate, predicateLevel, tableOf } from './compile';
import type { Assumption, Condition, Criteria, Predicate, Segment } from './criteria';
import { compilePredicate, type Kernel } from './predicate';
import { possibleOutcomes } from './resolve';

/** What a predicate was compared with: a text (`''` unknown) or an interval, and where it comes from. */
export interface ActualValue {
	readonly text: string | null;
	readonly interval: Interval | null;
	readonly source: SourceRef | null;
	/** The assumption taken because the value is unknown. */
	readonly assumption: Assumption | null;
}

/** A criteria node as it turned out for one structure. */
export interface ExplainedNode {
	readonly condition: Condition;
	/** With estimates and assumptions. */
	readonly holds: Tri;
	/** On sure bounds only. */
	readonly surely: Tri;
	readonly children: readonly ExplainedNode[];
	/** For a predicate. */
	readonly actual: ActualValue | null;
}

export interface ExplainedSegment {
	readonly segment: Segment;
	readonly tree: ExplainedNode;
}

/** A predicate that is not settled, and the outcomes left by each answer to it (ids of segments, `no-segment` or `ambiguous`). */
export interface MissingAnswer {
	readonly predicate: Predicate;
	readonly actual: ActualValue;
	readonly ifTrue: readonly string[];
	readonly ifFalse: readonly string[];
}

export interface Explanation {
	readonly segments: readonly ExplainedSegment[];
	/** Outcomes still possible with estimates and assumptions. */
	readonly possible: readonly string[];
	/** Unknown even with estimates and assumptions, and what each answer would leave possible. */
	readonly missing: readonly MissingAnswer[];
	/** Settled only thanks to an estimate or an assumption. */
	readonly restsOn: readonly { predicate: Predicate; actual: ActualValue }[];
}

/**
 * Why one structure is where it is. Each node is evaluated by the very kernels that classify the territory, on one row.
 * @param row row of the structure in the territory's structures
 */
export function explain(territory: TerritoryTable, criteria: Criteria, row: number): Explanation {
	const bits = new Map<Condition, number>();
	const segments = criteria.segments.map((segment) => ({
		segment,
		tree: explainNode(segment.when, territory, criteria, row, bits)
	}));
	const predicates = distinctPredicates(segments.map((s) => s.tree));
	const outcomesOf = (forced: ReadonlyMap<string, number>): readonly string[] =>
		outcomeNames(
			criteria,
			criteria.segments.map((segment) => evaluateBits(segment.when, bits, forced))
		);
	const possible = outcomesOf(new Map());
	const missing = predicates
		.filter((p) => p.node.holds === 'unknown')
		.map(({ predicate, actual }) => ({
			predicate,
			actual,
			ifTrue: outcomesOf(new Map([[keyOf(predicate), ALL_TRUE]])),
			ifFalse: outcomesOf(new Map([[keyOf(predicate), 0]]))
		}))
		.filter(
			(answer) => answer.ifTrue.join() !== possible.join() || answer.ifFalse.join() !== possible.join()
		);
	const restsOn = predicates
		.filter((p) => p.node.surely === 'unknown' && p.node.holds !== 'unknown')
		.map(({ predicate, actual }) => ({ predicate, actual }));
	return { segments, possible, missing, restsOn };
}

/** What identifies a predicate: two that ask the same question are one. */
export const keyOf = (predicate: Predicate): string =>
	JSON.stringify([predicate.field, predicate.op, predicate.value]);

function explainNode(
	condition: Condition,
	territory: TerritoryTable,
	criteria: Criteria,
	row: number,
	bits: Map<Condition, number>
): ExplainedNode {
	if (isPredicate(condition)) {
		const level = predicateLevel(condition);
		const table = tableOf(territory, level);
		const at = level === 'organisation' ? (territory.structureOrganisation[row] ?? 0) : row;
		const value = runOne(compilePredicate(condition, table, criteria.assume), at);
		bits.set(condition, value);
		return {
			condition,
			...triOf(value),
			children: [],
			actual: actualValue(condition, territory, criteria, at)
		};
	}
	const children = childrenOf(condition).map((child) => explainNode(child, territory, criteria, row, bits));
	const value = combineBits(
		condition,
		childrenOf(condition).map((child) => bits.get(child) ?? 0)
	);
	bits.set(condition, value);
	return { condition, ...triOf(value), children, actual: null };
}

const triOf = (value: number): { holds: Tri; surely: Tri } => ({
	holds: triFrom((value & TRUE) !== 0, (value & POSSIBLE) !== 0),
	surely: triFrom((value & SURE_TRUE) !== 0, (value & SURE_POSSIBLE) !== 0)
});

function runOne(kernel: Kernel, row: number): number {
	const out = bitBuffer(1);
	kernel(row, 1, out);
	return out[0] ?? 0;
}

/** The bits of a node from those of its children, by the kernels that combine whole blocks. */
function combineBits(condition: Exclude<Condition, Predicate>, children: readonly number[]): number {
	const constants = children.map(
		(value): Kernel =>
			(_start, n, out) =>
				void out.fill(value, 0, n)
	);
	return runOne(combine(condition, constants), 0);
}

/** The bits of a condition: those forced for a predicate come before those it has. */
export function evaluateBits(
	condition: Condition,
	bits: ReadonlyMap<Condition, number>,
	forced: ReadonlyMap<string, number>
): number {
	if (isPredicate(condition)) return forced.get(keyOf(condition)) ?? bits.get(condition) ?? 0;
	return combineBits(
		condition,
		childrenOf(condition).map((child) => evaluateBits(child, bits, forced))
	);
}

function outcomeNames(criteria: Criteria, segmentBits: readonly number[]): readonly string[] {
	let held = 0;
	let possible = 0;
	segmentBits.forEach((value, s) => {
		if ((value & TRUE) !== 0) held |= 1 << s;
		if ((value & POSSIBLE) !== 0) possible |= 1 << s;
	});
	const mask = possibleOutcomes(
		criteria.segments.map((s) => s.rank),
		held,
		possible
	);
	return outcomeIds(
		criteria.segments.map((s) => s.id),
		mask
	);
}

/** The ids behind a mask of outcomes, in the order of the criteria. */
export function outcomeIds(segments: readonly string[], mask: number): readonly string[] {
	return [...segments, 'no-segment', 'ambiguous'].filter((_, i) => (mask & (1 << i)) !== 0);
}

interface FoundPredicate {
	readonly predicate: Predicate;
	readonly actual: ActualValue;
	readonly node: ExplainedNode;
}

function distinctPredicates(trees: readonly ExplainedNode[]): FoundPredicate[] {
	const found = new Map<string, FoundPredicate>();
	const visit = (node: ExplainedNode): void => {
		if (isPredicate(node.condition) && node.actual) {
			const key = keyOf(node.condition);
			if (!found.has(key)) found.set(key, { predicate: node.condition, actual: node.actual, node });
		}
		node.children.forEach(visit);
	};
	trees.forEach(visit);
	return [...found.values()];
}

function actualValue(
	predicate: Predicate,
	territory: TerritoryTable,
	criteria: Criteria,
	row: number
): ActualValue {
	const column = tableOf(territory, predicateLevel(predicate)).columns.get(predicate.field);
	const assumption = criteria.assume.find((a) => a.field === predicate.field) ?? null;
	if (!column || column.kind === 'coordinate') return { text: '', interval: null, source: null, assumption };
	const source = sourceAt(territory, column.source?.[row] ?? 0);
	if (column.kind === 'number') {
		return { text: null, interval: intervalAt(column, row), source, assumption: null };
	}
	const text = textAt(column, row);
	return { text, interval: null, source, assumption: text === '' ? assumption : null };
}

function sourceAt(territory: TerritoryTable, code: number): SourceRef | null {
	return code === 0 ? null : (territory.sources[code] ?? null);
}
