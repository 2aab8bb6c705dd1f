import {
	absentKernel,
	ALL_TRUE,
	BLOCK,
	bitBuffer,
	compileCondition,
	inScopeFlags,
	isShared,
	masksOf,
	OTHER_STATES,
	POSSIBLE,
	resolve,
	scopeReader,
	straddlingOrganisations,
	SURE_POSSIBLE,
	SURE_TRUE,
	TRUE,
	type Kernel
} from '../segmentation';
import type { TerritoryTable } from '../table';
import { membersOf } from './grouping';
import { stepCollector, type Step } from './step-collector';
import { stops, touched } from './stops';
import { bitsAt, stateOf, type ThresholdCells } from './threshold-cells';

const OPEN = SURE_POSSIBLE | POSSIBLE;
const SURE = SURE_TRUE | SURE_POSSIBLE;
const WORKING = TRUE | POSSIBLE;

/**
 * The size of every segment over all thresholds of a number of structures, where a segment that holds for one structure of an
 * organisation holds for all of them: an organisation is looked at again wherever one of its structures changes.
 */
export function sharedSteps(territory: TerritoryTable, cells: ThresholdCells): readonly Step[] {
	const { criteria, node, bounds } = cells;
	const { structures, organisations, structureOrganisation: owners } = territory;
	const k = criteria.segments.length;
	const shared = criteria.segments.map((segment) => isShared(criteria, segment));
	const inScope = inScopeFlags(territory, criteria);
	const scope = scopeReader(territory, criteria);
	const own = ownBits(territory, cells);
	const absent = absentBits(territory, cells, shared);
	const members = membersOf({ of: owners, count: organisations.rows }, (row) => inScope[row] === 1);
	const groupOf = boundsByRow(cells, structures.rows);
	const rowsOf = membersOf({ of: groupOf, count: bounds.length }, (row) => inScope[row] === 1);
	const collector = stepCollector(node.op, structures.rows, k + OTHER_STATES.length);
	/** By segment: bits of each structure by itself, and of each organisation. */
	const alone = criteria.segments.map(() => new Uint8Array(structures.rows));
	const together = criteria.segments.map(() => new Uint8Array(organisations.rows));

	function readRow(row: number, bits: number): void {
		const [sure, working] = [stateOf(bits, SURE_TRUE, SURE_POSSIBLE), stateOf(bits, TRUE, POSSIBLE)];
		alone.forEach((column, s) => {
			column[row] = ((own[sure]?.[s]?.[row] ?? 0) & SURE) | ((own[working]?.[s]?.[row] ?? 0) & WORKING);
		});
	}

	/** Gathers the bits of an organisation; whether one of them changed. */
	function gather(owner: number): boolean {
		let changed = false;
		together.forEach((column, s) => {
			if (!shared[s]) return;
			let bits = absent[s]?.[owner] ?? 0;
			for (let i = members.starts[owner] ?? 0; i < (members.starts[owner + 1] ?? 0); i++)
				bits |= alone[s]?.[members.list[i] ?? 0] ?? 0;
			if (column[owner] === bits) return;
			column[owner] = bits;
			changed = true;
		});
		return changed;
	}

	const known = new Map<string, number>();
	const combination = new Uint8Array(k);
	function resultOf(row: number): number {
		for (let s = 0; s < k; s++)
			combination[s] = (shared[s] ? together[s]?.[owners[row] ?? 0] : alone[s]?.[row]) ?? 0;
		const key = String.fromCharCode(...combination);
		const held = known.get(key);
		if (held !== undefined) return held;
		const { result } = resolve(
			criteria,
			masksOf(k, (s) => combination[s] ?? 0)
		);
		known.set(key, result);
		return result;
	}

	const thresholds = stops(bounds, new Set(), false);
	const touchedAt = touched(bounds, thresholds);
	for (let row = 0; row < structures.rows; row++)
		if (inScope[row] === 0) collector.put(row, k + scope(row), 1);
	thresholds.forEach((at, step) => {
		const isFirst = step === 0;
		const groups = isFirst ? bounds.keys() : new Set([...touchedAt(step - 1), ...touchedAt(step)]);
		const again = new Map<number, number[]>();
		for (const group of groups) {
			const bits = bitsAt(node.op, at, bounds[group] ?? NO_BOUNDS);
			for (let i = rowsOf.starts[group] ?? 0; i < (rowsOf.starts[group + 1] ?? 0); i++) {
				const row = rowsOf.list[i] ?? 0;
				readRow(row, bits);
				const owner = owners[row] ?? 0;
				const rows = again.get(owner);
				if (rows) rows.push(row);
				else again.set(owner, [row]);
			}
		}
		for (const [owner, rows] of again) {
			if (gather(owner) || isFirst)
				for (let i = members.starts[owner] ?? 0; i < (members.starts[owner + 1] ?? 0); i++) {
					const row = members.list[i] ?? 0;
					collector.put(row, resultOf(row), 1);
				}
			else for (const row of rows) collector.put(row, resultOf(row), 1);
		}
		collector.close(at);
	});
	return collector.steps;
}

const NO_BOUNDS = [0, 0, 0, 0] as const;

/** Bits of each segment for each structure by itself, where the predicate is false, open and true. */
function ownBits(territory: TerritoryTable, { criteria, node }: ThresholdCells): readonly Uint8Array[][] {
	return [0, OPEN, ALL_TRUE].map((bits) =>
		criteria.segments.map(({ when }) =>
			bitsOf(compileCondition(when, territory, criteria, new Map([[node, bits]])), territory.structures.rows)
		)
	);
}

/** What structures that the table does not hold could bring to each shared segment of their organisation: never sure. */
function absentBits(
	territory: TerritoryTable,
	{ criteria }: ThresholdCells,
	shared: readonly boolean[]
): readonly (Uint8Array | null)[] {
	const straddling = straddlingOrganisations(territory);
	return criteria.segments.map(({ when }, s) => {
		if (!straddling || !shared[s]) return null;
		const rows = bitsOf(absentKernel(when, territory, criteria), territory.structures.rows);
		const bits = new Uint8Array(territory.organisations.rows);
		rows.forEach((found, row) => {
			const owner = territory.structureOrganisation[row] ?? 0;
			if (straddling[owner] === 1) bits[owner] = (bits[owner] ?? 0) | (found & OPEN);
		});
		return bits;
	});
}

function bitsOf(kernel: Kernel, rows: number): Uint8Array {
	const bits = new Uint8Array(rows);
	const buffer = bitBuffer(Math.min(BLOCK, rows));
	for (let start = 0; start < rows; start += BLOCK) {
		const n = Math.min(BLOCK, rows - start);
		kernel(start, n, buffer);
		bits.set(buffer.subarray(0, n), start);
	}
	return bits;
}

/** Group of bounds of each row: none is decided by enumeration where segments are shared, so that all rows are in cells. */
function boundsByRow({ rows, boundsOf, count }: ThresholdCells, length: number): Uint32Array {
	const groups = new Uint32Array(length);
	for (let cell = 0; cell < count; cell++)
		for (let i = rows.starts[cell] ?? 0; i < (rows.starts[cell + 1] ?? 0); i++)
			groups[rows.list[i] ?? 0] = boundsOf[cell] ?? 0;
	return groups;
}
