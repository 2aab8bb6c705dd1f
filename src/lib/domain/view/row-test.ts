/** Whether a row of a list passes. */
export type RowTest = (row: number) => boolean;

/** The same where one code of the row says it: a pass over many rows then calls nothing for each. */
export interface CodeTest {
	/** Of each row. */
	readonly codes: ArrayLike<number>;
	/** 1 for the codes that pass. */
	readonly passes: Uint8Array;
	/** 1 when rows of any other code pass. */
	readonly otherwise: number;
}

/** A test of rows as one that can be called. */
export const rowTest =
	({ codes, passes, otherwise }: CodeTest): RowTest =>
	(row) =>
		(passes[codes[row] ?? -1] ?? otherwise) === 1;
