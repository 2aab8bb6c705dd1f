import { field } from '../fields';
import { codedColumn, numberColumn, type TerritoryTable } from '../table';
import type { Predicate, Reading } from './criteria';
import { nextDay, previousDay } from '../shared';
import { lookUp } from './bits';
import { boundsRead, testText, type Kernel } from './predicate';
import { predicateLevel } from './tree';

/** Values of one field that answer all its predicates alike; bit p of `truths` says that predicate p holds. */
export interface Cell {
	/** One of these values. */
	readonly value: string | number;
	readonly truths: number;
}

/**
 * The values of one field, cut where the predicates on it change their answer: whatever a value is, it answers as one of the
 * cells. Numbers are taken as real and not negative.
 */
export interface FieldCells {
	readonly field: string;
	readonly level: 'structure' | 'organisation';
	/** The questions asked of the field, each once. */
	readonly predicates: readonly Predicate[];
	/** All cells, ascending for numbers. */
	readonly cells: readonly Cell[];
	/** The cells a value may be in. @param row row of the field's own table */
	readonly cellsAt: (row: number, reading: 'sure' | 'working') => readonly Cell[];
	/** 1 per row of the field's own table whose value may surely be in several cells, else 0. */
	readonly isOpen: Kernel;
}

/** More questions than this on one field do not fit a mask of bits. */
export const MOST_PREDICATES = 30;

/** @param predicates those on one field, at most MOST_PREDICATES */
export function fieldCells(
	predicates: readonly Predicate[],
	territory: TerritoryTable,
	reading: Reading
): FieldCells {
	const [first] = predicates;
	if (!first || predicates.length > MOST_PREDICATES)
		throw new Error('Between 1 and 30 predicates of one field');
	const level = predicateLevel(first);
	const own = { field: first.field, level, predicates };
	const table = level === 'organisation' ? territory.organisations : territory.structures;
	const isHeld = table.columns.has(first.field);
	if (field(first.field).type === 'number') {
		const { cells, limits, placeOf } = numberCells(predicates);
		if (!isHeld) return { ...own, cells, cellsAt: () => cells, isOpen: everywhere(cells.length > 1) };
		const { low, high, sureLow, sureHigh } = boundsRead(numberColumn(table, first.field), reading);
		return {
			...own,
			cells,
			cellsAt(row, which) {
				const [from, to] = which === 'sure' ? [sureLow, sureHigh] : [low, high];
				return cells.slice(placeOf(from[row] ?? 0), placeOf(to[row] ?? Infinity) + 1);
			},
			isOpen(start, n, out) {
				markOpen(limits, sureLow, sureHigh, start, n, out);
			}
		};
	}
	const cellOf = textCell(predicates);
	const cells = distinctCells(textCandidates(predicates).map(cellOf));
	const assumption = reading.assume.find((a) => a.field === first.field);
	const assumed = assumption ? [cellOf(assumption.value)] : cells;
	const unknown = { sure: cells, working: assumed };
	const isOpen = cells.length > 1;
	if (!isHeld) return { ...own, cells, cellsAt: (_row, which) => unknown[which], isOpen: everywhere(isOpen) };
	const { codes, values } = codedColumn(table, first.field);
	const known = values.map((value) => [cellOf(value)]);
	const isOpenByCode = new Uint8Array(Math.max(values.length, 1));
	isOpenByCode[0] = Number(isOpen);
	return {
		...own,
		cells,
		cellsAt(row, which) {
			const code = codes[row] ?? 0;
			return code === 0 ? unknown[which] : (known[code] ?? unknown[which]);
		},
		isOpen(start, n, out) {
			lookUp(isOpenByCode, codes, start, n, out);
		}
	};
}

const everywhere =
	(isOpen: boolean): Kernel =>
	(_start, n, out) =>
		void out.fill(Number(isOpen), 0, n);

/** Marks the intervals that hold a threshold and something beside it. */
function markOpen(
	limits: readonly number[],
	low: Float64Array,
	high: Float64Array,
	start: number,
	n: number,
	out: Uint8Array
): void {
	for (let i = 0; i < n; i++) {
		const from = low[start + i] ?? 0;
		const to = high[start + i] ?? Infinity;
		let isOpen = false;
		if (from !== to) for (const limit of limits) isOpen ||= from <= limit && limit <= to;
		out[i] = Number(isOpen);
	}
}

