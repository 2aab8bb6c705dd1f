import { settingKey, type Settings } from './settings';

/** How many ESMS the grouping of an organisation holds, its own included, by id of the organisation, as settings say it. */
export function groupingsOf(settings: Settings): ReadonlyMap<string, number> {
	const groupings = new Map<string, number>();
	for (const [key, value] of settings) {
		const parsed = settingKey(key);
		if (parsed?.kind !== 'grouping' || typeof value !== 'object' || value === null) continue;
		if ('esms' in value && typeof value.esms === 'number') groupings.set(parsed.parts[0] ?? '', value.esms);
	}
	return groupings;
}
