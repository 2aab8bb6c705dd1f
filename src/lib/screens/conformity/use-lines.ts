import {
	standingOf,
	statusOf,
	type ConformityAt,
	type ConformityStatus,
	type PathStep,
	type Standing,
	type UseJudgement
} from '$lib/domain/compliance';
import { codedColumn, intervalAt, numberColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import type { Interval } from '$lib/domain/shared';
import { conformityRules } from '$lib/reference';
import { ANSWER_LABELS, FACT_LABELS, formatList, LEAF_LABELS, STEP_QUESTIONS, valueLabel } from '$lib/words';
import { judged } from './judged';

/** How something stands at a milestone. */
export interface Verdict {
	/** ISO date of the milestone. */
	readonly date: string;
	readonly status: ConformityStatus;
	readonly standing: Standing;
}

/** How a use stands at a milestone, and why. */
export interface UseVerdict extends Verdict {
	/** French: the end of its way through the tree, or what is missing. */
	readonly reason: string;
}

/** One use with its way through the tree. */
export interface UseConformity {
	/** `''` when nobody named it. */
	readonly solution: string;
	readonly holder: string;
	/** Declared by the legal entity, for all its structures. */
	readonly ofEntity: boolean;
	readonly users: Interval;
	readonly verdicts: readonly UseVerdict[];
	/** Questions and answers in French, up to the first one that nobody answered. */
	readonly path: readonly { readonly question: string; readonly answer: string }[];
	/** French, about technical proofs; `''` when none are asked for. */
	readonly proofs: string;
}

/** A verdict on a set of possible statuses. */
export const verdictOf = ({ milestone }: ConformityAt, possible: number): Verdict => ({
	date: milestone.date,
	status: statusOf(possible),
	standing: standingOf(possible)
});

/** The given uses, judged. @param uses rows of the table of uses */
export function useConformities(table: TerritoryTable, uses: readonly number[]): readonly UseConformity[] {
	const { at } = judged(table).conformity;
	const text = (id: string, row: number): string => textAt(codedColumn(table.uses, id), row);
	return uses.map((row): UseConformity => {
		const judgements = at.flatMap((one) => {
			const judgement = one.uses[row];
			return judgement ? [{ one, judgement }] : [];
		});
		/** The longest way: a later milestone may stop sooner. */
		const told = judgements.reduce<UseJudgement | null>(
			(longest, { judgement }) =>
				longest && longest.path.length >= judgement.path.length ? longest : judgement,
			null
		);
		return {
			solution: text('use.solution', row),
			holder: text('use.holder', row),
			ofEntity: text('use.holder', row) === text('use.legal_entity', row),
			users: intervalAt(numberColumn(table.uses, 'use.users'), row),
			verdicts: judgements.map(({ one, judgement }) => ({
				...verdictOf(one, judgement.possible),
				reason: reasonOf(judgement)
			})),
			path: pathOf(told?.path ?? []),
			proofs: PROOFS[told?.proofs ?? 'none']
		};
	});
}

const PROOFS: Readonly<Record<UseJudgement['proofs'], string>> = {
	covered: 'Preuves techniques déjà couvertes : le moyen est compatible avec Pro Santé Connect.',
	'to-provide': 'Preuves techniques à joindre à l’attestation.',
	none: ''
};

export function reasonOf({ leaf, missing, possible }: UseJudgement): string {
	if (leaf !== null) return LEAF_LABELS[leaf];
	if (missing.length === 0) {
		return standingOf(possible) === 'unknown'
			? 'plusieurs réponses manquent'
			: 'quelles que soient les réponses qui manquent';
	}
	return `il manque : ${formatList(missing.map((fact) => FACT_LABELS[fact]))}`;
}

/** Two steps about one question make one line: the answer that decides is the last one. */
function pathOf(path: readonly PathStep[]): UseConformity['path'] {
	return path.map(({ step, fact, answer }) => ({
		question: fact === 'means' ? 'Moyen d’identification' : STEP_QUESTIONS[step],
		answer: answerText(fact, answer)
	}));
}

function answerText(fact: PathStep['fact'], answer: string): string {
	if (answer === 'yes' || answer === 'no' || answer === 'unknown') return ANSWER_LABELS[answer];
	switch (fact) {
		case 'means':
			return conformityRules.means.find(({ id }) => id === answer)?.label ?? answer;
		case 'cpsMode':
			return valueLabel('use.cps_mode', answer);
		case 'level':
			return valueLabel('use.level', answer);
		default:
			return answer;
	}
}
