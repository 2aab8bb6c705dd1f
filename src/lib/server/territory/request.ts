import { isWirePart, type WirePart } from '$lib/arrow';
import type { Database } from '../db';
import { currentVersion, isVersionHash } from '../versions';

/** What a client asks of the territory. */
export interface TerritoryRequest {
	/** Name of the part, as in the address. */
	readonly part: string;
	/** Hash of the version wanted; null for the one in force. */
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
	readonly hash: string;
	/** True when the address names the version: what it gives never changes. */
	readonly immutable: boolean;
}

/** Decides what a request gets. */
export async function resolveTerritory(
	db: Database,
	{ part, version, build }: TerritoryRequest,
	ownBuild: string
): Promise<TerritoryAnswer | TerritoryRefusal> {
	if (!isWirePart(part)) return { code: 'unknown-part' };
	if (build !== null && build !== ownBuild) return { code: 'other-build' };
	if (version !== null) {
		return (await isVersionHash(db, version))
			? { part, hash: version, immutable: true }
			: { code: 'unknown-version' };
	}
	const current = await currentVersion(db);
	return current ? { part, hash: current.hash, immutable: false } : { code: 'no-data' };
}
