import { isWirePart, type WirePart } from '$lib/arrow';
import type { Database } from '../db';
import type { Scope } from '$lib/domain/access';
import { currentVersion, isVersionHash } from '../versions';
import { scopedTable, versionSeenAs } from './scoped-table';

/** What a client asks of the territory. */
export interface TerritoryRequest {
	/** Name of the part, as in the address. */
	readonly part: string;
	/** Hash of what is wanted, as the scope sees it; null for the version in force. */
	readonly version: string | null;
	/** Build that the client's code comes from; null when it does not say. */
	readonly build: string | null;
}

/** Why a part of the territory is not given. */
export type TerritoryRefusal =
	| { readonly code: 'unknown-part' }
	| { readonly code: 'no-data' }
	| { readonly code: 'unknown-version' }
	/** The page is older or newer than this server: what it would read could mean something else. */
	| { readonly code: 'other-build' };

/** What to send. */
export interface TerritoryAnswer {
	readonly part: WirePart;
	/** Hash of what is seen. */
	readonly hash: string;
	/** Hash of the version it is cut from. */
	readonly version: string;
	readonly scope: Scope;
	/** True when the address names the version: what it gives never changes. */
	readonly immutable: boolean;
}

/** Decides what a request gets. */
export async function resolveTerritory(
	db: Database,
	{ part, version, build }: TerritoryRequest,
	ownBuild: string,
	scope: Scope
): Promise<TerritoryAnswer | TerritoryRefusal> {
	if (!isWirePart(part)) return { code: 'unknown-part' };
	if (build !== null && build !== ownBuild) return { code: 'other-build' };
	const current = await currentVersion(db);
	if (!current) return version === null ? { code: 'no-data' } : { code: 'unknown-version' };
	if (version === null) {
		const { hash } = await scopedTable(db, current.hash, scope);
		return { part, hash, version: current.hash, scope, immutable: false };
	}
	const found = await versionOf(db, version, current.hash, scope);
	return found === null
		? { code: 'unknown-version' }
		: { part, hash: version, version: found, scope, immutable: true };
}

/**
 * The version that a scope sees under a hash. For a part of the territory: the one in force, or one that this process cut
 * lately; a page that asks for another is told to load anew.
 */
async function versionOf(db: Database, seen: string, current: string, scope: Scope): Promise<string | null> {
	if (scope === 'national') return (await isVersionHash(db, seen)) ? seen : null;
	if ((await scopedTable(db, current, scope)).hash === seen) return current;
	return versionSeenAs(db, seen, scope);
}
