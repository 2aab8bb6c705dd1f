import { err, type Result } from '../shared';
import { CRITERIA_KEYS, FORMAT } from './criteria-format';
import type { Condition, Criteria } from './criteria';
import { jsonFault } from './json-fault';
import { isPredicate } from './tree';
import { parseCriteria, type CriteriaProblem } from './validate';

/** The longest file of criteria, in characters. */
export const MAX_CRITERIA_TEXT = 2_000_000;

/** Reads criteria from the text of a file. Whatever the text, the answer is criteria or problems, never an exception. */
export function readCriteria(text: string): Result<Criteria, readonly CriteriaProblem[]> {
	if (text.length > MAX_CRITERIA_TEXT) return err([{ code: 'too-big', path: '', detail: '' }]);
	const bare = text.replace(/^\uFEFF/, '');
	let json: unknown;
	try {
		json = JSON.parse(bare);
	} catch (error) {
		return err([{ code: 'not-json', path: '', detail: jsonFault(bare, error) }]);
	}
	return parseCriteria(json);
}

/**
 * The canonical text of criteria: properties in one order, defaults left out, tabs, one line break at the end. Reading it gives
 * the same criteria; equal criteria have the same text.
 */
export const writeCriteria = (criteria: Criteria): string =>
	`${JSON.stringify(
		ordered(
			{ $schema: './schema.json', format: FORMAT, ...criteria },
			CRITERIA_KEYS.criteria,
			(key, value) =>
				key === 'segments'
					? criteria.segments.map((segment) =>
							ordered({ ...segment, when: written(segment.when) }, CRITERIA_KEYS.segment)
						)
					: key === 'assume'
						? criteria.assume.map((assumption) => ordered(assumption, CRITERIA_KEYS.assumption))
						: value
		),
		null,
		'\t'
	)}\n`;

/** A node with its properties in order: what it asks, then its notes. */
function written(condition: Condition): object {
	const notes = ordered(condition, CRITERIA_KEYS.notes);
	if (isPredicate(condition)) return { ...ordered(condition, CRITERIA_KEYS.predicate), ...notes };
	if ('all' in condition) return { all: condition.all.map(written), ...notes };
	if ('any' in condition) return { any: condition.any.map(written), ...notes };
	if ('not' in condition) return { not: written(condition.not), ...notes };
	const { score, of } = condition.atLeast;
	return {
		atLeast: { score, of: of.map(({ weight, when }) => ({ weight, when: written(when) })) },
		...notes
	};
}

/** The properties named, in their order; absent ones and defaults are left out. */
function ordered(
	from: object,
	keys: readonly string[],
	valueOf = (_key: string, value: unknown): unknown => value
): object {
	const values = new Map<string, unknown>(Object.entries(from));
	return Object.fromEntries(
		keys.flatMap((key) => {
			const value = values.get(key);
			return value === undefined || isDefault(key, value) ? [] : [[key, valueOf(key, value)]];
		})
	);
}

const isDefault = (key: string, value: unknown): boolean =>
	(key === 'estimates' && value === 'known') ||
	(key === 'excludedSectors' && Array.isArray(value) && value.length === 0) ||
	(key === 'disabled' && value !== true);
