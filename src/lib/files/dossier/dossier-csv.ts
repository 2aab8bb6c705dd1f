import type { DossierColumn, DossierTable, ReadTable } from '$lib/domain/dossier';
import { neutralise } from '$lib/domain/shared';
import { RecordSplitter } from '../delimited';

const BOM = '\ufeff';
const END = '\r\n';
const ROWS_AT_ONCE = 500;

/** Part of a file, and how many lines of a table it holds, without that of the columns. */
export interface TextPiece {
	readonly text: string;
	readonly rows: number;
}

const quoted = (cell: string): string => `"${neutralise(cell).replaceAll('"', '""')}"`;

const lineOf = (columns: readonly DossierColumn[], row: readonly string[]): string =>
	`${columns.map(({ kind }, at) => (kind === 'text' ? quoted(row[at] ?? '') : (row[at] ?? ''))).join(';')}${END}`;

/**
 * A table of a dossier as a French spreadsheet opens it, piece by piece: `;`, UTF-8 with a BOM, CRLF, decimal comma. Every text is
 * between quotes and no number is, so that « quoted cells are texts » keeps FINESS numbers whole.
 */
export function* writeTable({ columns, rows }: DossierTable): Generator<TextPiece> {
	yield { text: `${BOM}${columns.map(({ name }) => quoted(name)).join(';')}${END}`, rows: 0 };
	let held = '';
	let count = 0;
	for (const row of rows()) {
		held += lineOf(columns, row);
		if (++count < ROWS_AT_ONCE) continue;
		yield { text: held, rows: count };
		held = '';
		count = 0;
	}
	if (count > 0) yield { text: held, rows: count };
}

/** The same table as it is read back from what `writeTable` writes. */
export function tableAsWritten({ columns, rows }: DossierTable): ReadTable {
	const cells = [...rows()].map((row) =>
		columns.map(({ kind }, at) => (kind === 'text' ? neutralise(row[at] ?? '') : (row[at] ?? '')))
	);
	const all = [columns.map(({ name }) => neutralise(name)), ...cells];
	let line = 1;
	const lines = all.map((row) => {
		const at = line;
		line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
		return at;
	});
	return { columns: all[0] ?? [], rows: cells, lines: lines.slice(1) };
}

/** Reads a CSV file with semicolons, whatever it is: cells as they are written. */
export function readTable(bytes: Uint8Array): ReadTable {
	const splitter = new RecordSplitter(';', 'utf-8');
	const records = [...splitter.push(Buffer.from(bytes)), ...splitter.end()];
	const [head, ...rest] = records;
	return {
		columns: head?.fields ?? [],
		rows: rest.map(({ fields }) => fields),
		lines: rest.map(({ line }) => line)
	};
}

/** A text as it was before it was made safe for spreadsheets. */
export function restored(cell: string): string {
	const bare = cell.slice(1);
	return cell.startsWith("'") && neutralise(bare) === cell ? bare : cell;
}
