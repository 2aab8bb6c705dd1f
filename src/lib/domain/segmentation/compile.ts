import { field } from '../fields';
import type { Table, TerritoryTable } from '../table';
import { bitBuffer, intersect, negate, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE, unite } from './bits';
import type { Assumption, Condition, Predicate } from './criteria';
import { compilePredicate, type Kernel } from './predicate';

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
 */
export function compileCondition(
	condition: Condition,
	territory: TerritoryTable,
	assume: readonly Assumption[]
): Kernel {
	return overStructures(compile(condition, territory, assume), territory);
}

export const isPredicate = (condition: Condition): condition is Predicate => 'field' in condition;

/** Children of a condition that combines others; empty for a predicate. */
export function childrenOf(condition: Condition): readonly Condition[] {
	if ('all' in condition) return condition.all;
	if ('any' in condition) return condition.any;
	if ('not' in condition) return [condition.not];
	if ('atLeast' in condition) return condition.atLeast.of.map((part) => part.when);
	return [];
}

/** The level of the rows a predicate is evaluated on. */
export const predicateLevel = (predicate: Predicate): 'structure' | 'organisation' =>
	field(predicate.field).level === 'organisation' ? 'organisation' : 'structure';

export const tableOf = (territory: TerritoryTable, level: 'structure' | 'organisation'): Table =>
	level === 'organisation' ? territory.organisations : territory.structures;

function compile(condition: Condition, territory: TerritoryTable, assume: readonly Assumption[]): Compiled {
	if (isPredicate(condition)) {
		const level = predicateLevel(condition);
		return { level, kernel: compilePredicate(condition, tableOf(territory, level), assume) };
	}
	const parts = childrenOf(condition).map((child) => compile(child, territory, assume));
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
		for (let i = 0; i < n; i++) out[i] = bits[organisation[start + i] ?? 0] ?? 0;
	};
}

/** Combines the kernels of a condition's children; the one place that gives `all`, `any`, `not` and `atLeast` their meaning. */
export function combine(condition: Exclude<Condition, Predicate>, children: readonly Kernel[]): Kernel {
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
	const [first, ...rest] = children;
	if (!first) throw new Error('all and any of nothing are invalid');
	if (rest.length === 0) return first;
	const merge = 'all' in condition ? intersect : unite;
	const buffer = bitBuffer(BLOCK);
	return (start, n, out) => {
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
	const buffer = bitBuffer(BLOCK);
	const totals = [SURE_TRUE, SURE_POSSIBLE, TRUE, POSSIBLE].map((bit) => ({
		bit,
		sum: new Float64Array(BLOCK)
	}));
	const opposite: Record<number, number> = {
		[SURE_TRUE]: SURE_POSSIBLE,
		[SURE_POSSIBLE]: SURE_TRUE,
		[TRUE]: POSSIBLE,
		[POSSIBLE]: TRUE
	};
	return (start, n, out) => {
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
