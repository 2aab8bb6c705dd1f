import type { NodeCount } from '$lib/domain/criteria-coverage';
import { OTHER_STATES, type Classification, type Criteria } from '$lib/domain/segmentation';
import type { Moved } from '$lib/domain/sensitivity';
import {
	formatCount,
	formatInteger,
	french,
	hasDefaultName,
	outcomeLooks,
	type OutcomeLook
} from '$lib/words';
import { keyOfRef } from './tree-rows';

/** One result of the criteria over the territory. */
export interface DraftOutcome {
	readonly id: string;
	readonly look: OutcomeLook;
	readonly count: number;
	/** Structures that come, and that leave, from the criteria in force; 0 for both where it is not compared. */
	readonly arrivals: number;
	readonly departures: number;
}

/** What a draft makes of the territory. */
export interface DraftFigures {
	/** Structures that are not out of scope. */
	readonly structures: number;
	/** Segments first, in their order, then the other states; out of scope apart. */
	readonly outcomes: readonly DraftOutcome[];
	readonly outOfScope: number;
	/** Structures whose result is another one than in force; null when there is nothing to compare with. */
	readonly moved: number | null;
}

/** Counts of nodes by the key of their row. @param others counts of the rows that the first ones say nothing of */
export const countsByRow = (
	counts: readonly NodeCount[],
	others: ReadonlyMap<string, NodeCount> = new Map()
): ReadonlyMap<string, NodeCount> =>
	new Map([...others, ...counts.map((count) => [keyOfRef(count), count] as const)]);

type Results = Pick<Classification, 'segments' | 'result'>;

/**
 * Counts a draft's results.
 * @param inForce the same structures by the criteria in force, row by row; null when there are none
 */
export function draftFigures(
	criteria: Pick<Criteria, 'segments'>,
	now: Results,
	inForce: Results | null
): DraftFigures {
	return followDraft(criteria, inForce)({ classification: now, changed: null, nth: 0 });
}

/**
 * Counts the results of a draft whose threshold moves, its segments staying: looks only at what changed since the move before,
 * when it saw that one.
 */
export function followDraft(
	criteria: Pick<Criteria, 'segments'>,
	inForce: Results | null
): (moved: Pick<Moved, 'changed' | 'nth'> & { readonly classification: Results }) => DraftFigures {
	const ids = [...criteria.segments.map(({ id }) => id), ...OTHER_STATES];
	const was = inForce ? placesBefore(ids, inForce.segments) : [NEVER];
	const before = inForce?.result ?? null;
	let pairs: Uint32Array = new Uint32Array(0);
	let seen: Uint8Array | null = null;
	let due = 0;
	return ({ classification: { result }, changed, nth }) => {
		if (!seen || !changed || nth !== due) {
			pairs = pairsOf(result, before, ids.length, was.length);
			seen = result.slice();
		} else
			for (const row of changed) {
				const is = result[row] ?? 0;
				const code = before?.[row] ?? 0;
				const left = (seen[row] ?? 0) * was.length + code;
				const reached = is * was.length + code;
				pairs[left] = (pairs[left] ?? 0) - 1;
				pairs[reached] = (pairs[reached] ?? 0) + 1;
				seen[row] = is;
			}
		due = nth + 1;
		return figuresOf(criteria, ids, was, pairs, { structures: result.length, isCompared: inForce !== null });
	};
}

function figuresOf(
	criteria: Pick<Criteria, 'segments'>,
	ids: readonly string[],
	was: readonly number[],
	pairs: Uint32Array,
	{ structures, isCompared }: { readonly structures: number; readonly isCompared: boolean }
): DraftFigures {
	const counts = new Uint32Array(ids.length);
	const arrivals = new Uint32Array(ids.length);
	const departures = new Uint32Array(ids.length);
	let moved = 0;
	for (let is = 0; is < ids.length; is++) {
		was.forEach((before, code) => {
			const rows = pairs[is * was.length + code] ?? 0;
			counts[is] = (counts[is] ?? 0) + rows;
			if (!isCompared || before === is) return;
			moved += rows;
			arrivals[is] = (arrivals[is] ?? 0) + rows;
			if (before !== NEVER) departures[before] = (departures[before] ?? 0) + rows;
		});
	}
	const looks = outcomeLooks(criteria.segments);
	const outcomes = ids.map((id, i): DraftOutcome => {
		return {
			id,
			look: looks(id),
			count: counts[i] ?? 0,
			arrivals: arrivals[i] ?? 0,
			departures: departures[i] ?? 0
		};
	});
	const outOfScope = outcomes.find(({ id }) => id === 'out-of-scope')?.count ?? 0;
	return {
		structures: structures - outOfScope,
		outcomes: outcomes.filter(({ id }) => id !== 'out-of-scope'),
		outOfScope,
		moved: isCompared ? moved : null
	};
}

/** The place of a segment that is no more. */
const NEVER = -1;

/** How many rows have each pair of results, at `now × codes + before`: one pass without a branch. */
function pairsOf(now: Uint8Array, before: Uint8Array | null, results: number, codes: number): Uint32Array {
	const pairs = new Uint32Array(results * codes);
	for (let row = 0; row < now.length; row++) {
		const pair = (now[row] ?? 0) * codes + (before?.[row] ?? 0);
		pairs[pair] = (pairs[pair] ?? 0) + 1;
	}
	return pairs;
}

/** For each result in force, the place of the same one now; NEVER for a segment that is no more. */
const placesBefore = (ids: readonly string[], segments: readonly string[]): readonly number[] =>
	[...segments, ...OTHER_STATES].map((id) => ids.indexOf(id));

/** A name inside a sentence: ours begin in lower case, but for acronyms; those that people gave stay as they are. */
const inSentence = (id: string, look: OutcomeLook): string =>
	(isOtherState(id) || hasDefaultName(id, look)) && /^\p{Lu}(?!\p{Lu})/u.test(look.short)
		? look.short.charAt(0).toLowerCase() + look.short.slice(1)
		: look.short;

const isOtherState = (id: string): boolean => OTHER_STATES.some((state) => state === id);

/** The draft in one sentence: how many structures, in which segments, and what that changes. */
export function draftFinding({ structures, outcomes, moved }: DraftFigures, inForce: number | null): string {
	if (structures === 0)
		return 'Aucune structure dans le périmètre : rien à classer.'.replace(' :', '\u00a0:');
	const parts = outcomes
		.filter(({ count }) => count > 0)
		.map(({ id, look, count }) => `${inSentence(id, look)}\u00a0${formatInteger(count)}`);
	return french(`${formatCount(structures, 'structure')} : ${parts.join(', ')} ; ${change(moved, inForce)}.`);
}

function change(moved: number | null, inForce: number | null): string {
	if (moved === null) return 'aucune version en vigueur à comparer';
	const version = inForce === null ? 'la version en vigueur' : `la version ${inForce} en vigueur`;
	if (moved === 0) return `les mêmes résultats que ${version}`;
	const verb = moved < 2 ? 'change de résultat' : 'changent de résultat';
	return `${formatInteger(moved)} ${verb} par rapport à ${version}`;
}
