import type { Scope } from '$lib/domain/access';
import type { TerritoryTable } from '$lib/domain/table';
import type { Database } from '../db';
import { currentVersion, findVersion, listVersions, type Version } from '../versions';
import { scopedTable } from './scoped-table';

/** A version as somebody of a scope may know it. */
export interface SeenVersion extends Pick<
	Version,
	'id' | 'parentId' | 'createdAt' | 'kind' | 'restoresId' | 'asOf' | 'fictional' | 'partlyFictional'
> {
	/** What is of all territories together: null for a scope that is not national. */
	readonly whole: Pick<
		Version,
		'hash' | 'importId' | 'layerIds' | 'structures' | 'added' | 'changed' | 'closed' | 'unchanged'
	> | null;
	/** True when it has the content in force. */
	readonly inForce: boolean;
}

/** A version and the part of its territory that a scope sees. */
export interface SeenTerritory {
	readonly version: SeenVersion;
	readonly table: TerritoryTable;
	/** SHA-256 of what is seen. */
	readonly hash: string;
}

function seen(version: Version, current: Version | undefined | null, scope: Scope): SeenVersion {
	const { id, parentId, createdAt, kind, restoresId, asOf, fictional, partlyFictional } = version;
	const { hash, importId, layerIds, structures, added, changed, closed, unchanged } = version;
	return {
		id,
		parentId,
		createdAt,
		kind,
		restoresId,
		asOf,
		fictional,
		partlyFictional,
		whole:
			scope === 'national'
				? { hash, importId, layerIds, structures, added, changed, closed, unchanged }
				: null,
		inForce: hash === current?.hash
	};
}

/** Every version, the current one first. */
export async function versionsSeen(db: Database, scope: Scope): Promise<readonly SeenVersion[]> {
	const versions = await listVersions(db);
	return versions.map((version) => seen(version, versions[0], scope));
}

async function territoryOf(db: Database, version: Version, scope: Scope): Promise<SeenTerritory> {
	const current = await currentVersion(db);
	return { version: seen(version, current, scope), ...(await scopedTable(db, version.hash, scope)) };
}

/** The version in force; null before the first import. */
export async function currentSeen(db: Database, scope: Scope): Promise<SeenTerritory | null> {
	const version = await currentVersion(db);
	return version && territoryOf(db, version, scope);
}

/** One version by number; null when there is none. */
export async function findSeen(db: Database, id: number, scope: Scope): Promise<SeenTerritory | null> {
	const version = await findVersion(db, id);
	return version && territoryOf(db, version, scope);
}
