import type { PlanProblem } from './plan-problem';
import type { PlanDefaults } from './read-plan';
import { settingKey, type Settings } from './settings';

type Gone = Extract<
	PlanProblem['code'],
	'unknown-key' | 'unknown-assumption' | 'unknown-item' | 'unknown-segment' | 'unknown-choice'
>;

/**
 * What a setting is about that does not exist (any more): null when all of it does. The product's data and the criteria change; what
 * scenarios say of what is gone is kept, and has no effect.
 * @param segments of the criteria in force
 */
export function goneOf(defaults: PlanDefaults, segments: readonly string[], key: string): Gone | null {
	const parsed = settingKey(key);
	if (!parsed) return 'unknown-key';
	const [first = '', second = ''] = parsed.parts;
	const hasSegment = segments.includes(first);
	switch (parsed.kind) {
		case 'start':
		case 'shortage':
		case 'funder':
		case 'grouping':
			return null;
		case 'assumption':
			return defaults.assumptions.some(({ id }) => id === first) ? null : 'unknown-assumption';
		case 'item':
			return defaults.items.some(({ id }) => id === first) ? null : 'unknown-item';
		case 'target':
		case 'pace':
		case 'actual':
		case 'grant':
			return hasSegment ? null : 'unknown-segment';
		case 'choice':
			if (!hasSegment) return 'unknown-segment';
			return defaults.items.some(({ alternative }) => alternative?.group === second)
				? null
				: 'unknown-choice';
	}
}

/** Settings that can be read into a plan, and the keys of those that have no effect, in the order given. */
export function effectiveSettings(
	defaults: PlanDefaults,
	segments: readonly string[],
	settings: Settings
): { readonly settings: Settings; readonly withoutEffect: readonly string[] } {
	const isGone = (key: string): boolean => goneOf(defaults, segments, key) !== null;
	return {
		settings: new Map([...settings].filter(([key]) => !isGone(key))),
		withoutEffect: [...settings.keys()].filter(isGone)
	};
}
