import { parseMapping, type Mapping } from '$lib/files';
import { schema, type Database } from '../db';

const { mappings } = schema;

/** Mappings that a person confirmed, by fingerprint of the header. */
export async function rememberedMappings(db: Database): Promise<readonly (readonly [string, Mapping])[]> {
	const rows = await db.orm.select().from(mappings);
	return rows.flatMap(({ fingerprint, mapping }) => {
		const parsed = parseMapping(mapping);
		return parsed.ok ? [[fingerprint, parsed.value] as const] : [];
	});
}

/** Remembers a confirmed mapping: the next file with the same header is read the same way. */
export async function rememberMapping(db: Database, fingerprint: string, mapping: Mapping): Promise<void> {
	await db.orm
		.insert(mappings)
		.values({ fingerprint, mapping })
		.onConflictDoUpdate({ target: mappings.fingerprint, set: { mapping, confirmedAt: new Date() } });
}
