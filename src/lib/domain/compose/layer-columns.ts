/** Rows of one layer: texts in the order of its columns. */
export type LayerRows = readonly (readonly string[])[];

/** One column of some rows. */
export interface ColumnTexts {
	/** Each different text once; every row's own where `codes` is null. */
	readonly values: readonly string[];
	/** By row, which of the values is its text; null when they hardly repeat: the text of a row is then that of its number. */
	readonly codes: Uint32Array<ArrayBuffer> | null;
}

/**
 * Some rows of one layer, column by column: a text that many rows repeat is looked up once, and passes from one thread to
 * another once.
 */
export interface LayerColumns {
	readonly rows: number;
	/** In the order of the layer's columns. */
	readonly columns: readonly ColumnTexts[];
}

/** Different texts after which a column may be given up as one that hardly repeats itself. */
const TRIAL = 100;

/** @param width number of columns; a row that has fewer texts says nothing of the last ones */
export const columnsOf = (rows: LayerRows, width: number): LayerColumns => ({
	rows: rows.length,
	columns: Array.from({ length: width }, (_, at) => columnAt(rows, at))
});

function columnAt(rows: LayerRows, at: number): ColumnTexts {
	const values: string[] = [];
	const codes = new Uint32Array(rows.length);
	const known = new Map<string, number>();
	let last: string | null = null;
	let code = 0;
	for (let i = 0; i < rows.length; i++) {
		const text = rows[i]?.[at] ?? '';
		if (text !== last) {
			code = known.get(text) ?? values.length;
			last = text;
			if (code === values.length) {
				if (code > TRIAL && code * 2 > i) return { values: rows.map((row) => row[at] ?? ''), codes: null };
				values.push(text);
				known.set(text, code);
			}
		}
		codes[i] = code;
	}
	return { values, codes };
}

/** The text of a row. */
export const textOf = ({ values, codes }: ColumnTexts, row: number): string =>
	values[codes === null ? row : (codes[row] ?? 0)] ?? '';
