import type { SnapshotPart } from '$lib/arrow';
import { cutOf, type Cut } from '$lib/domain/cut';
import type { Scope } from '$lib/domain/access';
import { reference } from '$lib/reference';
import type { Database } from '../db';
import { currentVersion, readLayers, readSnapshot, type StoredLayer, type Version } from '../versions';

/** What an import starts from: the version in force, and the layers it is made of. */
export interface Base {
	readonly version: Version | null;
	readonly layers: readonly StoredLayer[];
}

export async function readBase(db: Database): Promise<Base> {
	const version = await currentVersion(db);
	return { version, layers: version ? await readLayers(db, version.layerIds) : [] };
}

/** Where an import of a scope may change something; null for everywhere. */
export const cutOfScope = (scope: Scope): Cut | null => cutOf(scope, reference.departments);

/** The snapshot to compare with; null before the first version. */
export const baseSnapshot = async (
	db: Database,
	{ version }: Base
): Promise<readonly SnapshotPart[] | null> => (version ? readSnapshot(db, version.hash) : null);
