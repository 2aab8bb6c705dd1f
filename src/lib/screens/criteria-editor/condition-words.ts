import { field, type Operator } from '$lib/domain/fields';
import { isPredicate, type Condition, type Predicate } from '$lib/domain/segmentation';
import type { GroupKind } from '$lib/domain/criteria-editing';
import { formatDate, formatList, formatNumber, french, predicateText } from '$lib/words';
import { fieldValueLabel } from '../field-value-label';
import { groupKindOf } from './node-edits';
import type { Join } from './tree-rows';

/** What each kind of group asks, as in a sentence. */
export const GROUP_WORDS: Readonly<Record<Exclude<GroupKind, 'atLeast'>, string>> = {
	all: 'toutes ces conditions',
	any: 'au moins une de ces conditions',
	not: 'aucune de ces conditions'
};

/** « au moins 3 points parmi » */
export const scoreWords = (score: number): string =>
	`au moins ${formatNumber(score)} ${Math.abs(score) < 2 ? 'point' : 'points'} parmi`;

export const JOIN_WORDS: Readonly<Record<Join, string>> = { and: 'et', or: 'ou', nor: 'ni', points: 'et' };

/** Operators as they are chosen, and as they are read between a field and its value. */
export const OPERATOR_WORDS: Readonly<
	Record<Operator, { readonly choice: string; readonly reading: string }>
> = {
	in: { choice: 'parmi', reading: 'parmi' },
	is: { choice: 'est', reading: ':' },
	gte: { choice: 'au moins (≥)', reading: '≥' },
	gt: { choice: 'plus de (>)', reading: '>' },
	lte: { choice: 'au plus (≤)', reading: '≤' },
	lt: { choice: 'moins de (<)', reading: '<' },
	between: { choice: 'entre, bornes comprises', reading: 'entre' },
	contains: { choice: 'contient', reading: 'contient' },
	before: { choice: 'avant le', reading: 'avant le' },
	after: { choice: 'après le', reading: 'après le' }
};

/** A condition in three parts that follow each other, so that its value stands out. */
export interface ConditionWords {
	readonly field: string;
	readonly operator: string;
	readonly value: string;
}

/** More values than this are counted, not listed. */
const MOST_LISTED = 4;

export function conditionWords({ field: id, op, value }: Predicate): ConditionWords {
	const { label, unit } = field(id);
	const { reading } = OPERATOR_WORDS[op];
	const lone = Array.isArray(value) && value.length === 1;
	const operator = op === 'in' && lone ? ':' : reading;
	const isNumber = ['gte', 'gt', 'lte', 'lt'].includes(op);
	return {
		field: label,
		operator: operator === ':' ? '\u00a0: ' : ` ${operator}${isNumber ? '\u00a0' : ' '}`,
		value: valueWords({ field: id, op, value }, unit)
	};
}

function valueWords({ field: id, op, value }: Predicate, unit: string | undefined): string {
	const withUnit = (text: string, of: number): string =>
		unit === undefined ? text : `${text}\u00a0${unitOf(of, unit)}`;
	switch (op) {
		case 'in':
			return listWords(id, Array.isArray(value) ? value.map(String) : [String(value)]);
		case 'is':
			return value === 'yes' ? 'oui' : 'non';
		case 'contains':
			return french(`« ${String(value)} »`);
		case 'before':
		case 'after':
			return formatDate(String(value));
		case 'between': {
			const bounds = Array.isArray(value) ? value.map(Number) : [Number(value)];
			return withUnit(bounds.map(formatNumber).join(' et '), bounds[1] ?? 0);
		}
		default:
			return withUnit(formatNumber(Number(value)), Number(value));
	}
}

/** Units are declared in the plural; under two they are in the singular, but for acronyms. */
const unitOf = (value: number, unit: string): string =>
	Math.abs(value) < 2 ? unit.replace(/(?<=\p{Ll})s\b/gu, '') : unit;

function listWords(id: string, codes: readonly string[]): string {
	const labels = codes.map((code) => fieldValueLabel(id, code));
	if (labels.length <= MOST_LISTED + 1) return formatList(labels, 'ou');
	return `${labels.slice(0, MOST_LISTED).join(', ')} et ${labels.length - MOST_LISTED} autres`;
}

/** A node in one line, for what reads the tree aloud and for menus. */
export function nodeWords(node: Condition): string {
	if (isPredicate(node)) return predicateText(node);
	if ('atLeast' in node) return `au moins ${formatNumber(node.atLeast.score)} points`;
	const kind = groupKindOf(node);
	return kind === null || kind === 'atLeast' ? '' : GROUP_WORDS[kind];
}
