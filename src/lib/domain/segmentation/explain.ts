import { triFrom, type Interval, type Tri } from '../shared';
import { intervalAt, textAt, type SourceRef, type TerritoryTable } from '../table';
import { activeCriteria } from './active';
import { absentKernel, straddlingOrganisations } from './absent-siblings';
import { AT_MOST, bitBuffer, packBits, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE } from './bits';
import { combine, compileCondition, tableOf } from './compile';
import { createCompletions, type Besides, type Completions, type Knowledge } from './completions';
import type { Assumption, Condition, Criteria, Group, Predicate, Segment } from './criteria';
import { compilePredicate, type Kernel } from './predicate';
import { inScopeFlags } from './scope';
import { isShared, masksOf } from './siblings';
import { childrenOf, isPredicate, keyOf, predicateLevel } from './tree';

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
	const active = activeCriteria(criteria);
	const segments = active.segments.map((segment) => ({
		segment,
		tree: explainNode(segment.when, territory, active, row)
	}));
	const completions = createCompletions(territory, active);
	const knowledge = completions.knowledge(row, 'working');
	const besides = throughSiblings(territory, active, row);
	const namesOf = (known: Knowledge): readonly string[] =>
		known.some((cells) => cells.length === 0)
			? []
			: outcomeIds(
					active.segments.map((s) => s.id),
					completions.outcomes(known, besides)
				);
	const predicates = distinctActuals(segments.map((s) => s.tree));
	const possible = namesOf(knowledge);
	const missing = predicates
		.filter((p) => p.node.holds === 'unknown')
		.map(({ predicate, actual }) => ({
			predicate,
			actual,
			ifTrue: namesOf(answered(completions, knowledge, predicate, true)),
			ifFalse: namesOf(answered(completions, knowledge, predicate, false))
		}))
		.filter(
			({ ifTrue, ifFalse }) =>
				ifTrue.length > 0 &&
				ifFalse.length > 0 &&
				(ifTrue.join() !== possible.join() || ifFalse.join() !== possible.join())
		);
	const restsOn = predicates
		.filter((p) => p.node.surely === 'unknown' && p.node.holds !== 'unknown')
		.map(({ predicate, actual }) => ({ predicate, actual }));
	return { segments, possible, missing, restsOn };
}

/** What is known once a predicate is answered: the cells of its field that answer so. */
function answered(
	{ fields }: Completions,
	knowledge: Knowledge,
	predicate: Predicate,
	answer: boolean
): Knowledge {
	const key = keyOf(predicate);
	return fields.map(({ predicates }, f) => {
		const cells = knowledge[f] ?? [];
		const p = predicates.findIndex((each) => keyOf(each) === key);
		return p === -1 ? cells : cells.filter(({ truths }) => (((truths >> p) & 1) === 1) === answer);
	});
}

/**
 * Shared segments that hold, or may, through the other structures of the organisation, those that a cut table does not hold
 * included; undefined where none is shared.
 */
export function throughSiblings(
	territory: TerritoryTable,
	criteria: Criteria,
	row: number
): Besides | undefined {
	if (criteria.level === 'structure') return undefined;
	const inScope = inScopeFlags(territory, criteria);
	const owners = territory.structureOrganisation;
	const siblings = [...inScope.keys()].filter(
		(other) => other !== row && inScope[other] === 1 && owners[other] === owners[row]
	);
	const isStraddling = straddlingOrganisations(territory)?.[owners[row] ?? 0] === 1;
	return masksOf(criteria.segments.length, (s) => {
		const segment = criteria.segments[s];
		if (!segment || !isShared(criteria, segment)) return 0;
		const kernel = compileCondition(segment.when, territory, criteria);
		const absent = isStraddling ? runOne(absentKernel(segment.when, territory, criteria), row) & AT_MOST : 0;
		return siblings.reduce((bits, other) => bits | runOne(kernel, other), absent);
	});
}

function explainNode(
	condition: Condition,
	territory: TerritoryTable,
	criteria: Criteria,
	row: number
): ExplainedNode {
	if (isPredicate(condition)) {
		const level = predicateLevel(condition);
		const table = tableOf(territory, level);
		const at = level === 'organisation' ? (territory.structureOrganisation[row] ?? 0) : row;
		const value = runOne(compilePredicate(condition, table, criteria), at);
		return {
			condition,
			...triOf(value),
			children: [],
			actual: actualValue(condition, territory, criteria, at)
		};
	}
	const children = childrenOf(condition).map((child) => explainNode(child, territory, criteria, row));
	return { condition, ...triOf(combineBits(condition, children.map(bitsOf))), children, actual: null };
}

const bitsOf = ({ holds, surely }: ExplainedNode): number =>
	packBits(surely === 'true', surely !== 'false', holds === 'true', holds !== 'false');

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
function combineBits(condition: Group, children: readonly number[]): number {
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

/** The ids behind a mask of outcomes, in the order of the criteria. */
export function outcomeIds(segments: readonly string[], mask: number): readonly string[] {
	return [...segments, 'no-segment', 'ambiguous'].filter((_, i) => (mask & (1 << i)) !== 0);
}

interface FoundPredicate {
	readonly predicate: Predicate;
	readonly actual: ActualValue;
	readonly node: ExplainedNode;
}

function distinctActuals(trees: readonly ExplainedNode[]): FoundPredicate[] {
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
