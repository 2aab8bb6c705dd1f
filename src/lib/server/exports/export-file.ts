import { err, ok, type Result } from '$lib/domain/shared';
import { writeArrow, writeCsv, writeWorkbook } from '$lib/files';
import { contentHash, hashAlong } from './content-hash';
import { exportRows, type ExportRows } from './export-rows';
import type { ExportRequest, ExportSource } from './export-source';
import { manifestOf, type ExportManifest } from './manifest';
import { MANIFEST_COLUMNS, manifestLines } from './manifest-sheet';
import { workbookRefusal, type ExportRefusal } from './refusal';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'arrow'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	arrow: 'application/vnd.apache.arrow.file'
};

/** Where an Arrow file keeps its manifest, in the metadata of its schema. */
export const ARROW_MANIFEST = 'cible-2028:manifeste';

/** An export ready to be written. */
export interface Export {
	/** The pieces of the file, in order. */
	readonly pieces: Iterable<string> | AsyncIterable<Uint8Array>;
	readonly rows: number;
	readonly columns: readonly string[];
}

/** An export in one format, its manifest inside where the format has a place for it; refused when the file would be cut. */
export function exportFile(
	source: ExportSource,
	request: ExportRequest,
	{ format, file }: { readonly format: ExportFormat; readonly file: string }
): Result<Export, ExportRefusal> {
	const made = exportRows(source.data, request);
	const { rows, names: columns } = made;
	const manifest = (sha256: string): ExportManifest => manifestOf(source, request, made, { file, sha256 });
	const as = (pieces: Export['pieces']): Result<Export, never> => ok({ pieces, rows: rows.length, columns });
	switch (format) {
		case 'csv':
			return as(writeCsv(columns, made.cells()));
		case 'xlsx': {
			const refusal = workbookRefusal(source.data, rows.length);
			return refusal ? err(refusal) : as(workbookOf(source, request, made, manifest));
		}
		case 'arrow':
			return as(arrowOf(made, manifest));
	}
}

/** The manifest of an export, to be kept beside its file; makes the CSV once to take its hash. */
export async function exportManifest(
	source: ExportSource,
	request: ExportRequest,
	file: string
): Promise<ExportManifest> {
	const rows = exportRows(source.data, request);
	return manifestOf(source, request, rows, { file, sha256: await contentHash(rows) });
}

function workbookOf(
	{ data, madeAt }: ExportSource,
	{ level }: ExportRequest,
	made: ExportRows,
	manifest: (sha256: string) => ExportManifest
): AsyncIterable<Uint8Array> {
	const name = level === 'structure' ? 'Structures' : 'Organismes';
	const { rows, digest } = hashAlong(made);
	// The second sheet is read once the first is written: the hash is known by then.
	const lines = function* () {
		yield* manifestLines(manifest(digest()), data);
	};
	return writeWorkbook(
		[
			{ name, columns: made.columns, rows },
			{ name: 'Manifeste', columns: MANIFEST_COLUMNS, rows: lines() }
		],
		{ title: `Cible 2028 – ${name}`, made: madeAt }
	);
}

async function* arrowOf(
	made: ExportRows,
	manifest: (sha256: string) => ExportManifest
): AsyncGenerator<Uint8Array> {
	const columns = made.columns.map(({ name, type, cell }) => ({
		name,
		type,
		*cells() {
			for (const row of made.rows) yield cell(row);
		}
	}));
	const written = manifest(await contentHash(made));
	yield await writeArrow(columns, { [ARROW_MANIFEST]: JSON.stringify(written) });
}
