import { covers, intersection, scopeKey, type Scope } from '$lib/domain/access';
import { cutOf, cutTable } from '$lib/domain/cut';
import { reference } from '$lib/reference';
import { territoryData, type TerritoryData } from '../territory-data';

/** Territories cut further than what is seen, by scope: the same at each look. */
const cuts = new WeakMap<TerritoryData, Map<string, TerritoryData>>();

/**
 * What somebody sees of the territories that a scenario is about: a scenario never computes on more than those.
 * @param data what is seen
 * @returns null where nothing of it is seen
 */
export function territoryWithin(data: TerritoryData, scope: Scope): TerritoryData | null {
	const seen: Scope = data.table.territories ?? 'national';
	if (covers(scope, seen)) return data;
	const shared = intersection(scope, seen);
	const cut = shared && cutOf(shared, reference.departments);
	if (!shared || !cut) return null;
	const held = cuts.get(data) ?? new Map<string, TerritoryData>();
	cuts.set(data, held);
	const key = scopeKey(shared);
	const known = held.get(key);
	if (known) return known;
	const { criteria, overrides, rule } = data;
	const made = territoryData(cutTable(data.table, cut), { criteria, overrides }, rule);
	held.set(key, made);
	return made;
}
