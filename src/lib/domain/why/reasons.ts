import {
	activeCriteria,
	createCompletions,
	throughSiblings,
	type Criteria,
	type Predicate,
	type Completions,
	type Knowledge
} from '../segmentation';
import type { TerritoryTable } from '../table';

/** A field that decided, with the answers it gave. */
export interface Reason {
	readonly field: string;
	/** Each question asked of the field; null where the value leaves it open. */
	readonly answers: readonly { readonly predicate: Predicate; readonly holds: boolean | null }[];
}

/**
 * The fields that decide where a structure is, in the order of the criteria: known alone, whatever the others are, they leave
 * the very same outcomes possible; without any one of them they would not. As few as possible, unless there are so many
 * fields that not all sets are tried.
 */
export function decidingReasons(
	territory: TerritoryTable,
	criteria: Criteria,
	row: number
): readonly Reason[] {
	const active = activeCriteria(criteria);
	const completions = createCompletions(territory, active);
	const besides = throughSiblings(territory, active, row);
	const known = completions.knowledge(row, 'working');
	const decision = completions.outcomes(known, besides);
	const decides = (kept: readonly number[]): boolean =>
		completions.outcomes(knowing(completions, known, new Set(kept)), besides) === decision;
	const kept = fewest([...known.keys()], decides) ?? withoutNeedless([...known.keys()], decides);
	return kept.flatMap((f) => reasonOf(completions, known, f));
}

/** The greatest number of sets of fields tried for one structure. */
const MOST_TRIALS = 500;

/** The smallest set that decides, the first in the order of the criteria; null when it takes too many trials. */
function fewest(
	fields: readonly number[],
	decides: (kept: readonly number[]) => boolean
): readonly number[] | null {
	let trials = 0;
	const from = (count: number, start: number, kept: readonly number[]): readonly number[] | null => {
		if (trials >= MOST_TRIALS) return null;
		if (count === 0) {
			trials++;
			return decides(kept) ? kept : null;
		}
		for (let at = start; at <= fields.length - count; at++) {
			const found = from(count - 1, at + 1, [...kept, fields[at] ?? 0]);
			if (found) return found;
		}
		return null;
	};
	for (let count = 0; count <= fields.length && trials < MOST_TRIALS; count++) {
		const found = from(count, 0, []);
		if (found) return found;
	}
	return null;
}

/** What is left once each field that can go has gone, the last ones first. */
function withoutNeedless(
	fields: readonly number[],
	decides: (kept: readonly number[]) => boolean
): readonly number[] {
	return [...fields].reverse().reduce<readonly number[]>((kept, f) => {
		const others = kept.filter((other) => other !== f);
		return decides(others) ? others : kept;
	}, fields);
}

/** Nothing known but the fields kept. */
const knowing = ({ ignorance }: Completions, known: Knowledge, kept: ReadonlySet<number>): Knowledge =>
	known.map((cells, f) => (kept.has(f) ? cells : (ignorance[f] ?? cells)));

function reasonOf({ fields }: Completions, known: Knowledge, f: number): readonly Reason[] {
	const asked = fields[f];
	if (!asked) return [];
	const cells = known[f] ?? [];
	const answers = asked.predicates.map((predicate, p) => {
		const answered = cells.map(({ truths }) => ((truths >> p) & 1) === 1);
		return {
			predicate,
			holds: answered.every((each) => each === answered[0]) ? (answered[0] ?? null) : null
		};
	});
	return [{ field: asked.field, answers }];
}
