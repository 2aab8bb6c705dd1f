import type { Scope } from '$lib/domain/access';
import type { LayerKind } from '$lib/domain/fields';
import type { LayerCoverage } from '$lib/domain/table';
import type { Database } from '../db';
import { currentVersion, readLayers } from '../versions';
import { scopedTable } from './scoped-table';

/** A file that the version in force is made of. */
export interface SeenLayer {
	readonly id: number;
	readonly kind: LayerKind;
	readonly name: string;
	/** ISO date; `''` when not said. */
	readonly referenceDate: string;
	/** Its lines and what it covers, elsewhere too: null for a scope that is not national. */
	readonly whole: { readonly rows: number; readonly coverage: LayerCoverage } | null;
}

/** The files behind what a scope sees: those that some value of it comes from. */
export async function layersSeen(db: Database, scope: Scope): Promise<readonly SeenLayer[]> {
	const version = await currentVersion(db);
	if (!version) return [];
	const { table } = await scopedTable(db, version.hash, scope);
	const isSource = (kind: LayerKind, name: string): boolean =>
		table.sources.some((source) => source.kind === kind && source.name === name);
	return (await readLayers(db, version.layerIds))
		.filter(({ kind, name }) => scope === 'national' || isSource(kind, name))
		.map(({ id, kind, name, rows, referenceDate, coverage }) => ({
			id,
			kind,
			name,
			referenceDate,
			whole: scope === 'national' ? { rows, coverage } : null
		}));
}
