import type { CostItem } from './item';
import type { GrantRequests } from './financing';
import type { Plan } from './plan';
import type { Population } from './population';
import { isDevice, issuedIn, movingRate, stillRate } from './rates';
import { trajectories, trajectory, yearShares, type YearShares } from './trajectory';
import type { Aggregates, Terms } from './uncertainty-aggregates';
import { grantCasesOf } from './uncertainty-cases';
import { segmentGrants, type EligibleUnits } from './uncertainty-grants';
import {
	addCosts,
	addProduct,
	addTerm,
	addTermIn,
	addThreeTerms,
	addThreeTermsIn,
	setTwoProducts,
	type TermSums
} from './uncertainty-loops';
import { BLOCK, outcomes, perDraw, perDrawOf, type Outcomes } from './uncertainty-outcomes';
import type { Counted } from './uncertainty-terms';

/** Several possible outcomes, by draw. Arrays are written over by the next block. */
export interface DrawnBlock {
	/** Cents, not rounded: (segment, then those undecided) × year. */
	readonly bySegmentAndYear: readonly Float64Array[];
	readonly byItem: readonly Float64Array[];
	/** By segment: professionals who need a means. */
	readonly toEquip: readonly Float64Array[];
	/**
	 * By segment and month: professionals who were given a means. Null where it is the same share of those who need one in every draw,
	 * that of the plan's trajectory.
	 */
	readonly equipped: readonly (readonly Float64Array[] | null)[];
	/** By segment: 1 when everybody is equipped at the deadline. */
	readonly reached: readonly Float64Array[];
	/** By assumption, in the order of the plan. */
	readonly values: readonly Float64Array[];
	/** Cents, not rounded: segment × year of the commitment, what rules give before any envelope, decided amounts left out. */
	readonly wanted: readonly (readonly Float64Array[] | null)[];
}

const MONTHS = 12;

/** Sums of what is counted, by draw: of all, of all times their turnover where it is known, of those whose turnover is not. */
interface Sums {
	readonly all: Float64Array;
	readonly turning: Float64Array;
	readonly unknown: Float64Array;
}

/** Terms whose factors are found. */
interface Term {
	readonly need: Float64Array;
	readonly quantity: Float64Array;
	/** One for whatever they have. */
	readonly left: Float64Array;
	readonly sums: TermSums;
}

/** What units cost at a price of one, by draw; items of one kind and lifetime share it. */
interface UnitRates {
	readonly like: CostItem;
	readonly still: readonly Float64Array[];
	readonly moving: readonly Float64Array[];
}

/**
 * Draws possible outcomes, a block after the other; how many are in a block changes nothing. The trajectory follows the decided
 * segments, as that of costs does.
 * @param requests who asks for a grant; null for costs alone
 */
