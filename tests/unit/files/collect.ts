import {
	detect,
	fileSourceFromBytes,
	read,
	type Batch,
	type Detection,
	type FileSource,
	type ReadOptions,
	type ReadReport,
	type RejectedLine
} from '../../../src/lib/files';

/** What reading a file gave, all in memory. */
export interface Collected {
	readonly detection: Detection;
	readonly report: ReadReport;
	readonly rejects: readonly RejectedLine[];
	/** Rows by layer kind, as records by field id. */
	readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
	readonly lines: Readonly<Record<string, readonly number[]>>;
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
	typeof content === 'string' ? Buffer.from(content, 'utf8') : content;

export const sourceOf = (content: string | Uint8Array, name = 'fichier'): FileSource =>
	fileSourceFromBytes(name, bytesOf(content));

/** Detects and reads. @throws Error with the code when the file is refused. */
export async function collect(source: FileSource, options: ReadOptions = {}): Promise<Collected> {
	const detected = await detect(source, undefined, { mapped: options.mapping !== undefined });
	if (!detected.ok) throw new Error(`Refused: ${detected.error.code}`);
	const rows: Record<string, Record<string, string>[]> = {};
	const lines: Record<string, number[]> = {};
	const rejects: RejectedLine[] = [];
	const result = await read(source, detected.value, options, {
		batch(batch: Batch) {
			(rows[batch.kind] ??= []).push(
				...batch.rows.map((row) => Object.fromEntries(batch.columns.map((id, i) => [id, row[i] ?? ''])))
			);
			(lines[batch.kind] ??= []).push(...batch.lines);
		},
		reject: (line) => void rejects.push(line)
	});
	if (!result.ok) throw new Error(`Refused: ${result.error.code}`);
	return { detection: detected.value, report: result.value, rejects, rows, lines };
}
