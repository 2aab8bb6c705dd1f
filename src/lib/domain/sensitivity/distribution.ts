import { inScopeFlags, predicateLevel, tableOf, type Criteria, type Predicate } from '../segmentation';
import { NUMBER_STATES } from '../shared';
import { numberColumn, type TerritoryTable } from '../table';

/** Structures that have one value of a field. */
export interface ValueCount {
	readonly value: number;
	/** Declared or counted. */
	readonly known: number;
	/** Estimated; the value is then the likely one, or the low bound where nothing is likely. */
	readonly estimated: number;
}

/** The values of a field over the structures in scope. All counts together make `total`. */
export interface Distribution {
	/** Ascending. */
	readonly values: readonly ValueCount[];
	readonly unknown: number;
	readonly total: number;
}

const UNKNOWN = NUMBER_STATES.indexOf('unknown');
const ESTIMATED = NUMBER_STATES.indexOf('estimated');

/** Reads the number of a structure, or of its organisation: its known or likely value, NaN when unknown. */
export function valueReader(
	territory: TerritoryTable,
	predicate: Predicate
): (row: number) => { readonly value: number; readonly isEstimated: boolean } {
	const level = predicateLevel(predicate);
	const { state, low, likely } = numberColumn(tableOf(territory, level), predicate.field);
	const owners = territory.structureOrganisation;
	return (row) => {
		const at = level === 'organisation' ? (owners[row] ?? 0) : row;
		if (state[at] === UNKNOWN) return { value: NaN, isEstimated: false };
		const guess = likely[at] ?? NaN;
		return { value: Number.isNaN(guess) ? (low[at] ?? 0) : guess, isEstimated: state[at] === ESTIMATED };
	};
}

/** The distribution of a predicate's field over the structures that the criteria classify. */
export function distributionOf(
	territory: TerritoryTable,
	criteria: Criteria,
	predicate: Predicate
): Distribution {
	const inScope = inScopeFlags(territory, criteria);
	const read = valueReader(territory, predicate);
	const counts = new Map<number, { known: number; estimated: number }>();
	let [unknown, total] = [0, 0];
	for (let row = 0; row < territory.structures.rows; row++) {
		if (inScope[row] === 0) continue;
		total++;
		const { value, isEstimated } = read(row);
		if (Number.isNaN(value)) {
			unknown++;
			continue;
		}
		const count = counts.get(value) ?? { known: 0, estimated: 0 };
		counts.set(value, count);
		if (isEstimated) count.estimated++;
		else count.known++;
	}
	const values = [...counts].map(([value, count]) => ({ value, ...count })).sort((a, b) => a.value - b.value);
	return { values, unknown, total };
}
