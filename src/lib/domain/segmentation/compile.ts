import type { Table, TerritoryTable } from '../table';
import {
	AT_MOST,
	bitBuffer,
	intersect,
	lookUp,
	negate,
	POSSIBLE,
	SURE_POSSIBLE,
	SURE_TRUE,
	TRUE,
	unite
} from './bits';
import type { Condition, Group, Reading } from './criteria';
import { compilePredicate, type Kernel } from './predicate';
import { childrenOf, isPredicate, predicateLevel } from './tree';

/** Rows evaluated together: small enough for the buffers to stay in the processor's cache. */
export const BLOCK = 8192;

/** A condition compiled against one table of a territory; `level` says which rows the kernel counts. */
interface Compiled {
	readonly level: 'structure' | 'organisation';
	readonly kernel: Kernel;
}

/**
 * Compiles a condition into a kernel over the structures of a territory.
 * What depends on the organisation alone is evaluated once per organisation, then read through the structure's organisation.
 * @param forced nodes whose bits are given instead of evaluated
 */
export function compileCondition(
	condition: Condition,
	territory: TerritoryTable,
	reading: Reading,
	forced: ForcedBits = NOTHING_FORCED
): Kernel {
	return overStructures(compile(condition, territory, reading, forced), territory);
}

/** Bits that a node has whatever the data say, by node. */
export type ForcedBits = ReadonlyMap<Condition, number>;
const NOTHING_FORCED: ForcedBits = new Map();

export const tableOf = (territory: TerritoryTable, level: 'structure' | 'organisation'): Table =>
	level === 'organisation' ? territory.organisations : territory.structures;

function compile(
	condition: Condition,
	territory: TerritoryTable,
	reading: Reading,
	forced: ForcedBits
): Compiled {
	const bits = forced.get(condition);
	if (bits !== undefined) {
		const level = isPredicate(condition) ? predicateLevel(condition) : 'structure';
		return { level, kernel: (_start, n, out) => void out.fill(bits, 0, n) };
	}
	if (isPredicate(condition)) {
		const level = predicateLevel(condition);
		return { level, kernel: compilePredicate(condition, tableOf(territory, level), reading) };
	}
	const parts = childrenOf(condition).map((child) => compile(child, territory, reading, forced));
	const allOrganisation = parts.every((part) => part.level === 'organisation');
	if (allOrganisation || !('all' in condition || 'any' in condition)) {
		return allOrganisation
			? { level: 'organisation', kernel: combine(condition, kernelsOf(parts)) }
			: {
					level: 'structure',
					kernel: combine(
						condition,
						parts.map((part) => overStructures(part, territory))
					)
				};
	}
	const local = parts.filter((part) => part.level === 'structure').map((part) => part.kernel);
	const shared = parts.filter((part) => part.level === 'organisation');
	if (shared.length > 0) {
		local.push(
			overStructures({ level: 'organisation', kernel: combine(condition, kernelsOf(shared)) }, territory)
		);
	}
	return { level: 'structure', kernel: combine(condition, local) };
}

/** Where one of these kernels at least has bits, its bits, over the structures of a territory; null without any. */
export function anyOf(parts: readonly Compiled[], territory: TerritoryTable): Kernel | null {
	if (parts.length === 0) return null;
	return merged(
		parts.map((part) => overStructures(part, territory)),
		unite
	);
}

const kernelsOf = (parts: readonly Compiled[]): Kernel[] => parts.map((part) => part.kernel);

function overStructures(part: Compiled, territory: TerritoryTable): Kernel {
	if (part.level === 'structure') return part.kernel;
	const rows = territory.organisations.rows;
	const bits = bitBuffer(rows);
	for (let start = 0; start < rows; start += BLOCK) {
		const n = Math.min(BLOCK, rows - start);
		part.kernel(start, n, bits.subarray(start));
	}
	const organisation = territory.structureOrganisation;
	return (start, n, out) => {
		lookUp(bits, organisation, start, n, out);
	};
}

/** The buffers of a kernel are made when it runs, and no larger than what it runs over. */
const NO_BITS: Uint8Array = new Uint8Array(0);

