/** Whether a row of a list passes. */
export type RowTest = (row: number) => boolean;
