import {
	activeCriteria,
	createCompletions,
	outcomeIds,
	throughSiblings,
	type Cell,
	type Completions,
	type Criteria,
	type Knowledge
} from '../segmentation';
import { numberColumn, type TerritoryTable } from '../table';
import { effortOf } from './plausibility';
import { nearestIn } from './nearest';

/** A value that one field would have to take. */
export interface Change {
	readonly field: string;
	/** For a number, the closest to its known or likely value among those that answer alike; else one of them. */
	readonly value: string | number;
}

/** Values that together would settle a structure elsewhere. */
export interface Flip {
	/** By field, the easiest to change first. */
	readonly changes: readonly Change[];
	/** Where the structure would be: a segment, `no-segment` or `ambiguous`. */
	readonly outcome: string;
}

export interface Flips {
	/** As few fields as possible, the most plausible first. */
	readonly flips: readonly Flip[];
	/** False when so many fields would have to change that not all combinations were tried. */
	readonly isComplete: boolean;
}

/** The greatest number of combinations of values tried for one structure. */
const MOST_TRIALS = 2000;

/**
 * The smallest changes that would put a structure elsewhere for certain: every value of one field is tried, then of two
 * fields together, and so on until some combination gives one outcome that is not today's only one.
 */
export function smallestFlips(territory: TerritoryTable, criteria: Criteria, row: number): Flips {
	const active = activeCriteria(criteria);
	const completions = createCompletions(territory, active);
	const besides = throughSiblings(territory, active, row);
	const known = completions.knowledge(row, 'working');
	const today = completions.outcomes(known, besides);
	const ids = active.segments.map(({ id }) => id);
	const options = optionsOf(territory, completions, known, row);
	let trials = 0;

	function tryChanges(count: number, from: number, knowledge: Knowledge, changes: readonly Change[]): Flip[] {
		if (count === 0) {
			trials++;
			const outcomes = completions.outcomes(knowledge, besides);
			const isSingle = (outcomes & (outcomes - 1)) === 0;
			const [outcome] = outcomeIds(ids, outcomes);
			return isSingle && outcomes !== today && outcome !== undefined ? [{ changes, outcome }] : [];
		}
		return options.slice(from).flatMap(({ f, field, values }, place) =>
			values.flatMap(({ cell, value }) => {
				if (trials >= MOST_TRIALS) return [];
				const changed = known.map((_, i) => (i === f ? [cell] : (knowledge[i] ?? [])));
				return tryChanges(count - 1, from + place + 1, changed, [...changes, { field, value }]);
			})
		);
	}

	for (let count = 1; count <= options.length && trials < MOST_TRIALS; count++) {
		const flips = tryChanges(count, 0, known, []);
		if (flips.length > 0) return { flips, isComplete: trials < MOST_TRIALS };
	}
	return { flips: [], isComplete: trials < MOST_TRIALS };
}

/** A value to try, and the cell it is in. */
interface Option {
	readonly cell: Cell;
	readonly value: string | number;
}

/** The first of the values that answer alike. */
const answeringApart = (options: readonly Option[]): readonly Option[] =>
	options.filter(({ cell }, i) => options.findIndex((other) => other.cell.truths === cell.truths) === i);

/** Fields by how easily they change, each with the values it could take instead. */
function optionsOf(territory: TerritoryTable, { fields }: Completions, known: Knowledge, row: number) {
	return fields
		.map((asked, f) => {
			const now = known[f] ?? [];
			const current =
				typeof asked.cells[0]?.value === 'number' ? currentNumber(territory, asked.field, row) : null;
			const others = asked.cells.filter(
				({ truths }) => now.length > 1 || now.every((cell) => cell.truths !== truths)
			);
			const values = others.map((cell): Option => ({
				cell,
				value: current === null ? cell.value : nearestIn(asked.predicates, asked.cells.indexOf(cell), current)
			}));
			if (current !== null) values.sort((a, b) => gap(a.value, current) - gap(b.value, current));
			return { f, field: asked.field, values: answeringApart(values) };
		})
		.sort((a, b) => effortOf(a.field) - effortOf(b.field));
}

const gap = (value: string | number, current: number): number => Math.abs(Number(value) - current);

function currentNumber(territory: TerritoryTable, field: string, row: number): number {
	const isOrganisation = field.startsWith('organisation.');
	const table = isOrganisation ? territory.organisations : territory.structures;
	if (!table.columns.has(field)) return 0;
	const { low, likely } = numberColumn(table, field);
	const at = isOrganisation ? (territory.structureOrganisation[row] ?? 0) : row;
	const guess = likely[at] ?? NaN;
	return Number.isNaN(guess) ? (low[at] ?? 0) : guess;
}
