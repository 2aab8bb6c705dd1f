import type { Settings } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { french, saidSettingText, settingLabel, settingText, type Looks } from '$lib/words';

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
	/** Why, and the source of the value where it changed; `''` when neither is said. */
	readonly why: string;
}

/** The source that a value says; `''` for none. */
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
	const originOf = (key: string): unknown =>
		inherited.get(key) ?? fundingDefaults.assumptions.find(({ id }) => key === `assumption:${id}`);
	const origin = (key: string): string =>
		`${saidSettingText(key, inherited.get(key), looks)}, valeur d’origine`.replace(' (produit),', ',');
	const standing = new Map<string, { readonly text: string; readonly source: string }>();
	return changes
		.toReversed()
		.map(({ id, key, reset, value, author, at, note }): SettingHistoryLine => {
			const before = standing.get(key) ?? { text: origin(key), source: sourceOf(originOf(key)) };
			const after = reset
				? { text: origin(key), source: sourceOf(originOf(key)) }
				: { text: settingText(key, value, looks), source: sourceOf(value) };
			standing.set(key, after);
			const isSourced = after.source !== '' && after.source !== before.source && !reset;
			const why = [note, isSourced ? `Source : ${after.source}` : '']
				.filter((said) => said !== '')
				.join('. ');
			return {
				id,
				key,
				label: settingLabel(key, looks),
				author,
				at,
				before: before.text,
				after: after.text,
				why: french(why)
			};
		})
		.reverse();
}
