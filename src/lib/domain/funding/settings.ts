/**
 * What a scenario says, as a flat map: what it does not say, its base says, and at the end of the chain the product's defaults. So a
 * variant is the few keys it overrides, and resetting one is forgetting its key.
 *
 *     start                      « 2027-01 »
 *     assumption:<id>            { low, likely, high, source, date, confidence }
 *     item:<id>                  { enabled, segments }
 *     target:<segment>           « min » or « max »
 *     choice:<segment>:<group>   the variant of a group of alternatives
 *     pace:<segment>             [{ from, perMonth }]
 *     actual:<segment>:<month>   { equipped, source }
 *     grant:<segment>            a grant rule, or null for no help
 *     funder:<id>                { label, envelopes }
 *     shortage                   { kind, … }
 *     grouping:<organisation>    { esms }: how many ESMS the grouping holds that asks for it
 */
export type Settings = ReadonlyMap<string, unknown>;

export const SETTING_KINDS = [
	'start',
	'assumption',
	'item',
	'target',
	'choice',
	'pace',
	'actual',
	'grant',
	'funder',
	'shortage',
	'grouping'
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** A key, taken apart; null for a text that is no key. */
export function settingKey(
	key: string
): { readonly kind: SettingKind; readonly parts: readonly string[] } | null {
	const [head = ''] = key.split(':', 1);
	const kind = SETTING_KINDS.find((known) => known === head);
	if (!kind) return null;
	const rest = key.slice(head.length + 1);
	if (kind === 'start' || kind === 'shortage')
		return rest === '' && !key.includes(':') ? { kind, parts: [] } : null;
	if (rest === '') return null;
	// Ids of assumptions hold colons (« price:fido-key »); segments and groups do not.
	if (kind !== 'choice' && kind !== 'actual') return { kind, parts: [rest] };
	const cut = rest.indexOf(':');
	return cut < 1 || cut === rest.length - 1
		? null
		: { kind, parts: [rest.slice(0, cut), rest.slice(cut + 1)] };
}

/** What holds in the end, from the base of all to the variant itself: the last one that says a key has it. */
export function resolveSettings(chain: readonly Settings[]): Settings {
	const resolved = new Map<string, unknown>();
	for (const settings of chain) for (const [key, value] of settings) resolved.set(key, value);
	return resolved;
}
