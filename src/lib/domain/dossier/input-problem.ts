/** A place of the dossier's inputs that cannot be read. Line 1 is that of the columns. */
export interface InputProblem {
	readonly file: string;
	readonly line: number;
	readonly column: string;
	/** In French: what is expected there. */
	readonly expected: string;
	readonly found: string;
}