function distinctCells(cells: readonly Cell[]): readonly Cell[] {
	const byTruths = new Map<number, Cell>();
	for (const cell of cells) if (!byTruths.has(cell.truths)) byTruths.set(cell.truths, cell);
	return [...byTruths.values()];
}

const masked = (holds: readonly boolean[]): number =>
	holds.reduce((mask, held, p) => (held ? mask | (1 << p) : mask), 0);

function textCell(predicates: readonly Predicate[]): (value: string) => Cell {
	const tests = predicates.map(testText);
	return (value) => ({ value, truths: masked(tests.map((test) => test(value))) });
}

/** A text that no list names and that contains no part anybody looks for. */
const OTHER_TEXT = '\u0000';

/** Values that between them give every combination of answers: a closed list, or what the predicates name and one other. */
function textCandidates(predicates: readonly Predicate[]): readonly string[] {
	const [first] = predicates;
	const declaration = field(first?.field ?? '');
	if (declaration.type === 'flag') return ['yes', 'no'];
	if (declaration.values) return declaration.values.map(({ code }) => code);
	const named = predicates.flatMap(({ op, value }) => {
		if (op === 'before' || op === 'after') {
			const day = String(value);
			return [day, nextDay(day), previousDay(day)];
		}
		return op === 'in' && Array.isArray(value) ? value.map(String) : [];
	});
	if (declaration.type === 'date') return named;
	const parts = predicates.filter(({ op }) => op === 'contains').map(({ value }) => String(value));
	return [...named, ...subsets(parts).map((subset) => [OTHER_TEXT, ...subset].join(OTHER_TEXT))];
}

/** Beyond this many parts looked for in one text, only each of them and all together are tried. */
const MOST_PARTS = 6;

function subsets(parts: readonly string[]): readonly (readonly string[])[] {
	if (parts.length > MOST_PARTS) return [[], ...parts.map((part) => [part]), parts];
	return parts.reduce<readonly (readonly string[])[]>(
		(found, part) => [...found, ...found.map((subset) => [...subset, part])],
		[[]]
	);
}

/** The thresholds that predicates set to a number which is never negative, each once, ascending. */
export function limitsOf(predicates: readonly Predicate[]): readonly number[] {
	const named = predicates.flatMap(({ value }) =>
		Array.isArray(value) ? value.map(Number) : [Number(value)]
	);
	return [...new Set(named)].filter((limit) => limit >= 0).sort((a, b) => a - b);
}

/** Cells of a number: each threshold by itself, and what lies between two of them. */
function numberCells(predicates: readonly Predicate[]): {
	readonly cells: readonly Cell[];
	readonly limits: readonly number[];
	readonly placeOf: (value: number) => number;
} {
	const limits = limitsOf(predicates);
	const tests = predicates.map(testNumber);
	const cellOf = (value: number): Cell => ({ value, truths: masked(tests.map((test) => test(value))) });
	const cells = limits.flatMap((limit, i) => [cellOf(((limits[i - 1] ?? 0) + limit) / 2), cellOf(limit)]);
	cells.push(cellOf((limits[limits.length - 1] ?? 0) + 1));
	/** Nothing lies below a threshold of zero. */
	const skipped = limits[0] === 0 ? 1 : 0;
	return {
		cells: cells.slice(skipped),
		limits,
		placeOf(value) {
			let place = 0;
			while (place < limits.length && (limits[place] ?? Infinity) < value) place++;
			return (limits[place] === value ? 2 * place + 1 : 2 * place) - skipped;
		}
	};
}

/** What a predicate on a number asks of a known one. */
function testNumber({ op, value }: Predicate): (actual: number) => boolean {
	if (Array.isArray(value)) {
		const [from, to] = [Number(value[0]), Number(value[1])];
		return (actual) => actual >= from && actual <= to;
	}
	const limit = Number(value);
	switch (op) {
		case 'gte':
			return (actual) => actual >= limit;
		case 'gt':
			return (actual) => actual > limit;
		case 'lte':
			return (actual) => actual <= limit;
		case 'lt':
			return (actual) => actual < limit;
		default:
			throw new Error(`Operator ${op} does not apply to numbers`);
	}
}
