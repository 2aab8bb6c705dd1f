import type { Settings } from '$lib/domain/funding';
import { settingLabel, settingText, type Looks } from '$lib/words';

/** A change of a setting as it was kept. */
interface Change {
	readonly id: number;
	readonly key: string;
	/** Whether it forgot the key: what the base says holds again. */
	readonly reset: boolean;
	readonly value: unknown;
	readonly author: string;
	/** ISO date and time. */
	readonly at: string;
	readonly note: string;
}

/** A change of a setting in words: who, when, what it was and what it became. */
export interface SettingHistoryLine {
	readonly id: number;
	readonly key: string;
	readonly label: string;
	readonly author: string;
	readonly at: string;
	readonly before: string;
	readonly after: string;
	/** Why, or the source of the value; `''` when neither is said. */
	readonly why: string;
}

/** The source that a value says. */
const sourceOf = (value: unknown): string =>
	typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string'
		? value.source
		: '';

/**
 * Changes in words, in their order.
 * @param changes all those of the keys that they are about, the last one first
 * @param inherited what the base says today, the product's defaults included: what held before the first change, and after a reset
 */
export function settingHistoryLines(
	changes: readonly Change[],
	inherited: Settings,
	looks: Looks
): readonly SettingHistoryLine[] {
	const origin = (key: string): string => {
		const own = inherited.get(key);
		return inherited.has(key) ? `${settingText(key, own, looks)} (valeur d’origine)` : 'valeur d’origine';
	};
	const standing = new Map<string, string>();
	return changes
		.toReversed()
		.map(({ key, reset, value, ...change }): SettingHistoryLine => {
			const before = standing.get(key) ?? origin(key);
			const after = reset ? origin(key) : settingText(key, value, looks);
			standing.set(key, after);
			const { id, author, at, note } = change;
			const why = note === '' ? sourceOf(value) : note;
			return { id, key, label: settingLabel(key, looks), author, at, before, after, why };
		})
		.reverse();
}
