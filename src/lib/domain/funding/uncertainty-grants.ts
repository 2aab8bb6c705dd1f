import { eligibleAtoms } from './grant-cases';
import type { Plan } from './plan';
import { isDevice } from './rates';
import type { Aggregates } from './uncertainty-aggregates';
import { cappedRate, grantsAdder } from './uncertainty-amounts';
import type { CaseGroup, GrantCase, SegmentCases } from './uncertainty-cases';
import {
	addCappedGrants,
	addCostOfCase,
	addProduct,
	addProductOfThree,
	addScaled,
	greatest,
	setCostPerHead,
	setScaled,
	setWeighed,
	type CappedRate
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
	/** Where a case takes one loop: nothing is added beside two columns, nothing of them follows who comes and goes. */
	const rate = others.length === 0 && turning.length === 0 ? cappedRate(rule) : null;
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

	/** The weights of what moves together, from the code of its low bound; of what does not move, all of likely. */
	const weightsAt = (code: number): readonly [Float64Array, Float64Array, Float64Array] => {
		const [low, likely, high] = [drawn.quantity[code], drawn.quantity[code + 1], drawn.quantity[code + 2]];
		return low && likely && high ? [low, likely, high] : still;
	};
	const still = [none, drawn.one, none] as const;
	const weightsOf = ({ headGroup }: GrantCase): readonly [Float64Array, Float64Array, Float64Array] =>
		headGroup < 0 ? still : weightsAt(HEADS_OF_GROUP + 3 * headGroup);

	function setCommon(group: CaseGroup, need: readonly (Float64Array | null)[], count: number): void {
		for (const { still, moving } of [common.persons, common.toEquip, ...common.columns]) {
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

	const turnsOf = ({ turnover }: GrantCase): Float64Array => turnovers.get(turnover) ?? drawn.turnover;

	/** Writes what one professional costs in the structures of a turnover and an equipped share. @returns the greatest of them */
	function setPerHead(one: GrantCase, count: number): number {
		const { persons, toEquip } = common;
		const left = Number.isNaN(one.left) ? drawn.left : known.fill(one.left, 0, count);
		setCostPerHead(
			perHead,
			persons.still,
			persons.moving,
			toEquip.still,
			toEquip.moving,
			turnsOf(one),
			left,
			count
		);
		return greatest(perHead, count);
	}

	/** Adds the eligible cost of a case, times a factor. */
	function addCost(one: GrantCase, into: Float64Array, factor: number, count: number): void {
		const { shares } = one;
		const [a, b] = [common.columns[first]?.still ?? none, common.columns[second]?.still ?? none];
		const [ofA, ofB] = [shares[first] ?? 0, shares[second] ?? 0];
		addCostOfCase(into, factor, one.heads, weightsOf(one), perHead, a, ofA, b, ofB, count);
		for (const column of others)
			addScaled(into, common.columns[column]?.still ?? none, factor * (shares[column] ?? 0), count);
		for (const column of turning) {
			const share = shares[column] ?? 0;
			if (share === 0) continue;
			setScaled(heads, common.columns[column]?.moving ?? none, factor * share, count);
			addProduct(into, heads, turnsOf(one), count);
		}
	}

	/** Adds the grants of a case where it takes one loop. */
	function addAtOnce(one: GrantCase, rate_: CappedRate, into: Float64Array, count: number): void {
		const [a, b] = [common.columns[first]?.still ?? none, common.columns[second]?.still ?? none];
		const [ofA, ofB] = [one.shares[first] ?? 0, one.shares[second] ?? 0];
		addCappedGrants(into, one, rate_, weightsOf(one), perHead, a, ofA, b, ofB, count);
	}

	/** True where what the rule covers of the cost is the grant in each draw of the block: the rate is never less. */
	function isCostAlone({ heads: [fewest, , most], shares, least }: GrantCase, mostPerHead: number): boolean {
		let ofShares = 0;
		for (let column = 0; column < shares.length; column++) {
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
				common.columns.forEach(({ still }, column) => {
					greatestShare[column] = turning.includes(column) ? Infinity : greatest(still, count);
				});
				let mostPerHead = 0;
				let before: GrantCase | null = null;
				for (const one of group.cases) {
					const into = wanted[one.year];
					if (!into) continue;
					if (!before || !isSameRate(before, one)) mostPerHead = setPerHead(one, count);
					before = one;
					if (isCostAlone(one, mostPerHead)) {
						addCost(one, into, rule.coverRate * one.count, count);
						continue;
					}
					if (rate) {
						addAtOnce(one, rate, into, count);
						continue;
					}
					eligible.fill(0, 0, count);
					addCost(one, eligible, 1, count);
					setWeighed(heads, one.heads, ...weightsOf(one), count);
					addGrants(one, heads, eligible, into, count);
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
