import { eligibleAtoms } from './grant-cases';
import type { Plan } from './plan';
import { isDevice } from './rates';
import type { Aggregates } from './uncertainty-aggregates';
import { grantsAdder } from './uncertainty-amounts';
import type { CaseGroup, GrantCase, SegmentCases } from './uncertainty-cases';
import { perDraw, perDrawOf, type Outcomes } from './uncertainty-outcomes';
import { HEADS_OF_GROUP, quantityCodes, type Counted } from './uncertainty-terms';

/** What one unit costs that a rule lets be paid for, over all its years, by draw: cost = units × (still + turnover × moving). */
export interface EligibleUnits {
	/** Index of the item × years + year: 1 where the rule counts it. */
	readonly mask: Uint8Array;
	/** By what is counted in the segment. */
	readonly still: readonly Float64Array[];
	readonly moving: readonly Float64Array[];
}

/** The grants of one segment in the draws of a block. */
export interface SegmentGrants {
	/** To be written before {@link add}: what units cost in this block. */
	readonly units: EligibleUnits;
	/** By year of the commitment: cents, not rounded, before any envelope. */
	readonly wanted: readonly Float64Array[];
	/** Computes the grants of the block's draws. */
	add(count: number): void;
}

/** What an organisation's structures have in common in a block: unit costs that count, times how far they are needed. */
interface Common {
	readonly persons: Pair;
	readonly toEquip: Pair;
	/** By column of shares; the last one is what every structure needs. */
	readonly columns: readonly Pair[];
}

/** Arrays by draw. */
interface Pair {
	readonly still: Float64Array;
	readonly moving: Float64Array;
}

export function segmentGrants(
	plan: Plan,
	segment: number,
	aggregates: Aggregates,
	drawn: Outcomes,
	{ rule, groups }: SegmentCases
): SegmentGrants {
	const counted = aggregates.counted[segment] ?? [];
	const units: EligibleUnits = {
		mask: eligibleAtoms(plan, rule),
		still: perDrawOf(counted.length),
		moving: perDrawOf(counted.length)
	};
	const wanted = perDrawOf(plan.years.length);
	const codes = quantityCodes(aggregates.headGroups.length);
	const columns = aggregates.families.columns.length;
	const pair = (): Pair => ({ still: perDraw(), moving: perDraw() });
	const common: Common = {
		persons: pair(),
		toEquip: pair(),
		columns: Array.from({ length: columns + 1 }, pair)
	};
	const [heads, eligible, schemes] = [perDraw(), perDraw(), perDraw()];
	const addGrants = grantsAdder(rule);
	// Which pairs anything at all is added to, and which of what is counted costs anything that the rule pays for.
	const costs = counted.map((_, at) => costsOf(plan, aggregates.countedOf[segment] ?? [], at, units.mask));
	const used = usedOf(counted, costs, columns);
	const needs = groups.map(({ needs: byCounted }) =>
		byCounted.map((code, at) => {
			const one = counted[at];
			return code < 0 || !one || !costs[at]?.still ? null : drawn.need(one, code);
		})
	);
	/** Turnovers that are known, each one once, as this block stretches them. */
	const turnovers = new Map<number, Float64Array>();
	for (const { cases } of groups)
		for (const { turnover } of cases) if (!Number.isNaN(turnover)) turnovers.set(turnover, perDraw());

	function pairOf({ kind, column, deducts }: Counted): Pair | undefined {
		if (kind === 'persons') return deducts ? common.toEquip : common.persons;
		return common.columns[kind === 'structures' ? columns : column];
	}

	/** What one unit is, beside the share of the structure: null for one. */
	function extentOf(group: CaseGroup, { kind }: Counted, count: number): Float64Array | null {
		if (kind === 'projects') return drawn.quantity[codes.sizes + group.size] ?? null;
		if (kind !== 'schemes') return null;
		const undeclared = drawn.quantity[codes.schemes + 3];
		if (Number.isNaN(group.schemes[1])) return undeclared ?? null;
		weighed(group.schemes, codes.schemes, schemes, count);
		return schemes;
	}

	/** Writes a value between its bounds, as it was drawn. @param code of the quantity of its low bound */
	function weighed(
		[low, likely, high]: readonly [number, number, number],
		code: number,
		into: Float64Array,
		count: number
	): void {
		const [a, b, c] = [drawn.quantity[code], drawn.quantity[code + 1], drawn.quantity[code + 2]];
		if (!a || !b || !c) return;
		for (let d = 0; d < count; d++)
			into[d] = (a[d] ?? 0) * low + (b[d] ?? 0) * likely + (c[d] ?? 0) * high;
	}

	function setCommon(group: CaseGroup, need: readonly (Float64Array | null)[], count: number): void {
		for (const { still, moving } of [common.persons, common.toEquip, ...common.columns]) {
			still.fill(0, 0, count);
			moving.fill(0, 0, count);
		}
		counted.forEach((one, at) => {
			const [pairs, asked, still, moving] = [pairOf(one), need[at], units.still[at], units.moving[at]];
			if (!pairs || !asked || !still || !moving) return;
			const extent = extentOf(group, one, count);
			addProduct(pairs.still, asked, extent, still, count);
			if (costs[at]?.moving) addProduct(pairs.moving, asked, extent, moving, count);
		});
	}

	function setHeads({ headGroup, heads: bounds }: GrantCase, count: number): void {
		if (headGroup < 0) heads.fill(bounds[1], 0, count);
		else weighed(bounds, HEADS_OF_GROUP + 3 * headGroup, heads, count);
	}

	/** Writes the eligible cost of a case. */
	function setEligible({ left, turnover, shares }: GrantCase, count: number): void {
		const turns = turnovers.get(turnover) ?? drawn.turnover;
		const { persons, toEquip } = common;
		if (used.moving) {
			for (let d = 0; d < count; d++) {
				const turn = turns[d] ?? 0;
				const part = Number.isNaN(left) ? (drawn.left[d] ?? 0) : left;
				eligible[d] =
					(heads[d] ?? 0) *
					((persons.still[d] ?? 0) +
						turn * (persons.moving[d] ?? 0) +
						part * ((toEquip.still[d] ?? 0) + turn * (toEquip.moving[d] ?? 0)));
			}
		} else {
			for (let d = 0; d < count; d++) {
				const part = Number.isNaN(left) ? (drawn.left[d] ?? 0) : left;
				eligible[d] = (heads[d] ?? 0) * ((persons.still[d] ?? 0) + part * (toEquip.still[d] ?? 0));
			}
		}
		common.columns.forEach(({ still, moving }, column) => {
			const share = shares[column] ?? 0;
			const use = used.columns[column];
			if (share === 0 || !use?.still) return;
			for (let d = 0; d < count; d++) eligible[d] = (eligible[d] ?? 0) + share * (still[d] ?? 0);
			if (!use.moving) return;
			for (let d = 0; d < count; d++)
				eligible[d] = (eligible[d] ?? 0) + share * (turns[d] ?? 0) * (moving[d] ?? 0);
		});
	}

	return {
		units,
		wanted,
		add(count) {
			for (const into of wanted) into.fill(0, 0, count);
			for (const [turnover, into] of turnovers)
				for (let d = 0; d < count; d++) into[d] = turnover * (drawn.movement[d] ?? 0);
			groups.forEach((group, at) => {
				setCommon(group, needs[at] ?? [], count);
				for (const one of group.cases) {
					const into = wanted[one.year];
					if (!into) continue;
					setHeads(one, count);
					setEligible(one, count);
					addGrants(one, heads, eligible, into, count);
				}
			});
		}
	};
}

