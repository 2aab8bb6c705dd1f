import { and, eq } from 'drizzle-orm';
import { schema, type Database } from '../db';
import type { Base } from './base';
import { declarationKey, isSameReading, parseLayerKey, type Declaration } from '../reading';
import { MAX_ERRORS, type FileDetails, type LineError } from './outcome';
import { findRecord } from './record';
import type { FileCounts } from './state';

const { rejects } = schema;

/** What is told of a file without reading it again. */
export interface KnownFile {
	readonly counts: FileCounts;
	readonly details: FileDetails;
	readonly errors: readonly LineError[];
}

async function readErrors(db: Database, importId: number, file: number): Promise<readonly LineError[]> {
	const { line, column, value, expected, code } = rejects;
	return db.orm
		.select({ line, column, value, expected, code })
		.from(rejects)
		.where(and(eq(rejects.importId, importId), eq(rejects.file, file)))
		.orderBy(line)
		.limit(MAX_ERRORS);
}

/**
 * What was told of a file when it was first read, if its layers are in the version in force.
 * @param fileKey see `fileKey`
 */
export async function findKnown(
	db: Database,
	base: Base,
	fileKey: string,
	declaration: Declaration
): Promise<KnownFile | null> {
	const asked = declarationKey(declaration);
	const layer = base.layers.find(({ contentHash }) =>
		isSameReading(parseLayerKey(contentHash), fileKey, asked)
	);
	const record = layer ? await findRecord(db, layer.importId) : null;
	const number = record?.state.files.findIndex((file) => file.fileKey === fileKey) ?? -1;
	const file = record?.state.files[number];
	if (!record || !file?.counts || !file.details) return null;
	const errors = file.counts.rejected === 0 ? [] : await readErrors(db, record.id, number);
	return { counts: file.counts, details: { ...file.details, known: true }, errors };
}