export function drawer(
	population: Population,
	plan: Plan,
	aggregates: Aggregates,
	seed: number,
	requests: GrantRequests | null
): (count: number) => DrawnBlock {
	const { counted, countedOf, open } = aggregates;
	const [segments, years] = [plan.segments.length, plan.years.length];
	const drawn = outcomes(plan, aggregates, seed);
	const usual = trajectories(population, plan);
	const usualShares = usual.map(yearShares);
	const isFree = usual.map(
		({ toEquip, lastActual }, segment) =>
			toEquip === 0 || ((plan.paces[segment] ?? []).length === 0 && lastActual === null)
	);
	const sums = (): Sums[][] =>
		counted.map((list) => list.map(() => ({ all: perDraw(), turning: perDraw(), unknown: perDraw() })));
	const [ofDecided, ofOpen] = [sums(), sums()];
	const found = (list: readonly Terms[], segment: number): Term[][] =>
		list.map((terms, at) => termsFound(drawn, terms, counted[segment]?.[at]));
	const decidedTerms = aggregates.decided.map(found);
	const openTerms = open.map(({ options, terms }) =>
		terms.map((list, option) => found(list, options[option] ?? segments))
	);
	const rates = plan.segments.map((_, segment) => unitRates(plan, countedOf[segment] ?? []));
	const rateOf = plan.items.map((item) => rates.map((list) => list.find(({ like }) => isAlike(like, item))));
	const cases = requests && grantCasesOf(population, plan, aggregates, requests);
	const grants = plan.segments.map((_, segment) => {
		const own = cases?.[segment];
		return own ? segmentGrants(plan, segment, aggregates, drawn, own) : null;
	});
	const block = {
		bySegmentAndYear: perDrawOf((segments + 1) * years),
		byItem: perDrawOf(plan.items.length),
		toEquip: plan.segments.map((_, segment) => ofDecided[segment]?.[1]?.all ?? perDraw()),
		equipped: isFree.map((free) => (free ? null : perDrawOf(years * MONTHS))),
		reached: usual.map(({ reached }) => perDraw().fill(reached ? 1 : 0)),
		values: drawn.values,
		wanted: grants.map((own) => own?.wanted ?? null)
	};
	const picked = new Uint16Array(BLOCK);
	const [unit, turned] = [perDraw(), perDraw()];

	function addSums(count: number): void {
		for (const { all, turning, unknown } of [...ofDecided, ...ofOpen].flat())
			for (const sum of [all, turning, unknown]) sum.fill(0, 0, count);
		decidedTerms.forEach((list, segment) => {
			list.forEach((terms, at) => {
				addTerms(terms, ofDecided[segment]?.[at], count);
			});
		});
		open.forEach(({ options }, group) => {
			options.forEach((segment, option) => {
				let length = 0;
				const choice = drawn.choices[group];
				for (let d = 0; d < count; d++) if (choice?.[d] === option) picked[length++] = d;
				openTerms[group]?.[option]?.forEach((terms, at) => {
					addTermsIn(terms, ofOpen[segment]?.[at], picked, length);
				});
			});
		});
	}

	/** Writes what units cost along the trajectory of a segment in some draws. */
	function setRates(segment: number, { added, mean }: YearShares, from: number, end: number): void {
		const { spare, loss, notReturned } = drawn;
		const values = { spare: 0, loss: 0, notReturned: 0 };
		for (const { like, still, moving } of rates[segment] ?? [])
			for (let year = 0; year < years; year++) {
				const [s, m] = [still[year], moving[year]];
				const [issued, present] = [issuedIn(like, added, year), mean[year] ?? 0];
				for (let d = from; s && m && d < end; d++) {
					values.spare = spare[d] ?? 0;
					values.loss = loss[d] ?? 0;
					values.notReturned = notReturned[d] ?? 0;
					s[d] = stillRate(like, issued, present, values);
					m[d] = movingRate(like, present, values);
				}
			}
	}

	/** Follows the trajectory of the plan, or that of each draw for segments that have a pace. */
	function follow(count: number): void {
		usualShares.forEach((usualShare, segment) => {
			const [professionals, toEquip] = [ofDecided[segment]?.[0]?.all, ofDecided[segment]?.[1]?.all];
			const [months, reached] = [block.equipped[segment], block.reached[segment]];
			if (!months || !reached) {
				setRates(segment, usualShare, 0, count);
				return;
			}
			for (let d = 0; d < count; d++) {
				const way = trajectory(plan, segment, professionals?.[d] ?? 0, toEquip?.[d] ?? 0);
				months.forEach((into, month) => (into[d] = (way.done[month] ?? 0) * (toEquip?.[d] ?? 0)));
				reached[d] = way.reached ? 1 : 0;
				setRates(segment, yearShares(way), d, d + 1);
			}
		});
	}

	/** Writes what a unit of an item costs in a segment, rates at a price of one aside. */
	function setUnit(item: number, segment: number, count: number): void {
		const { prices, one, workstationsPerHead, phoneless } = drawn;
		const driver = plan.items[item]?.driver;
		const by =
			driver === 'workstation'
				? workstationsPerHead
				: driver === 'professional-without-phone'
					? phoneless[segment]
					: undefined;
		unit.fill(0, 0, count);
		addProduct(unit, prices[item] ?? one, by ?? one, count);
	}

	function addCostsOf(item: number, row: number, from: Sums, of: UnitRates, count: number): void {
		setTwoProducts(turned, from.turning, drawn.movement, from.unknown, drawn.turnover, count);
		for (let year = 0; year < years; year++) {
			const [still, moving] = [of.still[year], of.moving[year]];
			const [into, ofItem] = [block.bySegmentAndYear[row * years + year], block.byItem[item]];
			if (still && moving && into && ofItem)
				addCosts(into, ofItem, unit, from.all, still, turned, moving, count);
		}
	}

	function addEligible(item: number, at: number, units: EligibleUnits, of: UnitRates, count: number): void {
		const [still, moving] = [units.still[at], units.moving[at]];
		for (let year = 0; year < years; year++) {
			const [s, m] = [of.still[year], of.moving[year]];
			if (units.mask[item * years + year] !== 1 || !s || !m || !still || !moving) continue;
			addProduct(still, unit, s, count);
			addProduct(moving, unit, m, count);
		}
	}

	return (count) => {
		drawn.next(count);
		addSums(count);
		follow(count);
		for (const into of [...block.bySegmentAndYear, ...block.byItem]) into.fill(0, 0, count);
		for (let segment = 0; segment < segments; segment++) {
			const units = grants[segment]?.units;
			for (const into of units ? [...units.still, ...units.moving] : []) into.fill(0, 0, count);
			for (let item = 0; item < plan.items.length; item++) {
				const at = countedOf[segment]?.[item] ?? -1;
				const rate = rateOf[item]?.[segment];
				const [sure, unsure] = [ofDecided[segment]?.[at], ofOpen[segment]?.[at]];
				if (!rate || !sure || !unsure) continue;
				setUnit(item, segment, count);
				addCostsOf(item, segment, sure, rate, count);
				addCostsOf(item, segments, unsure, rate, count);
				if (units) addEligible(item, at, units, rate, count);
			}
			grants[segment]?.add(count);
		}
		return block;
	};
}

