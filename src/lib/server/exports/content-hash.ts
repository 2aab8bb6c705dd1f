import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { SheetCell } from '$lib/domain/sheets';
import { csvHead, csvLines, writeCsv } from '$lib/files';
import type { ExportRows } from './export-rows';

/** Rows whose content is hashed. */
type HashedRows = Pick<ExportRows, 'names' | 'cells'>;

const ROWS_AT_ONCE = 500;

/** SHA-256 of the CSV file of an export: it names its content, whatever its format. Other work goes on meanwhile. */
export async function contentHash({ names, cells }: HashedRows): Promise<string> {
	const hash = createHash('sha256');
	for (const piece of writeCsv(names, cells())) {
		hash.update(piece);
		await setImmediate();
	}
	return hash.digest('hex');
}

/** The same hash, taken from rows while something else reads them; complete once all of them were read. */
export function hashAlong({ names, cells }: HashedRows): {
	readonly rows: Iterable<readonly SheetCell[]>;
	readonly digest: () => string;
} {
	const hash = createHash('sha256').update(csvHead(names));
	const rows = function* (): Generator<readonly SheetCell[]> {
		let held: (readonly SheetCell[])[] = [];
		for (const row of cells()) {
			yield row;
			held.push(row);
			if (held.length < ROWS_AT_ONCE) continue;
			hash.update(csvLines(held));
			held = [];
		}
		if (held.length > 0) hash.update(csvLines(held));
	};
	return { rows: rows(), digest: () => hash.digest('hex') };
}
