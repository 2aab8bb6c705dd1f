import {
	activeCriteria,
	bitBuffer,
	compilePredicate,
	distinctPredicates,
	keyOf,
	POSSIBLE,
	predicateLevel,
	scopeReader,
	tableOf,
	TRUE,
	type Criteria,
	type Predicate
} from '../segmentation';
import { triFrom, type Tri } from '../shared';
import type { TerritoryTable } from '../table';
import type { Mover } from './migration';

/** A question that does not answer as before for one structure; null on a side where it is not asked. */
export interface PredicateChange {
	readonly predicate: Predicate;
	readonly before: Tri | null;
	readonly after: Tri | null;
}

/** Why a structure moved. */
export interface MoverReason {
	readonly predicates: readonly PredicateChange[];
	/** It entered or left the scope of the criteria. */
	readonly scopeChanged: boolean;
	/**
	 * True when all questions answer as before: the trees, ranks, level or segments themselves changed, or other structures of
	 * its organisation did.
	 */
	readonly byRules: boolean;
}

export interface Judged {
	readonly table: TerritoryTable;
	readonly criteria: Criteria;
}

/**
 * Prepares the reasons of movers between two sides: which predicates answer otherwise. Both sides are compiled once; each
 * mover then costs one reading per predicate.
 */
export function moverReasons(before: Judged, after: Judged): (mover: Mover) => MoverReason {
	const [readBefore, readAfter] = [answersOf(before), answersOf(after)];
	const predicates = new Map<string, Predicate>();
	for (const [key, { predicate }] of [...readBefore.answers, ...readAfter.answers])
		predicates.set(key, predicate);
	return (mover) => {
		if (mover.before === null || mover.after === null)
			return { predicates: [], scopeChanged: false, byRules: false };
		const [rowBefore, rowAfter] = [mover.before, mover.after];
		const changes = [...predicates].flatMap(([key, predicate]): readonly PredicateChange[] => {
			const was = readBefore.answers.get(key)?.at(rowBefore) ?? null;
			const is = readAfter.answers.get(key)?.at(rowAfter) ?? null;
			return was === is ? [] : [{ predicate, before: was, after: is }];
		});
		const scopeChanged = readBefore.scope(rowBefore) !== readAfter.scope(rowAfter);
		return { predicates: changes, scopeChanged, byRules: changes.length === 0 && !scopeChanged };
	};
}

interface Answers {
	readonly answers: ReadonlyMap<string, { readonly predicate: Predicate; readonly at: (row: number) => Tri }>;
	readonly scope: (row: number) => number;
}

function answersOf({ table, criteria: written }: Judged): Answers {
	const criteria = activeCriteria(written);
	const answers = distinctPredicates(criteria).map((predicate) => {
		const level = predicateLevel(predicate);
		const kernel = compilePredicate(predicate, tableOf(table, level), criteria);
		const out = bitBuffer(1);
		const at = (row: number): Tri => {
			kernel(level === 'organisation' ? (table.structureOrganisation[row] ?? 0) : row, 1, out);
			const bits = out[0] ?? 0;
			return triFrom((bits & TRUE) !== 0, (bits & POSSIBLE) !== 0);
		};
		return [keyOf(predicate), { predicate, at }] as const;
	});
	return { answers: new Map(answers), scope: scopeReader(table, criteria) };
}
