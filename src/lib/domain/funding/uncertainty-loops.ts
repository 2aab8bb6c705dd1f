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

/** into = still + turn × moving + left × (leftStill + turn × leftMoving) */
export function setCostPerHead(
	into: Float64Array,
	still: Float64Array,
	moving: Float64Array,
	leftStill: Float64Array,
	leftMoving: Float64Array,
	turn: Float64Array,
	left: Float64Array,
	count: number
): void {
	for (let d = 0; d < count; d++) {
		const turns = turn[d] ?? 0;
		into[d] =
			(still[d] ?? 0) +
			turns * (moving[d] ?? 0) +
			(left[d] ?? 0) * ((leftStill[d] ?? 0) + turns * (leftMoving[d] ?? 0));
	}
}

/** The greatest of the first values, zero at least. */
export function greatest(values: Float64Array, count: number): number {
	let most = 0;
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
