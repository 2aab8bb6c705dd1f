import { field } from '$lib/domain/fields';
import {
	childrenOf,
	isPredicate,
	keyOf,
	type Assumption,
	type Condition,
	type Criteria,
	type Predicate,
	type Segment
} from '$lib/domain/segmentation';
import { codeText, predicateText } from './condition-text';
import { criteriaOptions, TARGET_LABELS } from './criteria-options';
import { formatDate, formatList, formatNumber, french } from './format';

/** One difference between two criteria, in French. */
export interface CriteriaDifference {
	/** Label of the segment it is in, the one afterwards; null for criteria as a whole. */
	readonly segment: string | null;
	readonly kind: 'added' | 'removed' | 'changed';
	/** A sentence, without its last point. */
	readonly text: string;
}

/** What differs between two criteria, in words, in the order of a sheet: the whole, the segments, their conditions. */
export function criteriaDifferences(before: Criteria, after: Criteria): readonly CriteriaDifference[] {
	return [
		...optionDifferences(before, after),
		...assumptionDifferences(before.assume, after.assume),
		...segmentDifferences(before.segments, after.segments)
	];
}

/** What differs in what criteria say of structures: their names and dates, which change at each publication, aside. */
export const ruleDifferences = (before: Criteria, after: Criteria): readonly CriteriaDifference[] =>
	criteriaDifferences({ ...before, name: after.name, date: after.date }, after);

/** Differences under the label of the segment they are in, in their order; null for criteria as a whole. */
export function differencesBySegment(
	differences: readonly CriteriaDifference[]
): readonly (readonly [string | null, readonly CriteriaDifference[]])[] {
	const groups = new Map<string | null, CriteriaDifference[]>();
	for (const difference of differences) {
		const group = groups.get(difference.segment) ?? [];
		groups.set(difference.segment, group);
		group.push(difference);
	}
	return [...groups];
}

const changed = (segment: string | null, text: string): CriteriaDifference => ({
	segment,
	kind: 'changed',
	text: french(text)
});

function optionDifferences(before: Criteria, after: Criteria): readonly CriteriaDifference[] {
	const named: readonly [string, (criteria: Criteria) => string][] = [
		['Nom', ({ name }) => `« ${name} »`],
		['Date', ({ date }) => formatDate(date)],
		['Source', ({ source }) => `« ${source} »`]
	];
	const heads = named.map(([label, textOf]) => [label, textOf(before), textOf(after)] as const);
	const now = criteriaOptions(after);
	const options = criteriaOptions(before).map(
		({ label, text }, i) => [label, text, now[i]?.text ?? ''] as const
	);
	return [...heads, ...options].flatMap(([label, was, is]) =>
		was === is ? [] : [changed(null, `${label} : ${was} → ${is}`)]
	);
}

function assumptionDifferences(
	before: readonly Assumption[],
	after: readonly Assumption[]
): readonly CriteriaDifference[] {
	const textOf = ({ field: id, value, reason }: Assumption): string =>
		`${field(id).label} supposé « ${codeText(id, value)} » quand il est inconnu (${reason})`;
	const [was, is] = [before.map(textOf), after.map(textOf)];
	return [
		...was
			.filter((text) => !is.includes(text))
			.map((text) => ({
				segment: null,
				kind: 'removed' as const,
				text: french(`Hypothèse retirée : ${text}`)
			})),
		...is
			.filter((text) => !was.includes(text))
			.map((text) => ({ segment: null, kind: 'added' as const, text: french(`Hypothèse ajoutée : ${text}`) }))
	];
}

function segmentDifferences(
	before: readonly Segment[],
	after: readonly Segment[]
): readonly CriteriaDifference[] {
	const gone = before.filter(({ id }) => !after.some((segment) => segment.id === id));
	return [
		...gone.map(({ label }) => ({
			segment: label,
			kind: 'removed' as const,
			text: french(`Segment retiré : « ${label} »`)
		})),
		...after.flatMap((segment): readonly CriteriaDifference[] => {
			const old = before.find(({ id }) => id === segment.id);
			if (old)
				return [...headDifferences(old, segment), ...treeDifferences(segment.label, old.when, segment.when)];
			const text = french(`Segment ajouté : « ${segment.label} », rang ${segment.rank}`);
			return [{ segment: segment.label, kind: 'added', text }];
		}),
		...orderDifference(before, after)
	];
}

function headDifferences(before: Segment, after: Segment): readonly CriteriaDifference[] {
	const parts: readonly [string, (segment: Segment) => string][] = [
		['Libellé', ({ label }) => `« ${label} »`],
		['Rang', ({ rank }) => formatNumber(rank)],
		['Cible', ({ target }) => TARGET_LABELS[target]],
		['Couleur', ({ colour }) => colour ?? 'automatique']
	];
	return parts.flatMap(([label, textOf]) =>
		textOf(before) === textOf(after)
			? []
			: [changed(after.label, `${label} : ${textOf(before)} → ${textOf(after)}`)]
	);
}

