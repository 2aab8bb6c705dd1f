import type { ActualValue, ExplainedNode, Predicate } from '$lib/domain/segmentation';
import type { Tri } from '$lib/domain/shared';
import { formatDate, formatInterval, french, groupText } from '$lib/words';
import { codeText, predicateText } from './condition-text';

/** A criteria node as shown: its sentence, its truth, and for a predicate the value it was compared with. */
export interface TreeNode {
	readonly text: string;
	readonly holds: Tri;
	/** Holds, or not, only by estimates or assumptions. */
	readonly assumed: boolean;
	/** The value it was compared with; null for a node that combines others. */
	readonly actual: string | null;
	/** Where the value comes from and as of when; `''` when derived. */
	readonly source: string;
	readonly children: readonly TreeNode[];
}

/** A value compared by a predicate, in French. An assumption says so. */
export function actualText(predicate: Predicate, { text, interval, assumption }: ActualValue): string {
	if (interval) return formatInterval(interval);
	if (text !== null && text !== '') return codeText(predicate.field, text);
	return assumption
		? french(`inconnu, supposé « ${codeText(predicate.field, assumption.value)} »`)
		: 'inconnu';
}

/** « enquete.csv, 01/03/2026 », or the reason of the assumption taken. */
export function sourceText({ source, assumption }: ActualValue): string {
	if (assumption) return french(`hypothèse : ${assumption.reason.replace('[D]', '(support d’atelier)')}`);
	if (!source) return '';
	return source.date === '' ? source.name : `${source.name}, ${formatDate(source.date)}`;
}

/** The tree of a segment as evaluated for one structure, in plain data. */
export function treeOf({ condition, holds, surely, children, actual }: ExplainedNode): TreeNode {
	const isPredicate = 'field' in condition;
	const weights = 'atLeast' in condition ? condition.atLeast.of.map(({ weight }) => weight) : [];
	return {
		text: isPredicate ? predicateText(condition) : groupText(condition),
		holds,
		assumed: holds !== surely,
		actual: isPredicate && actual ? actualText(condition, actual) : null,
		source: actual ? sourceText(actual) : '',
		children: children.map(treeOf).map((child, index) => {
			const weight = weights[index];
			return weight === undefined ? child : { ...child, text: `${child.text} (${weight} points)` };
		})
	};
}
