import type { Settings } from './settings';

/** A key that two scenarios say otherwise; undefined where a side does not say it. */
export interface SettingDiff {
	readonly key: string;
	readonly before: unknown;
	readonly after: unknown;
}

/** Whether two values say the same, whatever the order in which they were written. Values are what JSON can hold. */
export function isSameSetting(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
	return (
		left.size === right.size &&
		[...left].every(([key, value]) => right.has(key) && isSameSetting(value, right.get(key)))
	);
}

/** What differs between two resolved scenarios, in the order of the keys. */
export function settingsDiff(before: Settings, after: Settings): readonly SettingDiff[] {
	const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
	return keys
		.filter((key) => before.has(key) !== after.has(key) || !isSameSetting(before.get(key), after.get(key)))
		.map((key) => ({ key, before: before.get(key), after: after.get(key) }));
}
