/** The table twin of a chart: what it shows, in rows that can be read, copied and downloaded. */
export interface ChartTable {
	readonly columns: readonly ChartColumn[];
	readonly rows: readonly (readonly (string | number)[])[];
}

export interface ChartColumn {
	readonly label: string;
	readonly numeric?: boolean;
}
