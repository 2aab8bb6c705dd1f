import { rollup } from '../rollup';
import { OTHER_STATES, type Classification } from '../segmentation';
import { codedColumn, numberColumn, type TerritoryTable } from '../table';
import type { HeadsSum } from './summary';

/** One text per row: the product's own sectors, or those of another grouping. */
interface Sectors {
	readonly codes: ArrayLike<number>;
	readonly values: readonly string[];
}

/** What is counted of some structures of a territory, for comparing it with others. */
export interface Figures {
	/** Structures but those out of scope: the whole of the shares. */
	readonly structures: number;
	readonly outOfScope: number;
	/** Organisations that have at least one of these structures. */
	readonly organisations: number;
	/** Segments in the order of the criteria, then the other states but `out-of-scope`. */
	readonly outcomes: readonly { readonly id: string; readonly count: number; readonly estimated: number }[];
	readonly sectors: ReadonlyMap<string, number>;
	readonly professionals: HeadsSum;
	/** Of the structures, those whose head-count somebody declared. */
	readonly headsDeclared: number;
}

const DECLARED = 1;

/** Counts the given rows of `table.structures`. */
export function figuresOf(
	table: TerritoryTable,
	classification: Classification,
	sectors: Sectors,
	rows: ArrayLike<number>
): Figures {
	const ids = [...classification.segments, ...OTHER_STATES];
	const outside = ids.indexOf('out-of-scope');
	const listed = Array.from(rows).filter((row) => classification.result[row] !== outside);
	const heads = numberColumn(table.structures, 'structure.heads');
	const byOutcome = rollup(listed, [
		{ codes: classification.result, size: ids.length },
		{ codes: classification.estimated, size: 2 }
	]).counts;
	const bySector = rollup(listed, [{ codes: sectors.codes, size: sectors.values.length }]).counts;
	const sums = rollup(listed, [], heads);
	const headsDeclared = listed.filter((row) => heads.state[row] === DECLARED).length;
	const likely = sums.likely[0] ?? 0;
	return {
		structures: listed.length,
		outOfScope: rows.length - listed.length,
		organisations: new Set(listed.map((row) => table.structureOrganisation[row] ?? -1)).size,
		outcomes: ids
			.map((id, outcome) => {
				const estimated = byOutcome[outcome * 2 + 1] ?? 0;
				return { id, count: (byOutcome[outcome * 2] ?? 0) + estimated, estimated };
			})
			.filter((_, outcome) => outcome !== outside),
		sectors: new Map(sectors.values.map((value, code) => [value, bySector[code] ?? 0])),
		professionals: {
			low: sums.low[0] ?? 0,
			likely: Number.isNaN(likely) ? null : likely,
			high: sums.high[0] ?? 0,
			state: Number.isNaN(likely) ? 'unknown' : headsDeclared === listed.length ? 'declared' : 'estimated'
		},
		headsDeclared
	};
}

/** Rows of the structures of a département or of an ARS territory, by the field that tells it; every row without a code. */
export function rowsOfPlace(table: TerritoryTable, field: string, code: string | null): readonly number[] {
	const all = Array.from({ length: table.structures.rows }, (_, row) => row);
	if (code === null) return all;
	const column = codedColumn(table.structures, field);
	const wanted = column.values.indexOf(code);
	return wanted < 1 ? [] : all.filter((row) => column.codes[row] === wanted);
}
