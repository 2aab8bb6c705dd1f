import { toCents } from '../shared';

/**
 * The loops over the structures of a batch. Each array is an argument: an engine keeps arguments in registers, and not what a closure
 * holds, which makes them several times as fast.
 */

/** into = values × by */
export function setTimes(into: Float64Array, values: Float64Array, by: number, count: number): void {
	for (let i = 0; i < count; i++) into[i] = (values[i] ?? 0) * by;
}

/** What may not be known, by structure: adding both never asks which, which would be guessed wrong one time in ten. */
export interface Said {
	/** What is said; 0 where nothing is. */
	readonly value: Float64Array;
	/** 1 where nothing is said; else 0. */
	readonly unsaid: Float64Array;
}

/** into = heads less the share of them that has a means already; `left` of them where nobody said */
export function setToEquip(
	into: Float64Array,
	heads: Float64Array,
	saidLeft: Float64Array,
	unsaid: Float64Array,
	left: number,
	count: number
): void {
	for (let i = 0; i < count; i++) into[i] = (heads[i] ?? 0) * ((saidLeft[i] ?? 0) + (unsaid[i] ?? 0) * left);
}

/** into = turnover stretched by movement; `usual` where the category has no ratio */
export function setTurnover(
	into: Float64Array,
	said: Float64Array,
	unsaid: Float64Array,
	usual: number,
	movement: number,
	count: number
): void {
	for (let i = 0; i < count; i++) into[i] = (said[i] ?? 0) * movement + (unsaid[i] ?? 0) * usual;
}

/** into = share of a project, or of the part of one that an organisation of few ESMS takes */
export function setProjects(
	into: Float64Array,
	esms: Float64Array,
	shares: Float64Array,
	perProject: number,
	count: number
): void {
	for (let i = 0; i < count; i++) {
		const part = (esms[i] ?? 1) / perProject;
		into[i] = (part < 1 ? part : 1) * (shares[i] ?? 0);
	}
}

/** into = share of the schemes of an organisation: `usual` where none is declared */
export function setSchemes(
	into: Float64Array,
	declared: Float64Array,
	undeclared: Float64Array,
	shares: Float64Array,
	usual: number,
	count: number
): void {
	for (let i = 0; i < count; i++)
		into[i] = ((declared[i] ?? 0) + (undeclared[i] ?? 0) * usual) * (shares[i] ?? 0);
}

/** units = quantity × need, which is found by its code */
export function setUnits(
	units: Float64Array,
	quantity: Float64Array,
	codes: Uint8Array,
	needs: Float64Array,
	count: number
): void {
	for (let i = 0; i < count; i++) units[i] = (needs[codes[i] ?? 0] ?? 0) * (quantity[i] ?? 0);
}

/**
 * atoms = units × (still + turnover × moving), in whole cents. Two sums go on side by side: each addition waits for the one before it,
 * and whole cents add up to the same whatever their order.
 * @returns their sum
 */
export function setAtoms(
	atoms: Float64Array,
	units: Float64Array,
	turnover: Float64Array,
	still: number,
	moving: number,
	count: number
): number {
	// Not a plain 0, which is kept as a whole number, and turned into a decimal one at each step: twice as slow.
	let [sum, also] = [-0, -0];
	let i = 0;
	if (moving === 0)
		for (; i + 1 < count; i += 2) {
			const cents = toCents((units[i] ?? 0) * still);
			const next = toCents((units[i + 1] ?? 0) * still);
			atoms[i] = cents;
			atoms[i + 1] = next;
			sum += cents;
			also += next;
		}
	else
		for (; i + 1 < count; i += 2) {
			const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			const next = toCents((units[i + 1] ?? 0) * (still + (turnover[i + 1] ?? 0) * moving));
			atoms[i] = cents;
			atoms[i + 1] = next;
			sum += cents;
			also += next;
		}
	if (i < count) {
		const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
		atoms[i] = cents;
		sum += cents;
	}
	return sum + also;
}

/** The sum of what {@link setAtoms} writes, for whoever needs nothing else. The first argument is left as it is. */
export function sumAtoms(
	_atoms: Float64Array,
	units: Float64Array,
	turnover: Float64Array,
	still: number,
	moving: number,
	count: number
): number {
	let [sum, also] = [-0, -0];
	let i = 0;
	if (moving === 0)
		for (; i + 1 < count; i += 2) {
			sum += toCents((units[i] ?? 0) * still);
			also += toCents((units[i + 1] ?? 0) * still);
		}
	else
		for (; i + 1 < count; i += 2) {
			sum += toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			also += toCents((units[i + 1] ?? 0) * (still + (turnover[i + 1] ?? 0) * moving));
		}
	if (i < count) sum += toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
	return sum + also;
}

/** into += more */
export function addAtoms(into: Float64Array, more: Float64Array, count: number): void {
	for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) + (more[i] ?? 0);
}

/** into = the lesser of both. @returns their sum */
export function keepLeast(into: Float64Array, others: Float64Array, count: number): number {
	// See setAtoms.
	let sum = -0;
	for (let i = 0; i < count; i++) {
		const own = into[i] ?? 0;
		const other = others[i] ?? 0;
		const kept = other < own ? other : own;
		into[i] = kept;
		sum += kept;
	}
	return sum;
}

/** into = the greater of both. @returns their sum */
export function keepGreatest(into: Float64Array, others: Float64Array, count: number): number {
	// See setAtoms.
	let sum = -0;
	for (let i = 0; i < count; i++) {
		const own = into[i] ?? 0;
		const other = others[i] ?? 0;
		const kept = other > own ? other : own;
		into[i] = kept;
		sum += kept;
	}
	return sum;
}

/** atoms = atoms / by, in whole cents. @returns their sum */
export function shareAtoms(atoms: Float64Array, by: number, count: number): number {
	// See setAtoms.
	let sum = -0;
	for (let i = 0; i < count; i++) {
		const cents = toCents((atoms[i] ?? 0) / by);
		atoms[i] = cents;
		sum += cents;
	}
	return sum;
}