/** Finds the factors of terms. */
function termsFound(
	drawn: Outcomes,
	{ need, quantity, equipped, sums }: Terms,
	of: Counted | undefined
): Term[] {
	if (!of) return [];
	return sums.map((sum, t) => ({
		need: drawn.need(of, need[t] ?? 0),
		quantity: drawn.quantity[quantity[t] ?? 0] ?? drawn.one,
		left: equipped[t] === 1 ? drawn.left : drawn.one,
		sums: sum
	}));
}

/** True for terms that differ by their quantity alone. */
const isLike = (one: Term, other: Term | undefined): other is Term =>
	one.need === other?.need && one.left === other.left;

/** Adds terms in the first draws of a block, one after the other; those of low, likely and high heads, which come together, in one loop. */
function addTerms(terms: readonly Term[], into: Sums | undefined, count: number): void {
	if (!into) return;
	const { all, turning, unknown } = into;
	for (let t = 0; t < terms.length; t++) {
		const [one, second, third] = [terms[t], terms[t + 1], terms[t + 2]];
		if (!one) continue;
		const { need, left, quantity, sums } = one;
		if (isLike(one, second) && isLike(one, third)) {
			const others = [second.quantity, third.quantity] as const;
			addThreeTerms(all, turning, need, left, quantity, ...others, sums, second.sums, third.sums, count);
			t += 2;
		} else addTerm(all, turning, need, left, quantity, sums, count);
	}
	for (const { need, quantity, left, sums } of terms) {
		const ofUnknown = sums[2];
		if (ofUnknown === 0) continue;
		for (let d = 0; d < count; d++)
			unknown[d] = (unknown[d] ?? 0) + (need[d] ?? 0) * (quantity[d] ?? 0) * (left[d] ?? 0) * ofUnknown;
	}
}

/** Adds terms in the draws of a list. */
function addTermsIn(terms: readonly Term[], into: Sums | undefined, draws: Uint16Array, count: number): void {
	if (!into || count === 0) return;
	const { all, turning, unknown } = into;
	for (let t = 0; t < terms.length; t++) {
		const [one, second, third] = [terms[t], terms[t + 1], terms[t + 2]];
		if (!one) continue;
		const { need, left, quantity, sums } = one;
		if (isLike(one, second) && isLike(one, third)) {
			const [two, three] = [second.quantity, third.quantity];
			addThreeTermsIn(
				all,
				turning,
				draws,
				need,
				left,
				quantity,
				two,
				three,
				sums,
				second.sums,
				third.sums,
				count
			);
			t += 2;
		} else addTermIn(all, turning, draws, need, left, quantity, sums, count);
	}
	for (const { need, quantity, left, sums } of terms) {
		const ofUnknown = sums[2];
		if (ofUnknown === 0) continue;
		for (let k = 0; k < count; k++) {
			const d = draws[k] ?? 0;
			unknown[d] = (unknown[d] ?? 0) + (need[d] ?? 0) * (quantity[d] ?? 0) * (left[d] ?? 0) * ofUnknown;
		}
	}
}

/** True for items whose units cost the same over the years, prices aside. */
const isAlike = (one: CostItem, other: CostItem): boolean =>
	one.kind === other.kind && one.lifetimeYears === other.lifetimeYears && isDevice(one) === isDevice(other);

/** @param countedOf by item; −1 for an item that the segment does not need */
function unitRates(plan: Plan, countedOf: readonly number[]): UnitRates[] {
	const rates: UnitRates[] = [];
	plan.items.forEach((item, index) => {
		if ((countedOf[index] ?? -1) < 0 || rates.some(({ like }) => isAlike(like, item))) return;
		rates.push({ like: item, still: perDrawOf(plan.years.length), moving: perDrawOf(plan.years.length) });
	});
	return rates;
}
