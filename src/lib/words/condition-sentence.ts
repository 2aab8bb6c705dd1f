import { activeCondition, isPredicate, type Condition, type Group } from '$lib/domain/segmentation';
import { predicateText } from './condition-text';
import { formatCount, formatNumber, french } from './format';

/** What a group asks of the conditions below it, as a heading over them. */
export function groupText(group: Group): string {
	if ('all' in group) return 'Toutes ces conditions';
	if ('any' in group) return 'Au moins une de ces conditions';
	if ('not' in group) return 'Cette condition n’est pas remplie';
	const { score } = group.atLeast;
	return `Au moins ${formatNumber(score)} ${Math.abs(score) < 2 ? 'point' : 'points'} parmi`;
}

/**
 * A whole condition as one sentence, without its last point: « Champ : PA ou PH ; et (ESMS ≥ 50 ou Professionnels ≥ 1 000) ».
 * Disabled nodes are left out, as nobody is asked about them.
 */
export function conditionSentence(condition: Condition): string {
	const active = activeCondition(condition);
	return french(active === null ? 'Personne : toutes ses conditions sont désactivées' : outer(active));
}

function outer(node: Condition): string {
	if (isPredicate(node)) return predicateText(node);
	if ('all' in node) return joined(node.all, ' ; et ', ' ; sauf ');
	if ('any' in node) return joined(node.any, ' ; ou ', ' ; ou sauf ');
	if ('not' in node) return `Toutes, sauf ${inner(node.not)}`;
	const parts = node.atLeast.of.map(
		({ when, weight }) => `${inner(when)} pour ${formatCount(weight, 'point')}`
	);
	return `Au moins ${formatCount(node.atLeast.score, 'point')} parmi : ${parts.join(' ; ')}`;
}

/** A node inside another: in brackets as soon as it says more than one thing. */
function inner(node: Condition): string {
	if (isPredicate(node)) return predicateText(node);
	if ('all' in node) return `(${joined(node.all, ' et ', ' sauf ')})`;
	if ('any' in node) return `(${joined(node.any, ' ou ', ' ou sauf ')})`;
	return `(${outer(node).replace(/^(Toutes|Au)/, (word) => word.toLowerCase())})`;
}

/** Conditions side by side; one that must not hold follows `except`, but where it comes first. */
function joined(nodes: readonly Condition[], and: string, except: string): string {
	return nodes
		.map((node, i) => {
			if (isPredicate(node) || !('not' in node)) return `${i === 0 ? '' : and}${inner(node)}`;
			return i === 0 ? `toutes sauf ${inner(node.not)}` : `${except}${inner(node.not)}`;
		})
		.join('');
}