function orderDifference(
	before: readonly Segment[],
	after: readonly Segment[]
): readonly CriteriaDifference[] {
	const kept = (segments: readonly Segment[], others: readonly Segment[]): readonly Segment[] =>
		segments.filter(({ id }) => others.some((other) => other.id === id));
	const [was, is] = [kept(before, after), kept(after, before)];
	if (was.every(({ id }, i) => is[i]?.id === id)) return [];
	return [changed(null, `Ordre des segments : ${formatList(is.map(({ label }) => `« ${label} »`))}`)];
}

/** A node in words, with what it combines. */
export function nodeText(node: Condition): string {
	if (isPredicate(node)) return predicateText(node);
	const children = childrenOf(node).map(nodeText).join(' ; ');
	if ('all' in node) return `toutes ces conditions (${children})`;
	if ('any' in node) return `au moins une de ces conditions (${children})`;
	if ('not' in node) return `aucune de ces conditions (${children})`;
	return `au moins ${formatNumber(node.atLeast.score)} points parmi (${children})`;
}

/** What a node is, its notes aside; two nodes that ask the same have the same. */
const questionOf = (node: Condition): string => (isPredicate(node) ? keyOf(node) : nodeText(node));

/** Differences between two trees: like nodes are paired first, then those that only changed their value. */
function treeDifferences(label: string, before: Condition, after: Condition): readonly CriteriaDifference[] {
	const own = noteDifferences(label, before, after);
	if (isPredicate(before) && isPredicate(after))
		return [...predicateDifference(label, before, after), ...own];
	if (isPredicate(before) || isPredicate(after) || kindOf(before) !== kindOf(after)) {
		if (questionOf(before) === questionOf(after)) return own;
		return [changed(label, `${nodeText(before)} → ${nodeText(after)}`), ...own];
	}
	const score =
		'atLeast' in before && 'atLeast' in after && before.atLeast.score !== after.atLeast.score
			? [changed(label, `Points nécessaires : ${before.atLeast.score} → ${after.atLeast.score}`)]
			: [];
	return [...score, ...own, ...childDifferences(label, before, after)];
}

const kindOf = (node: Condition): string =>
	'all' in node
		? 'all'
		: 'any' in node
			? 'any'
			: 'not' in node
				? 'not'
				: 'atLeast' in node
					? 'atLeast'
					: 'field';

function childDifferences(label: string, before: Condition, after: Condition): readonly CriteriaDifference[] {
	const left = [...weighted(before)];
	const take = (found: (child: Child) => boolean): Child | undefined => {
		const at = left.findIndex(found);
		return at === -1 ? undefined : left.splice(at, 1)[0];
	};
	const children = weighted(after);
	const same = children.map((child) => take(({ node }) => questionOf(node) === questionOf(child.node)));
	const close = children.map((child, i) => same[i] ?? take(({ node }) => isClose(node, child.node)));
	const kept = children.flatMap((child, i): readonly CriteriaDifference[] => {
		const old = close[i];
		if (!old)
			return [{ segment: label, kind: 'added', text: french(`Condition ajoutée : ${nodeText(child.node)}`) }];
		const weight =
			old.weight === child.weight
				? []
				: [changed(label, `Poids de « ${nodeText(child.node)} » : ${old.weight} → ${child.weight}`)];
		return [...treeDifferences(label, old.node, child.node), ...weight];
	});
	const removed = left.map(({ node }) => ({
		segment: label,
		kind: 'removed' as const,
		text: french(`Condition retirée : ${nodeText(node)}`)
	}));
	return [...removed, ...kept];
}

interface Child {
	readonly node: Condition;
	readonly weight: number | null;
}

const weighted = (node: Condition): readonly Child[] =>
	'atLeast' in node
		? node.atLeast.of.map(({ when, weight }) => ({ node: when, weight }))
		: childrenOf(node).map((child) => ({ node: child, weight: null }));

const isClose = (a: Condition, b: Condition): boolean =>
	isPredicate(a) && isPredicate(b) ? a.field === b.field : kindOf(a) === kindOf(b);

function predicateDifference(
	label: string,
	before: Predicate,
	after: Predicate
): readonly CriteriaDifference[] {
	if (keyOf(before) === keyOf(after)) return [];
	if (before.field === after.field && before.op === after.op && typeof after.value === 'number') {
		const { label: name, unit } = field(after.field);
		const to = `${formatNumber(after.value)}${unit === undefined ? '' : ` ${unit}`}`;
		return [changed(label, `Seuil de « ${name} » : ${formatNumber(Number(before.value))} → ${to}`)];
	}
	return [changed(label, `${predicateText(before)} → ${predicateText(after)}`)];
}

function noteDifferences(label: string, before: Condition, after: Condition): readonly CriteriaDifference[] {
	const disabled =
		before.disabled === after.disabled
			? []
			: [changed(label, `Condition ${after.disabled ? 'désactivée' : 'réactivée'} : ${nodeText(after)}`)];
	const comment =
		before.comment === after.comment
			? []
			: [changed(label, `Commentaire de « ${nodeText(after)} » : ${after.comment ?? 'retiré'}`)];
	return [...disabled, ...comment];
}
