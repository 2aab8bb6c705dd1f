import { inArray } from 'drizzle-orm';
import * as v from 'valibot';
import { LAYER_KINDS } from '$lib/domain/fields';
import type { LayerMeta } from '$lib/domain/table';
import { schema, type Database } from '../db';

const { layers } = schema;

/** A stored layer: what it says of itself, its number and the import it came with. */
export interface StoredLayer extends LayerMeta {
	readonly id: number;
	readonly importId: number;
	readonly format: string;
	readonly rows: number;
}

const KIND = v.picklist(LAYER_KINDS);
const COLUMNS = v.array(v.string());
const COVERAGE = v.object({
	extent: v.picklist(['full', 'partial']),
	departments: v.union([v.literal('national'), v.array(v.string())]),
	inside: v.optional(v.boolean(), false)
});

/** Stored layers by number, in that order. */
export async function readLayers(db: Database, ids: readonly number[]): Promise<readonly StoredLayer[]> {
	if (ids.length === 0) return [];
	const rows = await db.orm
		.select()
		.from(layers)
		.where(inArray(layers.id, [...ids]))
		.orderBy(layers.id);
	return rows.map((row) => ({
		...row,
		arrival: row.importId,
		byHand: row.format === 'decision',
		kind: v.parse(KIND, row.kind),
		coverage: v.parse(COVERAGE, row.coverage),
		columns: v.parse(COLUMNS, row.columns)
	}));
}
