import { field } from '$lib/domain/fields';
import {
	childrenOf,
	isPredicate,
	type Assumption,
	type Condition,
	type Criteria,
	type Segment
} from '$lib/domain/segmentation';
import { conditionSentence, groupText } from './condition-sentence';
import { codeText, predicateText } from './condition-text';
import { criteriaOptions, LEVEL_SENTENCES, TARGET_LABELS, type OptionText } from './criteria-options';
import { formatCount, formatNumber, french } from './format';

/** A node of criteria in words, with what its author noted. */
export interface WrittenNode {
	readonly text: string;
	/** « 2 points », for a node of a group that counts them. */
	readonly weight: string | null;
	readonly comment: string | null;
	readonly disabled: boolean;
	readonly children: readonly WrittenNode[];
}

/** One segment in plain French. */
export interface SegmentText {
	readonly id: string;
	readonly label: string;
	/** Name of the colour its author chose, if any. */
	readonly colour: string | null;
	/** « rang 1, cible maximale ». */
	readonly standing: string;
	/** Its conditions as one sentence, without its last point. */
	readonly sentence: string;
	readonly tree: WrittenNode;
}

/** All that criteria say, in plain French, for the screen, for paper and for the command line. */
export interface CriteriaSheet {
	readonly segments: readonly SegmentText[];
	/** How one segment is chosen, one sentence each. */
	readonly choice: readonly string[];
	readonly options: readonly OptionText[];
	readonly assumptions: readonly string[];
}

/** Puts criteria in words: segments by rank, how one is chosen, options and assumptions. */
export const criteriaSheet = (criteria: Criteria): CriteriaSheet => ({
	segments: byRank(criteria.segments).map(segmentText),
	choice: [
		...(new Set(criteria.segments.map(({ rank }) => rank)).size > 1
			? ['Le segment de plus petit rang l’emporte.']
			: []),
		'Deux segments de même rang qui conviennent : à arbitrer. Aucun : sans segment.',
		'Quand des valeurs inconnues laissent plusieurs issues possibles : indéterminé.',
		LEVEL_SENTENCES[criteria.level]
	].map(french),
	options: criteriaOptions(criteria),
	assumptions: criteria.assume.map(assumptionText)
});

/** Lower ranks first; segments of one rank keep the order of the criteria. */
const byRank = (segments: readonly Segment[]): readonly Segment[] =>
	[...segments].sort((a, b) => a.rank - b.rank);

export const segmentText = ({ id, label, colour, rank, target, when }: Segment): SegmentText => ({
	id,
	label,
	colour: colour ?? null,
	standing: `rang ${formatNumber(rank)}, cible ${TARGET_LABELS[target]}`,
	sentence: conditionSentence(when),
	tree: writtenNode(when)
});

/** « DSI centralisée (organisme) supposé « oui » quand il est inconnu (raison) ». */
export const assumptionText = ({ field: id, value, reason }: Assumption): string =>
	french(
		`« ${field(id).label} » est supposé « ${codeText(id, value)} » quand il est inconnu : ${reason.replace('[D]', '(support d’atelier)')}`
	);

function writtenNode(node: Condition): WrittenNode {
	const weights = 'atLeast' in node ? node.atLeast.of.map(({ weight }) => formatCount(weight, 'point')) : [];
	return {
		text: isPredicate(node) ? predicateText(node) : groupText(node),
		weight: null,
		comment: node.comment ?? null,
		disabled: node.disabled === true,
		children: childrenOf(node).map((child, i) => ({ ...writtenNode(child), weight: weights[i] ?? null }))
	};
}
