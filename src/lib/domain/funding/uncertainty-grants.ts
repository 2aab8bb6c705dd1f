import { LIKELY } from './bounds';
import { eligibleAtoms } from './grant-cases';
import type { Plan } from './plan';
import { isDevice } from './rates';
import type { Aggregates } from './uncertainty-aggregates';
import { bentAmount, bentRate, cappedRate, grantsAdder } from './uncertainty-amounts';
import type { CaseGroup, GrantCase, SegmentCases } from './uncertainty-cases';
import {
	addCappedGrants,
	addCostOfCase,
	addProduct,
	addProductOfThree,
	addScaled,
	addSteadyCost,
	addSteadyGrants,
	addBentGrants,
	greatest,
	setCostPerHead,
	setScaled,
	setWeighed,
	type CappedRate,
	type BentRate
} from './uncertainty-loops';
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

/** Weights of low, likely and high bounds, by draw. */
type Weights = readonly [Float64Array, Float64Array, Float64Array];

/** A case with what is drawn for it. */
interface ReadyCase {
	readonly one: GrantCase;
	/** What is wanted in its year. */
	readonly into: Float64Array;
	readonly weights: Weights;
	readonly turns: Float64Array;
	/** Its rate, where it takes a simpler loop. */
	readonly bent: BentRate | null;
	/** False where one professional costs what it does in the case before. */
	readonly isNewRate: boolean;
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
	const [heads, perHead, eligible, schemes] = [perDraw(), perDraw(), perDraw(), perDraw()];
	const [known, none] = [perDraw(), perDraw()];
	const addGrants = grantsAdder(rule);
	// Which pairs anything at all is added to, and which of what is counted costs anything that the rule pays for.
	const costs = counted.map((_, at) => costsOf(plan, aggregates.countedOf[segment] ?? [], at, units.mask));
	const used = usedOf(counted, costs, columns);
	const [first = -1, second = -1, ...others] = used.flatMap(({ still }, column) => (still ? [column] : []));
	/** Columns of what follows who comes and goes. */
	const turning = used.flatMap(({ moving }, column) => (moving ? [column] : []));
	/** Columns that cost anything at all: the greatest of the others is zero. */
	const costly = used.flatMap(({ still, moving }, column) => (still || moving ? [column] : []));
	const summed = [
		common.persons,
		common.toEquip,
		...costly.flatMap((column) => common.columns[column] ?? [])
	];
	/** Where a case takes one loop: nothing is added beside two columns, nothing of them follows who comes and goes. */
	const simple = others.length === 0 && turning.length === 0 ? cappedRate(rule) : null;
	/** By column of shares: greatest cost in the block; infinite where it follows who comes and goes. */
	const greatestShare = new Float64Array(columns + 1);
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

	/** The weights of what moves together, from the code of its low bound; of what does not move, all of likely. */
	function weightsAt(code: number): Weights {
		const [low, likely, high] = [drawn.quantity[code], drawn.quantity[code + 1], drawn.quantity[code + 2]];
		return low && likely && high ? [low, likely, high] : still;
	}
	const still = [none, drawn.one, none] as const;
	const weightsOf = ({ headGroup }: GrantCase): Weights =>
		headGroup < 0 ? still : weightsAt(HEADS_OF_GROUP + 3 * headGroup);

