import * as v from 'valibot';
import { createComposer } from '$lib/domain/compose';
import type { LayerKind } from '$lib/domain/fields';
import type { Scope } from '$lib/domain/access';
import { codedColumn, type TerritoryTable } from '$lib/domain/table';
import { reference } from '$lib/reference';
import type { Database } from '../db';
import { currentVersion, readLayers, type StoredLayer } from '../versions';
import { currentSeen } from './seen-versions';

const ROWS = v.array(v.array(v.string()));

/**
 * One structure as the registers in force have it, nothing decided by hand: a territory of one row.
 * @returns null for a structure that the scope does not see
 */
export async function registeredSeen(
	db: Database,
	finess: string,
	scope: Scope
): Promise<TerritoryTable | null> {
	const [seen, version] = [await currentSeen(db, scope), await currentVersion(db)];
	if (!seen || !version || finess === '') return null;
	if (!codedColumn(seen.table.structures, 'structure.finess').values.includes(finess)) return null;
	const layers = await readLayers(db, version.layerIds);
	const of = (kind: LayerKind): readonly StoredLayer[] => layers.filter((layer) => layer.kind === kind);
	const composer = createComposer(reference);
	const entities = new Set<string>();
	const sites = await rowsAbout(db, of('establishments'), 'structure.finess', [finess]);
	for (const { layer, rows } of sites) {
		composer.layer(layer).add(rows);
		const entityAt = layer.columns.indexOf('structure.legal_entity');
		for (const row of rows) entities.add(row[entityAt] ?? '');
	}
	entities.delete('');
	for (const { layer, rows } of await rowsAbout(db, of('legal-entities'), 'legal-entity.finess', [
		...entities
	]))
		composer.layer(layer).add(rows);
	return composer.finish().table;
}

/** The rows of layers that are about some numbers; a layer without any is there all the same, as what it covers counts. */
async function rowsAbout(
	db: Database,
	layers: readonly StoredLayer[],
	key: string,
	numbers: readonly string[]
): Promise<readonly { readonly layer: StoredLayer; readonly rows: readonly (readonly string[])[] }[]> {
	const chunks =
		layers.length === 0 || numbers.length === 0
			? []
			: await db.query(
					`select layer_id::int, data from layer_chunks
					where layer_id in (select jsonb_array_elements_text($1::text::jsonb)::int)
						and exists (
							select 1 from jsonb_array_elements_text($2::text::jsonb) as wanted(number)
							where strpos(data, wanted.number) > 0
						)
					order by layer_id, chunk`,
					[JSON.stringify(layers.map(({ id }) => id)), JSON.stringify(numbers)]
				);
	return layers.map((layer) => {
		const keyAt = layer.columns.indexOf(key);
		const rows = chunks
			.filter(([id]) => id === layer.id)
			.flatMap(([, data]) => v.parse(ROWS, JSON.parse(String(data))))
			.filter((row) => numbers.includes(row[keyAt] ?? ''));
		return { layer, rows };
	});
}
