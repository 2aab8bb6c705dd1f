/**
 * The loops over the draws of a block. Each array is an argument: an engine keeps arguments in registers, and not what a closure
 * holds, which makes them several times as fast.
 */

/** into += factor × from */
export function addScaled(into: Float64Array, from: Float64Array, factor: number, count: number): void {
	for (let d = 0; d < count; d++) into[d] = (into[d] ?? 0) + factor * (from[d] ?? 0);
}

/** into = factor × from */
export function setScaled(into: Float64Array, from: Float64Array, factor: number, count: number): void {
	for (let d = 0; d < count; d++) into[d] = factor * (from[d] ?? 0);
}

/** into += a × b */
export function addProduct(into: Float64Array, a: Float64Array, b: Float64Array, count: number): void {
	for (let d = 0; d < count; d++) into[d] = (into[d] ?? 0) + (a[d] ?? 0) * (b[d] ?? 0);
}

/** into += a × b × c */
export function addProductOfThree(
	into: Float64Array,
	a: Float64Array,
	b: Float64Array,
	c: Float64Array,
	count: number
): void {
	for (let d = 0; d < count; d++) into[d] = (into[d] ?? 0) + (a[d] ?? 0) * (b[d] ?? 0) * (c[d] ?? 0);
}

/** Sums over structures that have the same weight in every draw: of all, of all times their turnover, of those whose turnover is not known. */
export type TermSums = readonly [number, number, number];

/** all += need × quantity × left × sum; the same for what turns over */
export function addTerm(
	all: Float64Array,
	turning: Float64Array,
	need: Float64Array,
	left: Float64Array,
	quantity: Float64Array,
	[ofAll, ofTurning]: TermSums,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const factor = (need[d] ?? 0) * (quantity[d] ?? 0) * (left[d] ?? 0);
		all[d] = (all[d] ?? 0) + factor * ofAll;
		turning[d] = (turning[d] ?? 0) + factor * ofTurning;
	}
}

/** {@link addTerm} of three quantities, one after the other, in one loop. */
export function addThreeTerms(
	all: Float64Array,
	turning: Float64Array,
	need: Float64Array,
	left: Float64Array,
	first: Float64Array,
	second: Float64Array,
	third: Float64Array,
	[all1, turning1]: TermSums,
	[all2, turning2]: TermSums,
	[all3, turning3]: TermSums,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const [asked, rest] = [need[d] ?? 0, left[d] ?? 0];
		const one = asked * (first[d] ?? 0) * rest;
		const two = asked * (second[d] ?? 0) * rest;
		const three = asked * (third[d] ?? 0) * rest;
		all[d] = (all[d] ?? 0) + one * all1 + two * all2 + three * all3;
		turning[d] = (turning[d] ?? 0) + one * turning1 + two * turning2 + three * turning3;
	}
}

/** {@link addTerm} in the draws of a list. */
export function addTermIn(
	all: Float64Array,
	turning: Float64Array,
	draws: Uint16Array,
	need: Float64Array,
	left: Float64Array,
	quantity: Float64Array,
	[ofAll, ofTurning]: TermSums,
	count: number
): void {
	for (let k = 0; k < count; k++) {
		const d = draws[k] ?? 0;
		const factor = (need[d] ?? 0) * (quantity[d] ?? 0) * (left[d] ?? 0);
		all[d] = (all[d] ?? 0) + factor * ofAll;
		turning[d] = (turning[d] ?? 0) + factor * ofTurning;
	}
}

/** {@link addThreeTerms} in the draws of a list. */
export function addThreeTermsIn(
	all: Float64Array,
	turning: Float64Array,
	draws: Uint16Array,
	need: Float64Array,
	left: Float64Array,
	first: Float64Array,
	second: Float64Array,
	third: Float64Array,
	[all1, turning1]: TermSums,
	[all2, turning2]: TermSums,
	[all3, turning3]: TermSums,
	count: number
): void {
	for (let k = 0; k < count; k++) {
		const d = draws[k] ?? 0;
		const [asked, rest] = [need[d] ?? 0, left[d] ?? 0];
		const one = asked * (first[d] ?? 0) * rest;
		const two = asked * (second[d] ?? 0) * rest;
		const three = asked * (third[d] ?? 0) * rest;
		all[d] = (all[d] ?? 0) + one * all1 + two * all2 + three * all3;
		turning[d] = (turning[d] ?? 0) + one * turning1 + two * turning2 + three * turning3;
	}
}

