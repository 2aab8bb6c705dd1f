import { toCents } from '../shared';

/**
 * The loops over the structures of a batch. Each array is an argument: an engine keeps arguments in registers, and not what a closure
 * holds, which makes them several times as fast.
 */

/** into = values × by */
export function setTimes(into: Float64Array, values: Float64Array, by: number, count: number): void {
	for (let i = 0; i < count; i++) into[i] = (values[i] ?? 0) * by;
}

/** into = heads less the share of them that has a means already: `usual` where nobody said */
export function setToEquip(
	into: Float64Array,
	heads: Float64Array,
	equipped: Float64Array,
	usual: number,
	count: number
): void {
	for (let i = 0; i < count; i++) {
		const share = equipped[i] ?? NaN;
		into[i] = (heads[i] ?? 0) * (1 - (Number.isNaN(share) ? usual : share));
	}
}

/** into = turnover stretched by movement; `usual` where the category has no ratio */
export function setTurnover(
	into: Float64Array,
	said: Float64Array,
	usual: number,
	movement: number,
	count: number
): void {
	for (let i = 0; i < count; i++) {
		const moving = said[i] ?? NaN;
		into[i] = Number.isNaN(moving) ? usual : moving * movement;
	}
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
	shares: Float64Array,
	usual: number,
	count: number
): void {
	for (let i = 0; i < count; i++) {
		const schemes = declared[i] ?? NaN;
		into[i] = (Number.isNaN(schemes) ? usual : schemes) * (shares[i] ?? 0);
	}
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

/** atoms = units × (still + turnover × moving), in whole cents. @returns their sum */
export function setAtoms(
	atoms: Float64Array,
	units: Float64Array,
	turnover: Float64Array,
	still: number,
	moving: number,
	count: number
): number {
	// Not a plain 0, which is kept as a whole number, and turned into a decimal one at each step: twice as slow.
	let sum = -0;
	if (moving === 0)
		for (let i = 0; i < count; i++) {
			const cents = toCents((units[i] ?? 0) * still);
			atoms[i] = cents;
			sum += cents;
		}
	else
		for (let i = 0; i < count; i++) {
			const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			atoms[i] = cents;
			sum += cents;
		}
	return sum;
}

/** into += more */
export function addAtoms(into: Float64Array, more: Float64Array, count: number): void {
	for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) + (more[i] ?? 0);
}

/** into = the lesser of both */
export function keepLeast(into: Float64Array, others: Float64Array, count: number): void {
	for (let i = 0; i < count; i++) {
		const own = into[i] ?? 0;
		const other = others[i] ?? 0;
		into[i] = other < own ? other : own;
	}
}

/** into = the greater of both */
export function keepGreatest(into: Float64Array, others: Float64Array, count: number): void {
	for (let i = 0; i < count; i++) {
		const own = into[i] ?? 0;
		const other = others[i] ?? 0;
		into[i] = other > own ? other : own;
	}
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

/** sums += atoms, each to the sum of its structure */
export function addAtomsTo(
	sums: Float64Array,
	structures: Uint32Array,
	atoms: Float64Array,
	count: number
): void {
	for (let i = 0; i < count; i++) {
		const structure = structures[i] ?? 0;
		sums[structure] = (sums[structure] ?? 0) + (atoms[i] ?? 0);
	}
}
