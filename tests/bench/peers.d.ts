/** What the benchmark uses of the peers: they are installed by `npm run bench` only, and types are checked without them. */
declare module '@duckdb/node-api' {
	interface Appender {
		appendVarchar(value: string): void;
		appendInteger(value: number): void;
		appendDouble(value: number): void;
		endRow(): void;
		closeSync(): void;
	}
	interface Connection {
		run(sql: string): Promise<unknown>;
		createAppender(table: string): Promise<Appender>;
	}
	export const DuckDBInstance: {
		create(
			path: string,
			options: Readonly<Record<string, string>>
		): Promise<{ connect(): Promise<Connection> }>;
	};
}

declare module 'json-rules-engine' {
	export class Engine {
		addRule(rule: object): void;
		run(facts: Readonly<Record<string, string | number>>): Promise<unknown>;
	}
}

declare module 'crossfilter2' {
	interface Dimension<Row> {
		group(): CrossfilterGroup<Row, number>;
		filterExact(value: number): void;
		filterRange(range: readonly [number, number]): void;
		filterAll(): void;
	}
	interface CrossfilterGroup<Row, Sums> {
		reduce<Other>(
			add: (sums: Other, row: Row) => Other,
			remove: (sums: Other, row: Row) => Other,
			initial: () => Other
		): CrossfilterGroup<Row, Other>;
		all(): readonly { readonly key: number; readonly value: Sums }[];
	}
	export default function crossfilter<Row>(rows: readonly Row[]): {
		dimension(valueOf: (row: Row) => number): Dimension<Row>;
	};
}