/** into = a × b + c × e */
export function setTwoProducts(
	into: Float64Array,
	a: Float64Array,
	b: Float64Array,
	c: Float64Array,
	e: Float64Array,
	count: number
): void {
	for (let d = 0; d < count; d++) into[d] = (a[d] ?? 0) * (b[d] ?? 0) + (c[d] ?? 0) * (e[d] ?? 0);
}

/** into = the values between bounds that weights make */
export function setWeighed(
	into: Float64Array,
	[low, likely, high]: readonly [number, number, number],
	ofLow: Float64Array,
	ofLikely: Float64Array,
	ofHigh: Float64Array,
	count: number
): void {
	for (let d = 0; d < count; d++)
		into[d] = (ofLow[d] ?? 0) * low + (ofLikely[d] ?? 0) * likely + (ofHigh[d] ?? 0) * high;
}

/** into += factor × (persons × perHead + ofA × a + ofB × b), persons being between bounds as weights say */
export function addCostOfCase(
	into: Float64Array,
	factor: number,
	[low, likely, high]: readonly [number, number, number],
	[ofLow, ofLikely, ofHigh]: readonly [Float64Array, Float64Array, Float64Array],
	perHead: Float64Array,
	a: Float64Array,
	ofA: number,
	b: Float64Array,
	ofB: number,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const persons = (ofLow[d] ?? 0) * low + (ofLikely[d] ?? 0) * likely + (ofHigh[d] ?? 0) * high;
		const cost = persons * (perHead[d] ?? 0) + ofA * (a[d] ?? 0) + ofB * (b[d] ?? 0);
		into[d] = (into[d] ?? 0) + factor * cost;
	}
}

/** into = still + turn × moving + left × (leftStill + turn × leftMoving). @returns the greatest of them, zero at least */
export function setCostPerHead(
	into: Float64Array,
	still: Float64Array,
	moving: Float64Array,
	leftStill: Float64Array,
	leftMoving: Float64Array,
	turn: Float64Array,
	left: Float64Array,
	count: number
): number {
	// See greatest.
	let most = -0;
	for (let d = 0; d < count; d++) {
		const turns = turn[d] ?? 0;
		const cost =
			(still[d] ?? 0) +
			turns * (moving[d] ?? 0) +
			(left[d] ?? 0) * ((leftStill[d] ?? 0) + turns * (leftMoving[d] ?? 0));
		into[d] = cost;
		if (cost > most) most = cost;
	}
	return most;
}

/** The greatest of the first values, zero at least. */
export function greatest(values: Float64Array, count: number): number {
	// Not a plain 0, which is kept as a whole number, and turned into a decimal one at each step: twice as slow.
	let most = -0;
	for (let d = 0; d < count; d++) {
		const value = values[d] ?? 0;
		if (value > most) most = value;
	}
	return most;
}

/** Adds unit × (all × still + turned × moving) to two sums. */
export function addCosts(
	into: Float64Array,
	also: Float64Array,
	unit: Float64Array,
	all: Float64Array,
	still: Float64Array,
	turned: Float64Array,
	moving: Float64Array,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const amount = (unit[d] ?? 0) * ((all[d] ?? 0) * (still[d] ?? 0) + (turned[d] ?? 0) * (moving[d] ?? 0));
		into[d] = (into[d] ?? 0) + amount;
		also[d] = (also[d] ?? 0) + amount;
	}
}

/** Adds what the units within a bracket are worth. */
export function addBracket(
	into: Float64Array,
	units: Float64Array,
	from: number,
	end: number,
	rate: number,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const own = units[d] ?? 0;
		if (own > from) into[d] = (into[d] ?? 0) + ((own < end ? own : end) - from) * rate;
	}
}

/** What a rate gives for units, in two brackets at most; one that is not there begins at Infinity. */
export interface CappedRate {
	readonly fixed: number;
	/** Cents; no less before what is covered. */
	readonly floor: number;
	readonly ceiling: number;
	readonly coverRate: number;
	readonly brackets: readonly [RateBracket, RateBracket];
}

export interface RateBracket {
	readonly from: number;
	readonly end: number;
	readonly rate: number;
}

/** What is the same in every draw for structures that get the same grant. */
export interface CappedCase {
	readonly count: number;
	readonly heads: readonly [number, number, number];
	readonly factor: number;
	readonly pastAid: number;
	readonly asked: number;
}

