import type { RulesInForce } from '$lib/domain/overrides';
import type { TerritoryTable } from '$lib/domain/table';
import { ssoRule } from '$lib/reference';
import { territoryData, type TerritoryData } from './territory-data';

/** Territories kept classified: that of the version and rules in force for a few scopes. */
const KEPT = 8;

/** Territories looked at lately, by hashes, the last one at the end: classified once, not at each request. */
const known = new Map<string, TerritoryData>();

/**
 * A territory as rules classify it; the same object as long as nothing has changed.
 * @param hash SHA-256 of the table as it is seen; @param rules with theirs
 */
export function classified(
	hash: string,
	table: TerritoryTable,
	{ hash: ofRules, rules }: { readonly hash: string; readonly rules: RulesInForce }
): TerritoryData {
	const key = `${hash} ${ofRules}`;
	const data = known.get(key) ?? territoryData(table, rules, ssoRule);
	known.delete(key);
	known.set(key, data);
	for (const [oldest] of known) {
		if (known.size <= KEPT) break;
		known.delete(oldest);
	}
	return data;
}
