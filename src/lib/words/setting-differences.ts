import { isSameSetting, settingsDiff, type Settings } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { settingLabel, settingText } from './funding-settings';
import type { Looks } from './outcome-looks';

/** A setting that two scenarios say otherwise, in words. */
export interface SettingDifference {
	readonly key: string;
	readonly label: string;
	readonly before: string;
	readonly after: string;
}

/** What the product says of a key; undefined where it says nothing. */
function defaultOf(key: string): unknown {
	const [, id] = /^assumption:(.*)$/.exec(key) ?? [];
	if (id === undefined) return fundingDefaults.settings.get(key);
	const known = fundingDefaults.assumptions.find((assumption) => assumption.id === id);
	return known && { low: known.low, likely: known.likely, high: known.high };
}

/** What holds for a key; null is a value: « no help ». */
const saidOf = (key: string, value: unknown): unknown => (value === undefined ? defaultOf(key) : value);

/** A value in words; what nobody says is what the product says, and says so. */
export function saidSettingText(key: string, value: unknown, looks: Looks): string {
	if (value !== undefined) return settingText(key, value, looks);
	const own = defaultOf(key);
	if (own !== undefined) return `${settingText(key, own, looks)} (produit)`;
	return key.startsWith('grant:')
		? 'pas d’aide (produit)'
		: key.startsWith('pace:')
			? `${settingText(key, [], looks)} (produit)`
			: key.startsWith('item:')
				? 'retenu (produit)'
				: key.startsWith('grouping:')
					? 'aucun groupement (produit)'
					: 'non dit';
}

/** Settings that differ in words, in the order of their names. A setting that says what the product says is no difference. */
export function settingDifferences(
	before: Settings,
	after: Settings,
	looks: Looks
): readonly SettingDifference[] {
	return settingsDiff(before, after)
		.filter(({ key, before: old, after: now }) => !isSameSetting(saidOf(key, old), saidOf(key, now)))
		.map(({ key, before: old, after: now }) => ({
			key,
			label: settingLabel(key, looks),
			before: saidSettingText(key, old, looks),
			after: saidSettingText(key, now, looks)
		}))
		.sort((a, b) => a.label.localeCompare(b.label, 'fr', { numeric: true }));
}