/**
 * Adds the grants of a case: what the rate gives for its professionals, no more than is covered of their cost, persons × perHead + ofA
 * × a + ofB × b. One loop in place of {@link addCostOfCase}, {@link setWeighed} and those of the amount: most draws are of it.
 */
export function addCappedGrants(
	into: Float64Array,
	{ count: weight, heads: [low, likely, high], factor, pastAid, asked }: CappedCase,
	{ fixed, floor, ceiling, coverRate, brackets: [first, second] }: CappedRate,
	[ofLow, ofLikely, ofHigh]: readonly [Float64Array, Float64Array, Float64Array],
	perHead: Float64Array,
	a: Float64Array,
	ofA: number,
	b: Float64Array,
	ofB: number,
	count: number
): void {
	const { from: from1, end: end1, rate: rate1 } = first;
	const { from: from2, end: end2, rate: rate2 } = second;
	for (let d = 0; d < count; d++) {
		const persons = (ofLow[d] ?? 0) * low + (ofLikely[d] ?? 0) * likely + (ofHigh[d] ?? 0) * high;
		const left = persons * (perHead[d] ?? 0) + ofA * (a[d] ?? 0) + ofB * (b[d] ?? 0) - pastAid;
		const covered = left > 0 ? left * coverRate : 0;
		let variable = 0;
		if (persons > from1) variable = ((persons < end1 ? persons : end1) - from1) * rate1;
		if (persons > from2) variable += ((persons < end2 ? persons : end2) - from2) * rate2;
		let amount = (fixed + variable) * factor;
		if (amount < floor) amount = floor;
		if (amount > ceiling) amount = ceiling;
		if (amount > covered) amount = covered;
		if (amount > asked) amount = asked;
		into[d] = (into[d] ?? 0) + amount * weight;
	}
}

/** A rate between whose floor and ceiling a case always is, that bends once at most: a straight line of its professionals, then another. */
export interface BentRate {
	readonly fixed: number;
	readonly factor: number;
	/** Up to the bend: constant + (persons − from) × rate. */
	readonly constant: number;
	readonly from: number;
	readonly rate: number;
	/** Infinity for a rate that does not bend. */
	readonly bend: number;
	/** Beyond it: atBend + (persons − bend) × rateBeyond. */
	readonly atBend: number;
	readonly rateBeyond: number;
}

/** The same as {@link addCappedGrants}, of a case without past aid that has such a rate: less is asked of each draw. */
export function addBentGrants(
	into: Float64Array,
	weight: number,
	[low, likely, high]: readonly [number, number, number],
	{ fixed, factor, constant, from, rate, bend, atBend, rateBeyond }: BentRate,
	coverRate: number,
	[ofLow, ofLikely, ofHigh]: readonly [Float64Array, Float64Array, Float64Array],
	perHead: Float64Array,
	a: Float64Array,
	ofA: number,
	b: Float64Array,
	ofB: number,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const persons = (ofLow[d] ?? 0) * low + (ofLikely[d] ?? 0) * likely + (ofHigh[d] ?? 0) * high;
		const covered = (persons * (perHead[d] ?? 0) + ofA * (a[d] ?? 0) + ofB * (b[d] ?? 0)) * coverRate;
		const variable =
			persons > bend ? atBend + (persons - bend) * rateBeyond : constant + (persons - from) * rate;
		const amount = (fixed + variable) * factor;
		into[d] = (into[d] ?? 0) + (amount > covered ? covered : amount) * weight;
	}
}

/** The same of a case whose professionals never move: what the rate gives is one amount. */
export function addSteadyGrants(
	into: Float64Array,
	weight: number,
	persons: number,
	amount: number,
	coverRate: number,
	perHead: Float64Array,
	a: Float64Array,
	ofA: number,
	b: Float64Array,
	ofB: number,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const covered = (persons * (perHead[d] ?? 0) + ofA * (a[d] ?? 0) + ofB * (b[d] ?? 0)) * coverRate;
		into[d] = (into[d] ?? 0) + (amount > covered ? covered : amount) * weight;
	}
}

/** {@link addCostOfCase} of a case whose professionals never move. */
export function addSteadyCost(
	into: Float64Array,
	factor: number,
	persons: number,
	perHead: Float64Array,
	a: Float64Array,
	ofA: number,
	b: Float64Array,
	ofB: number,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const cost = persons * (perHead[d] ?? 0) + ofA * (a[d] ?? 0) + ofB * (b[d] ?? 0);
		into[d] = (into[d] ?? 0) + factor * cost;
	}
}
