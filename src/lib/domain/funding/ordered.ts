import { componentState, needCode } from './need';
import type { BoundColumns, Population } from './population';

/** Structures next to each other that have the same possible segments. */
export interface Batch {
	/** Places in the order of {@link Ordered}: from `start` up to `end`, excluded. */
	readonly start: number;
	readonly end: number;
	/** Indices of the structures. */
	readonly structures: Uint32Array;
	/** The segments that they may be of; the number of segments for "none of them". One alone where it is decided. */
	readonly options: readonly number[];
}

/** The columns that costs read, structures of the same possible segments together: loops over them run in a straight line. */
export interface Ordered {
	/** By place: index of the structure. */
	readonly structure: Uint32Array;
	/** By structure: its place. */
	readonly place: Uint32Array;
	readonly batches: readonly Batch[];
	readonly heads: BoundColumns;
	readonly equipped: Float64Array;
	readonly turnover: Float64Array;
	/** ESMS of the organisation, wherever they are. */
	readonly esms: Float64Array;
	/** Schemes of the organisation; NaN where none is declared. */
	readonly schemes: BoundColumns;
	/** By component, and for {@link NO_COMPONENT}: see {@link needCode}. */
	readonly needCodes: ReadonlyMap<string, Uint8Array>;
}

/** In place of a component: of those that nothing is known of, or of items that bring none. */
export const NO_COMPONENT = '';

/** At most as many structures in a batch: what is computed of them stays in the nearest memory. */
export const BATCH = 1024;

const known = new WeakMap<Population, Ordered>();

/** Orders a population, once: it never changes. */
export function ordered(population: Population): Ordered {
	const before = known.get(population);
	if (before) return before;
	const made = order(population);
	known.set(population, made);
	return made;
}

function order(population: Population): Ordered {
	const { possible } = population;
	const byMask = new Map<number, number[]>();
	possible.forEach((mask, structure) => {
		const same = byMask.get(mask);
		if (same) same.push(structure);
		else byMask.set(mask, [structure]);
	});
	const structure = Uint32Array.from([...byMask.values()].flat());
	const batches: Batch[] = [];
	let start = 0;
	for (const { length } of byMask.values()) {
		for (let from = start; from < start + length; from += BATCH)
			batches.push(batchOf(population, structure, from, Math.min(from + BATCH, start + length)));
		start += length;
	}
	const place = new Uint32Array(structure.length);
	structure.forEach((row, at) => (place[row] = at));
	const column = (values: Float64Array): Float64Array =>
		Float64Array.from(structure, (row) => values[row] ?? NaN);
	const { heads, equipped, turnover, organisation, organisations } = population;
	const { esms, schemes, sso } = organisations;
	const ofOrganisation = (values: Float64Array): Float64Array =>
		Float64Array.from(structure, (row) => values[organisation[row] ?? 0] ?? NaN);
	const codesOf = (component: string): Uint8Array =>
		Uint8Array.from(structure, (row) => {
			const of = organisation[row] ?? 0;
			return needCode(sso[of] ?? 0, componentState(population, component, of));
		});
	return {
		structure,
		place,
		batches,
		heads: [column(heads[0]), column(heads[1]), column(heads[2])],
		equipped: column(equipped),
		turnover: column(turnover),
		esms: ofOrganisation(esms),
		schemes: [ofOrganisation(schemes[0]), ofOrganisation(schemes[1]), ofOrganisation(schemes[2])],
		needCodes: new Map([...population.components, NO_COMPONENT].map((id) => [id, codesOf(id)]))
	};
}

/** The batch of structures of the same possible segments between two places. */
export function batchOf(
	{ possible, segments }: Population,
	structure: Uint32Array,
	start: number,
	end: number
): Batch {
	const structures = structure.subarray(start, end);
	const mask = possible[structures[0] ?? 0] ?? 0;
	const options: number[] = [];
	for (let segment = 0; segment <= segments.length; segment++)
		if (mask & (1 << segment)) options.push(segment);
	return { start, end, structures, options };
}
