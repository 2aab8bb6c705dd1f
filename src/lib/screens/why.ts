import type {
	ActualValue,
	ExplainedNode,
	ExplainedSegment,
	Explanation,
	Predicate
} from '$lib/domain/segmentation';
import { field } from '$lib/domain/fields';
import { capital, formatInteger, formatInterval, formatList, french, outcomeLooks } from '$lib/words';
import { codeText } from './condition-text';
import { actualText } from './explained-tree';

interface Leaf {
	readonly predicate: Predicate;
	readonly actual: ActualValue;
}

/**
 * The leaves that settle a node as it turned out: all of them where each is needed, the first that suffices otherwise.
 */
function decisive(node: ExplainedNode): readonly Leaf[] {
	const { condition, holds, children, actual } = node;
	if ('field' in condition) return actual ? [{ predicate: condition, actual }] : [];
	if ('not' in condition || 'atLeast' in condition) return children.flatMap(decisive);
	const same = children.filter((child) => child.holds === holds);
	const oneSuffices = 'all' in condition ? holds === 'false' : holds === 'true';
	if (!oneSuffices) return same.flatMap(decisive);
	const sure = same.find((child) => child.surely === holds) ?? same[0];
	return sure ? decisive(sure) : [];
}

const BOUND_WORDS: Readonly<Record<string, string>> = {
	gte: 'il en faut au moins',
	gt: 'il en faut plus de',
	lte: 'il en faut au plus',
	lt: 'il en faut moins de'
};

/** One fact of a structure as part of a sentence. The fields of the default criteria have words of their own. */
function factText({ predicate, actual }: Leaf, withBound: boolean): string {
	const value = actual.interval ? formatInterval(actual.interval) : '';
	const bound =
		withBound && predicate.op in BOUND_WORDS
			? ` (${BOUND_WORDS[predicate.op]} ${formatInteger(Number(predicate.value))})`
			: '';
	switch (predicate.field) {
		case 'structure.sector':
			return actual.text
				? `son champ est ${codeText(predicate.field, actual.text)}`
				: 'son champ est inconnu';
		case 'organisation.esms':
			return `son organisme gère ${value} ESMS${bound}`;
		case 'organisation.professionals':
			return value === 'inconnu'
				? `le nombre de professionnels de son organisme est inconnu${bound}`
				: `son organisme compte ${value} professionnels${bound}`;
		case 'organisation.it_centralised':
			if (actual.text === 'yes') return 'la DSI de son organisme est centralisée';
			if (actual.text === 'no') return 'la DSI de son organisme n’est pas centralisée';
			return actual.assumption
				? 'la DSI de son organisme est supposée centralisée, faute de réponse'
				: 'on ne sait pas si la DSI de son organisme est centralisée';
		default:
			return `${field(predicate.field).label} : ${actualText(predicate, actual)}${bound}`;
	}
}

const OWNER = 'son organisme ';

/** Facts in one sentence; the organisation is named once. */
const factsText = (facts: readonly string[]): string =>
	formatList(
		facts.map((fact, index) =>
			index > 0 && fact.startsWith(OWNER) && facts[index - 1]?.startsWith(OWNER)
				? fact.slice(OWNER.length)
				: fact
		)
	);

/**
 * Why a structure is where it is, in a few French sentences: what holds for its segment, then why the segments that
 * would have come first do not.
 * @param outcome id of the result
 */
export function whySentences(explanation: Explanation, outcome: string): readonly string[] {
	const looks = outcomeLooks(explanation.segments.map(({ segment }) => segment));
	const notThere = ({ segment, tree }: ExplainedSegment): string =>
		`« ${looks(segment.id).short} » est écarté : ${factsText(decisive(tree).map((leaf) => factText(leaf, true)))}.`;
	const own = explanation.segments.find(({ segment }) => segment.id === outcome);
	if (own) {
		const facts = decisive(own.tree).map((leaf) => factText(leaf, false));
		const before = explanation.segments.filter(
			({ segment, tree }) => segment.rank < own.segment.rank && tree.holds === 'false'
		);
		return [`${capital(factsText(facts))}.`, ...before.map(notThere)].map(french);
	}
	switch (outcome) {
		case 'no-segment':
			return [
				'Aucun segment des critères ne lui convient.',
				...explanation.segments.filter(({ tree }) => tree.holds === 'false').map(notThere)
			].map(french);
		case 'ambiguous': {
			const held = explanation.segments
				.filter(({ tree }) => tree.holds === 'true')
				.map(({ segment }) => looks(segment.id).short);
			return [french(`Deux segments de même rang lui conviennent : ${formatList(held)}.`)];
		}
		case 'undetermined': {
			const left = explanation.possible.map((id) => `« ${looks(id).short} »`);
			return [french(`Restent possibles : ${formatList(left, 'ou')}. Une réponse ci-dessous trancherait.`)];
		}
		case 'out-of-scope':
			return ['Sa catégorie n’est pas du champ médico-social : le site n’est pas classé.'];
		default:
			return [
				'Sa catégorie ou son département n’est pas dans les tables du produit : le site n’est pas classé.'
			];
	}
}
