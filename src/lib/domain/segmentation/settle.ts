import type { TerritoryTable } from '../table';
import { straddlingOrganisations } from './absent-siblings';
import { ALL_TRUE, bitBuffer, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE } from './bits';
import { OTHER_STATES, type Classification } from './classification';
import { activeCriteria } from './active';
import { BLOCK, tableOf } from './compile';
import type { Criteria, Predicate } from './criteria';
import { evaluateBits } from './explain';
import { compilePredicate } from './predicate';
import { resolve } from './resolve';
import { inScopeFlags } from './scope';
import { masksOf } from './siblings';
import { distinctPredicates, keyOf, predicateLevel } from './tree';

/**
 * How well a field would be known once somebody has answered: not better than today, exactly, or from below only (a total
 * that a territory does not wholly cover).
 */
export type Bearing = 'none' | 'exact' | 'from-below';

export interface Answers {
	/** @param row row of the field's own table: of organisations for `organisation.*`, else of structures */
	bearing(field: string, row: number): Bearing;
}

/** Per structure, 1 or 0. */
export interface Settlement {
	/** Undetermined today, and in one state afterwards whatever the answers are. */
	readonly determined: Uint8Array;
	/** Not certain today, and certain afterwards whatever the answers are. */
	readonly certain: Uint8Array;
}

/** Beyond this many combinations of answers nothing is promised. */
const MOST_COMBINATIONS = 1024;
const BEARINGS: readonly Bearing[] = ['none', 'exact', 'from-below'];
const BEARING_SHIFT = 4;

/**
 * What answers would settle, by the engine itself: each question that would be answered is tried both ways, together with all
 * others, and a structure counts when one state is left every time. Questions on one number are tried as if they were
 * independent: the promise may be too small, never too great. Nothing is promised of a structure that shares its segments
 * with others of its organisation.
 */
export function settle(
	territory: TerritoryTable,
	written: Criteria,
	classification: Classification,
	answers: Answers
): Settlement {
	const criteria = activeCriteria(written);
	const { rows } = territory.structures;
	const predicates = distinctPredicates(criteria);
	const cells = predicates.map((predicate) => cellsOf(predicate, territory, criteria, answers));
	const levels = predicates.map(predicateLevel);
	const known = new Map<string, Promised>();
	const determined = new Uint8Array(rows);
	const certain = new Uint8Array(rows);
	const k = classification.segments.length;
	const undetermined = k + OTHER_STATES.indexOf('undetermined');
	const outside = k + OTHER_STATES.indexOf('out-of-scope');
	const withOthers = shared(territory, criteria);
	for (let row = 0; row < rows; row++) {
		if (withOthers[row] === 1) continue;
		const result = classification.result[row] ?? outside;
		const isOpen = result === undetermined;
		if (result >= outside || (!isOpen && classification.estimated[row] === 0)) continue;
		const owner = territory.structureOrganisation[row] ?? 0;
		const own = cells.map((cell, p) => cell[levels[p] === 'organisation' ? owner : row] ?? 0);
		const key = String.fromCharCode(...own);
		let promise = known.get(key);
		if (!promise) {
			promise = tryAll(criteria, predicates, own);
			known.set(key, promise);
		}
		if (isOpen && promise.determined) determined[row] = 1;
		if (promise.certain) certain[row] = 1;
	}
	return { determined, certain };
}

interface Promised {
	readonly determined: boolean;
	readonly certain: boolean;
}

/** For each row of the predicate's table: its bits, and how well it would be known. */
function cellsOf(
	predicate: Predicate,
	territory: TerritoryTable,
	criteria: Criteria,
	answers: Answers
): Uint8Array {
	const table = tableOf(territory, predicateLevel(predicate));
	const kernel = compilePredicate(predicate, table, criteria);
	const cells = new Uint8Array(table.rows);
	const buffer = bitBuffer(Math.min(BLOCK, table.rows));
	for (let start = 0; start < table.rows; start += BLOCK) {
		const n = Math.min(BLOCK, table.rows - start);
		kernel(start, n, buffer);
		for (let i = 0; i < n; i++) {
			const bearing = BEARINGS.indexOf(answers.bearing(predicate.field, start + i));
			cells[start + i] = (buffer[i] ?? 0) | (bearing << BEARING_SHIFT);
		}
	}
	return cells;
}

/** The truths that a predicate can take once answered. */
function truthsOf({ op }: Predicate, cell: number): readonly number[] {
	const bits = cell & ALL_TRUE;
	const bearing = BEARINGS[cell >> BEARING_SHIFT] ?? 'none';
	const isOpen = (bits & SURE_POSSIBLE) !== 0 && (bits & SURE_TRUE) === 0;
	if (bearing === 'none' || !isOpen) return [bits];
	if (bearing === 'exact') return [ALL_TRUE, 0];
	const yesForNow = TRUE | POSSIBLE | SURE_POSSIBLE;
	if (op === 'gte' || op === 'gt') return [ALL_TRUE, SURE_POSSIBLE];
	return op === 'lte' || op === 'lt' ? [yesForNow, 0] : [yesForNow, SURE_POSSIBLE];
}

function tryAll(criteria: Criteria, predicates: readonly Predicate[], cells: readonly number[]): Promised {
	const truths = predicates.map((predicate, p) => truthsOf(predicate, cells[p] ?? 0));
	const combinations = truths.reduce((product, { length }) => product * length, 1);
	if (combinations > MOST_COMBINATIONS) return { determined: false, certain: false };
	const forced = new Map<string, number>();
	const promise = { determined: true, certain: true };
	for (let combination = 0; combination < combinations; combination++) {
		let rest = combination;
		predicates.forEach((predicate, p) => {
			const options = truths[p] ?? [];
			forced.set(keyOf(predicate), options[rest % options.length] ?? 0);
			rest = Math.floor(rest / options.length);
		});
		const { result, estimated } = outcomeOf(criteria, forced);
		const isOpen = result === criteria.segments.length + OTHER_STATES.indexOf('undetermined');
		if (isOpen) promise.determined = false;
		if (isOpen || estimated === 1) promise.certain = false;
	}
	return promise;
}

function outcomeOf(criteria: Criteria, forced: ReadonlyMap<string, number>): ReturnType<typeof resolve> {
	const masks = masksOf(criteria.segments.length, (s) => {
		const segment = criteria.segments[s];
		return segment ? evaluateBits(segment.when, new Map(), forced) : 0;
	});
	return resolve(criteria, masks);
}

/** Structures whose result their organisation's other structures may share, be they held or not: 1 or 0 per row. */
function shared(territory: TerritoryTable, criteria: Criteria): Uint8Array {
	const { rows } = territory.structures;
	if (criteria.level === 'structure') return new Uint8Array(rows);
	const owners = territory.structureOrganisation;
	const counts = new Uint32Array(territory.organisations.rows);
	inScopeFlags(territory, criteria).forEach((flag, row) => {
		const owner = owners[row] ?? 0;
		counts[owner] = (counts[owner] ?? 0) + flag;
	});
	const straddling = straddlingOrganisations(territory);
	return Uint8Array.from(owners, (owner) => ((counts[owner] ?? 0) > 1 || straddling?.[owner] === 1 ? 1 : 0));
}
