import type { Scope } from '$lib/domain/access';
import { LIST, parseView, viewRows, withoutGoneLists, type View, type ViewLevel } from '$lib/domain/view';
import type { RulesInForce } from '$lib/domain/overrides';
import type { Criteria } from '$lib/domain/segmentation';
import {
	classified,
	listReader,
	parseColumns,
	territoryTitle,
	type ListRow,
	type TerritoryData
} from '$lib/screens';
import { app } from '$lib/server/app';
import { memberSets, membersOf, type NamedList } from '$lib/server/saved';
import { rulesInForce, rulesWith, type NamedRules } from '$lib/server/overrides';
import { currentSeen, type SeenTerritory, type SeenVersion } from '$lib/server/territory';
import { viewer } from './viewer.server';

/** What the viewer sees of the version in force, and all that the rules say of it. */
export interface Current {
	readonly version: SeenVersion;
	/** SHA-256 of what is seen. */
	readonly hash: string;
	readonly rules: NamedRules;
	readonly data: TerritoryData;
}

/** The viewer's part of the version in force, classified; null before the first import. */
export async function currentTerritory(): Promise<Current | null> {
	const { db } = await app();
	const seen = await currentSeen(db, viewer().scope);
	if (!seen) return null;
	const { version, hash, table } = seen;
	const rules = await rulesInForce(db, table);
	return { version, hash, rules, data: classified(hash, table, rules) };
}

/**
 * The version in force in a scope that may be wider than the viewer's, to compute what depends on structures that they do not see: cut
 * the result before anything of it is sent. Null before the first import.
 */
export async function territoryOfScope(scope: Scope): Promise<TerritoryData | null> {
	const { db } = await app();
	const seen = await currentSeen(db, scope);
	return seen && classified(seen.hash, seen.table, await rulesInForce(db, seen.table));
}

/** A dataset as the viewer sees it, under given rules: those of a dossier, which may be of the past. */
export const territoryWith = ({ hash, table }: SeenTerritory, rules: NamedRules): TerritoryData =>
	classified(hash, table, rules);

/** A dataset as the viewer sees it, as other criteria classify it under the overrides of today. */
export async function territoryUnder(
	{ hash, table }: SeenTerritory,
	criteria: Criteria
): Promise<TerritoryData> {
	return classified(hash, table, await rulesWith((await app()).db, table, criteria));
}

/** What the top of every page says of the dataset; null before the first import. */
export interface Heading {
	readonly version: number;
	readonly hash: string;
	/** ISO date. */
	readonly asOf: string;
	readonly fictional: boolean;
	/** Real files complete the demonstration. */
	readonly partlyFictional: boolean;
	readonly territory: string;
	/** What puts structures in their segments; the browser computes with it. */
	readonly rules: RulesInForce;
	/** SHA-256 of the rules. */
	readonly rulesHash: string;
}

export async function heading(): Promise<Heading | null> {
	const current = await currentTerritory();
	if (!current) return null;
	const { version, hash, data, rules } = current;
	return {
		version: version.id,
		hash,
		asOf: version.asOf,
		fictional: version.fictional,
		partlyFictional: version.partlyFictional,
		territory: territoryTitle(data.table),
		rules: rules.rules,
		rulesHash: rules.hash
	};
}

/** Rows sent with the page itself: enough for the tallest screen. */
const FIRST_ROWS = 40;

/** The first rows and the counts of a list, for the address it is opened at. */
export interface FirstSight {
	readonly rows: readonly ListRow[];
	readonly count: number;
	/** Rows that the view hides because they are out of scope. */
	readonly hidden: number;
}

export async function firstSight(level: ViewLevel, parameters: URLSearchParams): Promise<FirstSight | null> {
	const asked = await askedView(level, parameters);
	if (!asked) return null;
	const { data, view } = asked;
	const { rows, hidden } = viewRows(data, level, view);
	const read = listReader(data, level, parseColumns(parameters, level));
	return {
		rows: [...rows.subarray(0, FIRST_ROWS)].map(read),
		count: rows.length,
		hidden
	};
}

/** What an address asks to see, with the lists it names; lists that are gone are left out, as the screen says. */
export interface AskedView extends Current {
	readonly view: View;
	readonly lists: readonly NamedList[];
}

/** The view of an address on the version in force; null before the first import. */
export async function askedView(level: ViewLevel, parameters: URLSearchParams): Promise<AskedView | null> {
	const current = await currentTerritory();
	if (!current) return null;
	const asked = parseView(parameters, level);
	const wanted = asked.filters[LIST] ?? [];
	if (wanted.length === 0) return { ...current, view: asked, lists: [] };
	const lists = await membersOf((await app()).db, wanted, viewer().scope);
	const { view } = withoutGoneLists(asked, (id) => lists.has(id));
	const data = { ...current.data, lists: memberSets(lists) };
	return { ...current, data, view, lists: [...lists.values()] };
}
