import { toCents, type Cents } from '../shared';

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
	const end = count - (count % 4);
	for (let i = 0; i < end; i += 4) {
		units[i] = (needs[codes[i] ?? 0] ?? 0) * (quantity[i] ?? 0);
		units[i + 1] = (needs[codes[i + 1] ?? 0] ?? 0) * (quantity[i + 1] ?? 0);
		units[i + 2] = (needs[codes[i + 2] ?? 0] ?? 0) * (quantity[i + 2] ?? 0);
		units[i + 3] = (needs[codes[i + 3] ?? 0] ?? 0) * (quantity[i + 3] ?? 0);
	}
	for (let i = end; i < count; i++) units[i] = (needs[codes[i] ?? 0] ?? 0) * (quantity[i] ?? 0);
}

/**
 * Takes the atoms of a year = units × (still + turnover × moving), in whole cents, to a column that holds as many. Several go on side by
 * side: an engine looks at its arrays anew at each turn of a loop, and each addition waits for the one before it. Whole cents add up to
 * the same whatever their order.
 * @returns the sum of the atoms; of what the column then holds for {@link keepLeast} and {@link keepGreatest}
 */
export type TakeAtoms = (
	column: Float64Array,
	units: Float64Array,
	turnover: Float64Array,
	still: number,
	moving: number,
	count: number
) => Cents;

/** column = atoms */
export const setAtoms: TakeAtoms = (column, units, turnover, still, moving, count) => {
	// Not a plain 0, which is kept as a whole number, and turned into a decimal one at each step: twice as slow.
	let [sum, also] = [-0, -0];
	const end = count - (count % 2);
	if (moving === 0)
		for (let i = 0; i < end; i += 2) {
			const cents = toCents((units[i] ?? 0) * still);
			const next = toCents((units[i + 1] ?? 0) * still);
			column[i] = cents;
			column[i + 1] = next;
			sum += cents;
			also += next;
		}
	else
		for (let i = 0; i < end; i += 2) {
			const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			const next = toCents((units[i + 1] ?? 0) * (still + (turnover[i + 1] ?? 0) * moving));
			column[i] = cents;
			column[i + 1] = next;
			sum += cents;
			also += next;
		}
	for (let i = end; i < count; i++) {
		const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
		column[i] = cents;
		sum += cents;
	}
	return sum + also;
};

/** column += atoms */
export const addAtoms: TakeAtoms = (column, units, turnover, still, moving, count) => {
	// See setAtoms.
	let [sum, also] = [-0, -0];
	const end = count - (count % 2);
	if (moving === 0)
		for (let i = 0; i < end; i += 2) {
			const cents = toCents((units[i] ?? 0) * still);
			const next = toCents((units[i + 1] ?? 0) * still);
			column[i] = (column[i] ?? 0) + cents;
			column[i + 1] = (column[i + 1] ?? 0) + next;
			sum += cents;
			also += next;
		}
	else
		for (let i = 0; i < end; i += 2) {
			const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			const next = toCents((units[i + 1] ?? 0) * (still + (turnover[i + 1] ?? 0) * moving));
			column[i] = (column[i] ?? 0) + cents;
			column[i + 1] = (column[i + 1] ?? 0) + next;
			sum += cents;
			also += next;
		}
	for (let i = end; i < count; i++) {
		const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
		column[i] = (column[i] ?? 0) + cents;
		sum += cents;
	}
	return sum + also;
};

/** The sum alone: the column is left as it is. */
export const sumAtoms: TakeAtoms = (_column, units, turnover, still, moving, count) => {
	// See setAtoms.
	let [sum, also] = [-0, -0];
	const end = count - (count % 4);
	if (moving === 0)
		for (let i = 0; i < end; i += 4) {
			sum += toCents((units[i] ?? 0) * still);
			also += toCents((units[i + 1] ?? 0) * still);
			sum += toCents((units[i + 2] ?? 0) * still);
			also += toCents((units[i + 3] ?? 0) * still);
		}
	else
		for (let i = 0; i < end; i += 4) {
			sum += toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
			also += toCents((units[i + 1] ?? 0) * (still + (turnover[i + 1] ?? 0) * moving));
			sum += toCents((units[i + 2] ?? 0) * (still + (turnover[i + 2] ?? 0) * moving));
			also += toCents((units[i + 3] ?? 0) * (still + (turnover[i + 3] ?? 0) * moving));
		}
	for (let i = end; i < count; i++) sum += toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
	return sum + also;
};

/** column = the lesser of column and atoms */
export const keepLeast: TakeAtoms = (column, units, turnover, still, moving, count) => {
	// See setAtoms.
	let sum = -0;
	for (let i = 0; i < count; i++) {
		const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
		const own = column[i] ?? 0;
		const kept = cents < own ? cents : own;
		column[i] = kept;
		sum += kept;
	}
	return sum;
};

/** column = the greater of column and atoms */
export const keepGreatest: TakeAtoms = (column, units, turnover, still, moving, count) => {
	// See setAtoms.
	let sum = -0;
	for (let i = 0; i < count; i++) {
		const cents = toCents((units[i] ?? 0) * (still + (turnover[i] ?? 0) * moving));
		const own = column[i] ?? 0;
		const kept = cents > own ? cents : own;
		column[i] = kept;
		sum += kept;
	}
	return sum;
};

/** atoms = atoms / by, in whole cents. @returns their sum */
export function shareAtoms(atoms: Float64Array, by: number, count: number): Cents {
	// See setAtoms.
	let sum = -0;
	for (let i = 0; i < count; i++) {
		const cents = toCents((atoms[i] ?? 0) / by);
		atoms[i] = cents;
		sum += cents;
	}
	return sum;
}

/** into += more */
export function addColumn(into: Float64Array, more: Float64Array, count: number): void {
	for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) + (more[i] ?? 0);
}

/** Adds the atoms of some structures to what each of them has. @param into by structure */
export function addByStructure(
	into: Float64Array,
	structures: Uint32Array,
	atoms: Float64Array,
	count: number
): void {
	for (let i = 0; i < count; i++) {
		const structure = structures[i] ?? 0;
		into[structure] = (into[structure] ?? 0) + (atoms[i] ?? 0);
	}
}