/** Combines the kernels of a condition's children; the one place that gives `all`, `any`, `not` and `atLeast` their meaning. */
export function combine(condition: Group, children: readonly Kernel[]): Kernel {
	if ('not' in condition) {
		const [only] = children;
		if (!only) throw new Error('not takes one condition');
		return (start, n, out) => {
			only(start, n, out);
			negate(out, n);
		};
	}
	if ('atLeast' in condition) {
		const { score, of } = condition.atLeast;
		return scoreKernel(
			score,
			of.map((part) => part.weight),
			children
		);
	}
	return merged(children, 'all' in condition ? intersect : unite);
}

function merged(children: readonly Kernel[], merge: typeof unite): Kernel {
	const [first, ...rest] = children;
	if (!first) throw new Error('all and any of nothing are invalid');
	if (rest.length === 0) return first;
	let buffer = NO_BITS;
	return (start, n, out) => {
		if (buffer.length < n) buffer = bitBuffer(n);
		first(start, n, out);
		for (const kernel of rest) {
			kernel(start, n, buffer);
			merge(out, buffer, n);
		}
	};
}

/**
 * At least `score` points: true when the points of what is true suffice, possible when those of what is possible do.
 * A negative weight counts the other way round: it surely weighs when it is true, and may be spared only when it is not.
 */
function scoreKernel(score: number, weights: readonly number[], children: readonly Kernel[]): Kernel {
	let buffer = NO_BITS;
	let totals: readonly { readonly bit: number; readonly sum: Float64Array }[] = [];
	const opposite: Record<number, number> = {
		[SURE_TRUE]: SURE_POSSIBLE,
		[SURE_POSSIBLE]: SURE_TRUE,
		[TRUE]: POSSIBLE,
		[POSSIBLE]: TRUE
	};
	return (start, n, out) => {
		if (buffer.length < n) {
			buffer = bitBuffer(n);
			totals = [SURE_TRUE, SURE_POSSIBLE, TRUE, POSSIBLE].map((bit) => ({ bit, sum: new Float64Array(n) }));
		}
		for (const { sum } of totals) sum.fill(0, 0, n);
		children.forEach((kernel, c) => {
			const weight = weights[c] ?? 0;
			kernel(start, n, buffer);
			for (const { bit, sum } of totals) {
				const read = weight < 0 ? (opposite[bit] ?? bit) : bit;
				for (let i = 0; i < n; i++) if (((buffer[i] ?? 0) & read) !== 0) sum[i] = (sum[i] ?? 0) + weight;
			}
		});
		out.fill(0, 0, n);
		for (const { bit, sum } of totals) {
			for (let i = 0; i < n; i++) if ((sum[i] ?? 0) >= score) out[i] = (out[i] ?? 0) | bit;
		}
	};
}

/** Structures of organisations that a table does not hold, and what they could answer at most. */
export interface Absent {
	/** 1 per organisation that has some. */
	readonly organisations: Uint8Array;
	/** Read at any structure of the organisation. */
	readonly kernel: Kernel;
}

/**
 * The same question asked of whole organisations: it holds for a structure when it holds for one at least of those that
 * count in its organisation.
 * @param counts 1 per structure that counts
 * @param absent null when the table holds every structure of its organisations
 */
export function overSiblings(
	kernel: Kernel,
	{ structures, organisations, structureOrganisation }: TerritoryTable,
	counts: Uint8Array,
	absent: Absent | null
): Kernel {
	const bits = new Uint8Array(organisations.rows);
	const buffer = bitBuffer(Math.min(BLOCK, structures.rows));
	const gather = (from: Kernel, adds: (row: number, owner: number) => boolean): void => {
		for (let start = 0; start < structures.rows; start += BLOCK) {
			const n = Math.min(BLOCK, structures.rows - start);
			from(start, n, buffer);
			for (let i = 0; i < n; i++) {
				const owner = structureOrganisation[start + i] ?? 0;
				if (adds(start + i, owner)) bits[owner] = (bits[owner] ?? 0) | (buffer[i] ?? 0);
			}
		}
	};
	if (absent) {
		gather(absent.kernel, (_row, owner) => absent.organisations[owner] === 1);
		// Nothing is sure of what is not held.
		for (let owner = 0; owner < bits.length; owner++) bits[owner] = (bits[owner] ?? 0) & AT_MOST;
	}
	gather(kernel, (row) => counts[row] === 1);
	return (start, n, out) => {
		lookUp(bits, structureOrganisation, start, n, out);
	};
}
