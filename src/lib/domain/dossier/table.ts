/** A column of a file of the dossier. */
export interface DossierColumn {
	readonly name: string;
	/** Texts are written between quotes, so that spreadsheets can keep FINESS numbers as they are. */
	readonly kind: 'text' | 'number';
}

/** One CSV file of the dossier, whatever it is written to. */
export interface DossierTable {
	/** Path inside the dossier: `structures.csv`, `entrees/structures.csv`. */
	readonly file: string;
	readonly columns: readonly DossierColumn[];
	/** How many of the first columns name a line. */
	readonly keys: number;
	/** Cells as texts, in the order of the columns; may be read again. */
	readonly rows: () => Iterable<readonly string[]>;
}

export const text = (name: string): DossierColumn => ({ name, kind: 'text' });
export const number = (name: string): DossierColumn => ({ name, kind: 'number' });
