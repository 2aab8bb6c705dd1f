import type { Said } from './cost-loops';
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
	/** Cuts columns by place to those of the batch: each one once, as it is asked for again and again. */
	floats(column: Float64Array): Float64Array;
	codes(column: Uint8Array): Uint8Array;
}

/** The columns that costs read, structures of the same possible segments together: loops over them run in a straight line. */
export interface Ordered {
	/** By place: index of the structure. */
	readonly structure: Uint32Array;
	/** By structure: its place. */
	readonly place: Uint32Array;
	readonly batches: readonly Batch[];
	readonly heads: BoundColumns;
	/** Share of professionals not equipped yet. */
	readonly left: Said;
	readonly turnover: Said;
	/** ESMS of the organisation, wherever they are. */
	readonly esms: Float64Array;
	/** Schemes of the organisation, by bound. */
	readonly schemes: readonly [Said, Said, Said];
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
		left: saidOf(column(equipped.map((share) => 1 - share))),
		turnover: saidOf(column(turnover)),
		esms: ofOrganisation(esms),
		schemes: [
			saidOf(ofOrganisation(schemes[0])),
			saidOf(ofOrganisation(schemes[1])),
			saidOf(ofOrganisation(schemes[2]))
		],
		needCodes: new Map([...population.components, NO_COMPONENT].map((id) => [id, codesOf(id)]))
	};
}

/** @param values NaN where nothing is said */
const saidOf = (values: Float64Array): Said => ({
	value: values.map((value) => (Number.isNaN(value) ? 0 : value)),
	unsaid: values.map((value) => (Number.isNaN(value) ? 1 : 0))
});

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
	const [floats, codes] = [new Map<Float64Array, Float64Array>(), new Map<Uint8Array, Uint8Array>()];
	return {
		start,
		end,
		structures,
		options,
		floats(column) {
			const known = floats.get(column);
			if (known) return known;
			const cut = column.subarray(start, end);
			floats.set(column, cut);
			return cut;
		},
		codes(column) {
			const known = codes.get(column);
			if (known) return known;
			const cut = column.subarray(start, end);
			codes.set(column, cut);
			return cut;
		}
	};
}
