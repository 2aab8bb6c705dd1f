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
 * the very same outcomes possible; without any one of them they would not.
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
	const kept = new Set(known.keys());
	for (const f of [...kept].reverse()) {
		kept.delete(f);
		if (completions.outcomes(knowing(completions, known, kept), besides) !== decision) kept.add(f);
	}
	return [...kept].sort((a, b) => a - b).flatMap((f) => reasonOf(completions, known, f));
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
