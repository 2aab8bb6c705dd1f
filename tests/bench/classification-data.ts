import type { CodedColumn, Column, NumberColumn, TerritoryTable } from '$lib/domain/table';

/** Numbers between 0 and 1 that are the same for one seed (a linear congruence: quality does not matter here). */
export function sequence(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

export const SECTORS = ['', 'PA', 'PH', 'DOM', 'PDS', 'PDE', 'AHI', 'PJM', 'HORS'];
export const SCOPES = ['', 'yes', 'confirm', 'no', 'to-qualify'];
export const ANSWERS = ['', 'yes', 'no'];

const coded = (rows: number, values: readonly string[], codeAt: () => number): CodedColumn => ({
	kind: 'coded',
	codes: Uint8Array.from({ length: rows }, codeAt),
	values,
	source: null
});

const numbers = (
	low: Float64Array,
	high: Float64Array,
	sureLow: Float64Array,
	sureHigh: Float64Array
): NumberColumn => ({
	kind: 'number',
	low,
	likely: low,
	high,
	sureLow,
	sureHigh,
	state: new Uint8Array(low.length).fill(1),
	source: null
});

/** A territory with the columns the default criteria read; a third of the head-counts are declared, four IT answers in five unknown. */
export function classificationData(rows: number, seed: number): TerritoryTable {
	const random = sequence(seed);
	const owners = Math.round(rows * 0.4);
	const structureOrganisation = Uint32Array.from({ length: rows }, () => Math.floor(owners * random() ** 3));
	const esms = new Float64Array(owners);
	for (const owner of structureOrganisation) esms[owner] = (esms[owner] ?? 0) + 1;
	const bounds = [0, 1, 2, 3].map(() => new Float64Array(owners));
	const [low, high, sureLow, sureHigh] = bounds;
	if (!low || !high || !sureLow || !sureHigh) throw new Error('Four bounds are made');
	for (let i = 0; i < owners; i++) {
		const count = esms[i] ?? 0;
		const declared = random() < 0.35;
		low[i] = declared ? count * 52 : count * 40;
		high[i] = declared ? count * 52 : count * 80;
		sureLow[i] = declared ? count * 52 : 0;
		sureHigh[i] = declared ? count * 52 : count * 400;
	}
	const structures = new Map<string, Column>([
		['structure.sector', coded(rows, SECTORS, () => 1 + Math.floor(random() * 8))],
		['structure.scope', coded(rows, SCOPES, () => pick(random(), [0.9, 0.95, 0.99]) + 1)],
		['structure.subsector', coded(rows, [''], () => 0)]
	]);
	const organisations = new Map<string, Column>([
		['organisation.esms', numbers(esms, esms, esms, esms)],
		['organisation.professionals', numbers(low, high, sureLow, sureHigh)],
		['organisation.it_centralised', coded(owners, ANSWERS, () => pick(random(), [0.8, 0.95]))]
	]);
	return {
		structures: { rows, columns: structures },
		organisations: { rows: owners, columns: organisations },
		uses: { rows: 0, columns: new Map() },
		structureOrganisation,
		useOrganisation: new Uint32Array(),
		sources: [{ kind: 'none', name: '', date: '' }],
		coverage: { departments: [], national: true },
		asOf: '',
		fictional: true
	};
}

/** Index of the first bound above `value`. */
function pick(value: number, bounds: readonly number[]): number {
	const index = bounds.findIndex((bound) => value < bound);
	return index === -1 ? bounds.length : index;
}
