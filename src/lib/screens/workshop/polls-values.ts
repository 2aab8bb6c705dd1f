import { findField } from '$lib/domain/fields';
import {
	isPredicate,
	nodeAt,
	nodesIn,
	type Condition,
	type Criteria,
	type NodeRef,
	type Predicate
} from '$lib/domain/segmentation';
import { distributionOf, type ValueCount } from '$lib/domain/sensitivity';
import type { TerritoryTable } from '$lib/domain/table';
import type { Bin, ValueItem } from '$lib/domain/workshop';
import { conditionSentence, french, outcomeLooks } from '$lib/words';
import { boundsOf, binsOf } from './polls-bins';

type Classified = { readonly table: TerritoryTable; readonly criteria: Criteria };

/** What a number of the criteria is for: the same words as in a ValueItem. */
export type ValueRole = ValueItem['role'];

/**
 * One number of the criteria as the room votes on it.
 * @param at where the predicate stands; for a score, its « at least n points »; for a weight, the weighted condition
 * @returns null when there is no such number there, or it is switched off
 */
export function valueItem(data: Classified, at: NodeRef, role: ValueRole): ValueItem | null {
	const segment = data.criteria.segments.find(({ id }) => id === at.segment);
	if (!segment || isOff(segment.when, at.path)) return null;
	const node = nodeAt(segment.when, at.path);
	if (!node) return null;
	const name = outcomeLooks(data.criteria.segments)(at.segment).short;
	const base = {
		id: [at.segment, role, ...at.path].join('-'),
		segment: at.segment,
		path: at.path,
		role
	};
	switch (role) {
		case 'threshold':
			return isPredicate(node) ? thresholdItem(data, node, base, name) : null;
		case 'score':
			return isPredicate(node) ? null : scoreItem(node, base, name);
		case 'weight':
			return weightItem(nodeAt(segment.when, at.path.slice(0, -1)), node, base, name);
		default:
			return role satisfies never;
	}
}

/** Whether a node or one above it is switched off: nobody is asked about it. */
const isOff = (when: Condition, path: readonly number[]): boolean =>
	[...path, null].some((_, i) => nodeAt(when, path.slice(0, i))?.disabled === true);

type Base = Pick<ValueItem, 'id' | 'segment' | 'path' | 'role'>;

const NUMERIC: Readonly<Record<string, string>> = {
	gte: 'à partir de combien',
	gt: 'au-dessus de combien',
	lte: 'jusqu’à combien',
	lt: 'au-dessous de combien'
};

function thresholdItem(
	{ table, criteria }: Classified,
	predicate: Predicate,
	base: Base,
	name: string
): ValueItem | null {
	const asked = NUMERIC[predicate.op];
	const declared = findField(predicate.field);
	if (asked === undefined || typeof predicate.value !== 'number' || !declared) return null;
	const isThere = [table.structures, table.organisations].some(({ columns }) => columns.has(predicate.field));
	const { values, unknown } = isThere
		? distributionOf(table, criteria, predicate)
		: { values: [], unknown: 0 };
	const counts = values.map(({ value, known, estimated }: ValueCount) => ({
		value,
		count: known + estimated
	}));
	const bounds = boundsOf(counts, predicate.value);
	return {
		...base,
		field: predicate.field,
		label: french(`« ${name} » : ${declared.label}, ${asked} ?`),
		unit: declared.unit ?? '',
		current: predicate.value,
		...bounds,
		bins: counts.length === 0 ? [] : binsOf(counts, predicate.value, bounds),
		unknown
	};
}

const NO_BINS: readonly Bin[] = [];

function scoreItem(node: Condition, base: Base, name: string): ValueItem | null {
	if (isPredicate(node) || !('atLeast' in node)) return null;
	const { score, of } = node.atLeast;
	const all = of.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
	return {
		...base,
		field: '',
		label: french(`« ${name} » : combien de points faut-il réunir ?`),
		unit: 'points',
		current: score,
		low: 1,
		high: Math.max(1, Math.ceil(all), Math.ceil(score)),
		step: 1,
		bins: NO_BINS,
		unknown: 0
	};
}

/** Weights that may be answered: nothing to this many points, or twice the one that stands. */
const MOST_WEIGHT = 5;

function weightItem(parent: Condition | null, node: Condition, base: Base, name: string): ValueItem | null {
	if (!parent || isPredicate(parent) || !('atLeast' in parent)) return null;
	const weight = parent.atLeast.of[base.path[base.path.length - 1] ?? -1]?.weight;
	if (weight === undefined) return null;
	return {
		...base,
		field: '',
		label: french(`« ${name} » : combien de points vaut « ${conditionSentence(node)} » ?`),
		unit: 'points',
		current: weight,
		low: Math.min(0, Math.floor(weight)),
		high: Math.max(MOST_WEIGHT, Math.ceil(2 * weight)),
		step: 1,
		bins: NO_BINS,
		unknown: 0
	};
}

/** Every number of the criteria of some segments: thresholds first, then scores and weights. */
export function valueItems(data: Classified, segments: readonly string[]): readonly ValueItem[] {
	const found = data.criteria.segments
		.filter(({ id }) => segments.includes(id))
		.flatMap(({ id, when }) =>
			nodesIn(when).flatMap(({ path }) =>
				(['threshold', 'score', 'weight'] as const).flatMap(
					(role) => valueItem(data, { segment: id, path }, role) ?? []
				)
			)
		);
	const rank = (item: ValueItem): number => (item.role === 'threshold' ? 0 : item.role === 'score' ? 1 : 2);
	return [...found].sort((a, b) => rank(a) - rank(b));
}