	/** By group: cases with what is drawn for them. */
	const ready = groups.map(({ cases }) =>
		cases.map((one, at): ReadyCase => {
			const before = cases[at - 1];
			return {
				one,
				into: wanted[one.year] ?? perDraw(),
				weights: weightsOf(one),
				turns: turnovers.get(one.turnover) ?? drawn.turnover,
				bent: simple && bentRate(simple, one),
				isNewRate: !before || !isSameRate(before, one)
			};
		})
	);

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
		setWeighed(schemes, group.schemes, ...weightsAt(codes.schemes), count);
		return schemes;
	}

	function setCommon(group: CaseGroup, need: readonly (Float64Array | null)[], count: number): void {
		for (const { still, moving } of summed) {
			still.fill(0, 0, count);
			moving.fill(0, 0, count);
		}
		counted.forEach((one, at) => {
			const [pairs, asked, still, moving] = [pairOf(one), need[at], units.still[at], units.moving[at]];
			if (!pairs || !asked || !still || !moving) return;
			const extent = extentOf(group, one, count);
			const add = (into: Float64Array, cost: Float64Array): void => {
				if (extent) addProductOfThree(into, asked, extent, cost, count);
				else addProduct(into, asked, cost, count);
			};
			add(pairs.still, still);
			if (costs[at]?.moving) add(pairs.moving, moving);
		});
	}

	/** Writes what one professional costs in the structures of a turnover and an equipped share. @returns the greatest of them */
	function setPerHead({ one, turns }: ReadyCase, count: number): number {
		const { persons, toEquip } = common;
		const left = Number.isNaN(one.left) ? drawn.left : known.fill(one.left, 0, count);
		const { still, moving } = persons;
		return setCostPerHead(perHead, still, moving, toEquip.still, toEquip.moving, turns, left, count);
	}

	/** Adds the eligible cost of a case, times a factor. */
	function addCost(
		{ one, weights, turns }: ReadyCase,
		into: Float64Array,
		factor: number,
		count: number
	): void {
		const { shares } = one;
		const [a, b] = [common.columns[first]?.still ?? none, common.columns[second]?.still ?? none];
		const [ofA, ofB] = [shares[first] ?? 0, shares[second] ?? 0];
		if (weights === still) addSteadyCost(into, factor, one.heads[LIKELY], perHead, a, ofA, b, ofB, count);
		else addCostOfCase(into, factor, one.heads, weights, perHead, a, ofA, b, ofB, count);
		for (const column of others)
			addScaled(into, common.columns[column]?.still ?? none, factor * (shares[column] ?? 0), count);
		for (const column of turning) {
			const share = shares[column] ?? 0;
			if (share === 0) continue;
			setScaled(heads, common.columns[column]?.moving ?? none, factor * share, count);
			addProduct(into, heads, turns, count);
		}
	}

	/** Adds the grants of a case where it takes one loop. */
	function addAtOnce(
		{ one, weights, bent }: ReadyCase,
		rate: CappedRate,
		into: Float64Array,
		count: number
	): void {
		const [a, b] = [common.columns[first]?.still ?? none, common.columns[second]?.still ?? none];
		const [ofA, ofB] = [one.shares[first] ?? 0, one.shares[second] ?? 0];
		const { heads: bounds, count: weight } = one;
		const { coverRate } = rate;
		if (bent && weights === still) {
			const persons = bounds[LIKELY];
			const amount = bentAmount(bent, persons);
			addSteadyGrants(into, weight, persons, amount, coverRate, perHead, a, ofA, b, ofB, count);
		} else if (bent)
			addBentGrants(into, weight, bounds, bent, coverRate, weights, perHead, a, ofA, b, ofB, count);
		else addCappedGrants(into, one, rate, weights, perHead, a, ofA, b, ofB, count);
	}

	/** True where what the rule covers of the cost is the grant in each draw of the block: the rate is never less. */
	function isCostAlone({ heads: [fewest, , most], shares, least }: GrantCase, mostPerHead: number): boolean {
		let ofShares = 0;
		for (const column of costly) {
			const share = shares[column] ?? 0;
			if (share > 0) ofShares += share * (greatestShare[column] ?? 0);
		}
		return (
			rule.coverRate * (fewest * mostPerHead + ofShares) <= least[0] &&
			rule.coverRate * (most * mostPerHead + ofShares) <= least[1]
		);
	}

	return {
		units,
		wanted,
		add(count) {
			for (const into of wanted) into.fill(0, 0, count);
			for (const [turnover, into] of turnovers) setScaled(into, drawn.movement, turnover, count);
			groups.forEach((group, at) => {
				setCommon(group, needs[at] ?? [], count);
				for (const column of costly) {
					const of = common.columns[column]?.still ?? none;
					greatestShare[column] = turning.includes(column) ? Infinity : greatest(of, count);
				}
				let mostPerHead = 0;
				for (const each of ready[at] ?? []) {
					const { one, into, weights, isNewRate } = each;
					if (isNewRate) mostPerHead = setPerHead(each, count);
					if (isCostAlone(one, mostPerHead)) addCost(each, into, rule.coverRate * one.count, count);
					else if (simple) addAtOnce(each, simple, into, count);
					else {
						eligible.fill(0, 0, count);
						addCost(each, eligible, 1, count);
						setWeighed(heads, one.heads, ...weights, count);
						addGrants(one, heads, eligible, into, count);
					}
				}
			});
		}
	};
}

/** True for structures of which one professional costs the same. */
const isSameRate = (one: GrantCase, other: GrantCase): boolean =>
	Object.is(one.turnover, other.turnover) && Object.is(one.left, other.left);

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
	return {
		still: items.length > 0,
		moving: items.some((item) => item.kind === 'per-issue' || isDevice(item))
	};
}

/** By column of shares: which sums are of anything. */
function usedOf(counted: readonly Counted[], costs: readonly Use[], columns: number): Use[] {
	const of = (isIn: (one: Counted) => boolean): Use => ({
		still: counted.some((one, at) => isIn(one) && costs[at]?.still === true),
		moving: counted.some((one, at) => isIn(one) && costs[at]?.moving === true)
	});
	return Array.from({ length: columns + 1 }, (_, column) =>
		of((one) => one.kind !== 'persons' && (one.kind === 'structures' ? columns : one.column) === column)
	);
}
