import { HOLDS, compileTruth, FALSE, UNKNOWN } from './truth';
import type { Condition, Criteria } from './criteria';
import { fieldCells, MOST_PREDICATES, type Cell, type FieldCells } from './field-cells';
import { possibleOutcomes } from './resolve';
import { anyOf } from './compile';
import type { Kernel } from './predicate';
import { isPredicate, keyOf, predicatesIn } from './tree';
import type { TerritoryTable } from '../table';

/** What is known of each field, in the order of {@link Completions.fields}: the cells its value may be in. */
export type Knowledge = readonly (readonly Cell[])[];

/** The questions of criteria, ready to be asked of one structure at a time. */
export interface Completions {
	/** Every field the criteria ask about, in the order of their first question. */
	readonly fields: readonly FieldCells[];
	/** What a territory says of one structure. @param row row of the structure */
	knowledge(row: number, reading: 'sure' | 'working'): Knowledge;
	/** Nothing known of any field. */
	readonly ignorance: Knowledge;
	/**
	 * The outcomes of all completions: every value of a field tried, each field by itself. A mask as {@link possibleOutcomes}
	 * gives. Exact as long as at most {@link MOST_VISITS} cases have to be tried, which twelve unknown yes-or-no fields need;
	 * beyond, never too small.
	 * @param besides segments that hold, or may, for another reason (through other structures of the organisation)
	 */
	readonly outcomes: (knowledge: Knowledge, besides?: Besides) => number;
	/** Whether some field is asked about twice and may answer in several ways: three-valued logic alone may then be too wide. */
	isEntangled(row: number): boolean;
	/** The same for the structures of a block, 1 or 0; null when no field is asked about twice. */
	readonly entangledKernel: () => Kernel | null;
}

export interface Besides {
	readonly held: number;
	readonly possible: number;
}

/** The greatest number of partial completions tried for one structure. */
export const MOST_VISITS = 100_000;

const NOTHING: Besides = { held: 0, possible: 0 };

/**
 * Prepares criteria for questions about one structure: what completions of its unknown values may give.
 * @param criteria active ones (see activeCriteria)
 */
export function createCompletions(territory: TerritoryTable, criteria: Criteria): Completions {
	const places = new Map<string, number>();
	const fields = groupedByField(criteria).map((predicates) => fieldCells(predicates, territory, criteria));
	for (const { predicates } of fields)
		for (const predicate of predicates) places.set(keyOf(predicate), places.size);
	const starts: number[] = [];
	fields.reduce((start, { predicates }) => (starts.push(start), start + predicates.length), 0);
	const indexOf = (predicate: Condition): number =>
		isPredicate(predicate) ? (places.get(keyOf(predicate)) ?? 0) : 0;
	const segments = criteria.segments.map(({ when }) => compileTruth(when, indexOf));
	const ranks = criteria.segments.map(({ rank }) => rank);
	const repeated = repeatedFields(criteria);
	const entangled = [...fields.keys()].filter((f) => repeated.has(fields[f]?.field ?? ''));
	const truths = new Uint8Array(places.size);
	const ignorance = fields.map(({ cells }) => cells);
	const isOpen = new Uint8Array(1);

	/** A predicate holds when it does in all cells, and may when it does in one. */
	function learn(f: number, cells: readonly Cell[]): void {
		let [every, some] = [-1, 0];
		for (const cell of cells) {
			every &= cell.truths;
			some |= cell.truths;
		}
		const count = fields[f]?.predicates.length ?? 0;
		const start = starts[f] ?? 0;
		for (let p = 0; p < count; p++) {
			truths[start + p] = ((every >> p) & 1) === 1 ? HOLDS : ((some >> p) & 1) === 1 ? UNKNOWN : FALSE;
		}
	}

	function threeValued(besides: Besides): number {
		let { held, possible } = besides;
		segments.forEach((truthOf, s) => {
			const truth = truthOf(truths);
			if (truth === HOLDS) held |= 1 << s;
			if (truth !== FALSE) possible |= 1 << s;
		});
		return possibleOutcomes(ranks, held, possible);
	}

	function outcomes(knowledge: Knowledge, besides = NOTHING): number {
		knowledge.forEach((cells, f) => {
			learn(f, cells);
		});
		const open = besides === NOTHING ? entangled.filter((f) => (knowledge[f]?.length ?? 0) > 1) : [];
		const all = threeValued(besides);
		let [found, visits] = [0, 0];
		const visit = (depth: number, left: number): void => {
			if (isSingle(left)) found |= left;
			if ((left & ~found) === 0 || visits >= MOST_VISITS) return;
			const f = open[depth];
			if (f === undefined) {
				found |= left;
				return;
			}
			const cells = knowledge[f] ?? [];
			for (const cell of cells) {
				visits++;
				learn(f, [cell]);
				visit(depth + 1, threeValued(besides));
			}
			learn(f, cells);
		};
		visit(0, all);
		return visits >= MOST_VISITS ? all : found;
	}

	return {
		fields,
		ignorance,
		outcomes,
		knowledge: (row, reading) =>
			fields.map(({ level, cellsAt }) => cellsAt(rowOf(territory, level, row), reading)),
		entangledKernel: () =>
			anyOf(
				entangled.flatMap((f) => fields[f] ?? []).map(({ level, isOpen }) => ({ level, kernel: isOpen })),
				territory
			),
		isEntangled: (row) =>
			entangled.some((f) => {
				const at = fields[f];
				at?.isOpen(rowOf(territory, at.level, row), 1, isOpen);
				return isOpen[0] === 1;
			})
	};
}

const isSingle = (mask: number): boolean => (mask & (mask - 1)) === 0;

const rowOf = (territory: TerritoryTable, level: FieldCells['level'], row: number): number =>
	level === 'organisation' ? (territory.structureOrganisation[row] ?? 0) : row;

type Predicates = readonly ReturnType<typeof predicatesIn>[number][];

/** The distinct predicates by field; those beyond what a mask holds make a group of their own, as if of another field. */
function groupedByField(criteria: Criteria): readonly Predicates[] {
	const groups = new Map<string, Predicates[number][]>();
	const seen = new Set<string>();
	for (const { when } of criteria.segments) {
		for (const predicate of predicatesIn(when)) {
			if (seen.has(keyOf(predicate))) continue;
			seen.add(keyOf(predicate));
			const group = groups.get(predicate.field);
			if (group) group.push(predicate);
			else groups.set(predicate.field, [predicate]);
		}
	}
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / MOST_PREDICATES) }, (_, i) =>
			group.slice(i * MOST_PREDICATES, (i + 1) * MOST_PREDICATES)
		)
	);
}

/** Fields asked about more than once, be it the same question. */
function repeatedFields(criteria: Criteria): ReadonlySet<string> {
	const counts = new Map<string, number>();
	for (const { when } of criteria.segments) {
		for (const { field } of predicatesIn(when)) counts.set(field, (counts.get(field) ?? 0) + 1);
	}
	return new Set([...counts].filter(([, count]) => count > 1).map(([field]) => field));
}