/** Adds asked × extent × cost, draw by draw. @param extent null for one */
function addProduct(
	into: Float64Array,
	asked: Float64Array,
	extent: Float64Array | null,
	cost: Float64Array,
	count: number
): void {
	if (extent) {
		for (let d = 0; d < count; d++)
			into[d] = (into[d] ?? 0) + (asked[d] ?? 0) * (extent[d] ?? 0) * (cost[d] ?? 0);
		return;
	}
	for (let d = 0; d < count; d++) into[d] = (into[d] ?? 0) + (asked[d] ?? 0) * (cost[d] ?? 0);
}

interface Use {
	readonly still: boolean;
	readonly moving: boolean;
}

/** Whether what is counted costs something that a rule pays for, and whether that follows who comes and goes. */
function costsOf(plan: Plan, countedOf: readonly number[], at: number, mask: Uint8Array): Use {
	const years = plan.years.length;
	const items = plan.items.filter(
		(_, item) => countedOf[item] === at && mask.subarray(item * years, (item + 1) * years).includes(1)
	);
	return { still: items.length > 0, moving: items.some((item) => item.kind === 'per-issue' || isDevice(item)) };
}

/** Which sums are of anything. */
function usedOf(
	counted: readonly Counted[],
	costs: readonly Use[],
	columns: number
): { readonly moving: boolean; readonly columns: readonly Use[] } {
	const of = (isIn: (one: Counted) => boolean): Use => ({
		still: counted.some((one, at) => isIn(one) && costs[at]?.still === true),
		moving: counted.some((one, at) => isIn(one) && costs[at]?.moving === true)
	});
	return {
		moving: of(({ kind }) => kind === 'persons').moving,
		columns: Array.from({ length: columns + 1 }, (_, column) =>
			of((one) => one.kind !== 'persons' && (one.kind === 'structures' ? columns : one.column) === column)
		)
	};
}
