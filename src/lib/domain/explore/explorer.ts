import {
	filterTest,
	searchTests,
	structureScope,
	type CodeTest,
	type RowTest,
	type View,
	type ViewData
} from '../view';

/** Rows of `table.structures` under a view, once per chart: a chart leaves out the filters on its own fields. */
export type Selection<Chart extends string> = (chart: Chart) => Uint32Array;

/** Keeps, for every structure, which filters it fails, so that a click costs the change of one filter only. */
export interface Explorer {
	/**
	 * The rows each chart counts, in the order of the table. A chart that names SCOPE_FIELD counts sites out of scope too.
	 * Charts that pass the same filters have the same rows, the same object as in the selection before: not to be changed.
	 * Rows are looked for when a chart asks for them, or before the filters change: always those of this view.
	 * @param charts the fields each chart filters by, among those the explorer was made for; none of them for the plain view
	 */
	select<Chart extends string>(
		view: View,
		charts: Readonly<Record<Chart, readonly string[]>>
	): Selection<Chart>;
}

/** Stands for the rule that hides sites out of scope, among the fields that a chart leaves out. */
export const SCOPE_FIELD = 'scope';

/** Bits 0 to 28 are those of the fields that charts leave out; then come the scope, and all that no chart leaves out. */
const MOST_FIELDS = 29;
const SCOPE = 1 << 29;
const REST = 1 << 30;

/**
 * The cross-filter over the structures of a classified territory. A structure has one bit per failed filter: it counts in
 * a chart when it fails none but the chart's own. Filters that no chart leaves out, and the search, share one bit.
 * @param fields the fields that some chart leaves out, at most 29
 */
export function createExplorer(data: ViewData, fields: readonly string[]): Explorer {
	if (fields.length > MOST_FIELDS) throw new Error(`At most ${MOST_FIELDS} fields, not ${fields.length}`);
	const count = data.table.structures.rows;
	const failing = new Uint32Array(count);
	const bits = new Map(fields.map((field, place) => [field, 1 << place]));
	/** What each bit was last computed for; a bit that was never set fails no row. */
	const held = new Map<number, string>();

	/** Rows of the last selection, by the filters they pass: what a click leaves as it was is not gone through again. */
	let last: ReadonlyMap<string, () => Uint32Array> = new Map();

	function update(bit: number, key: string, testsOf: () => readonly (CodeTest | RowTest)[]): void {
		if ((held.get(bit) ?? '') === key) return;
		// What was not asked for yet may be later: it is of the filters before.
		for (const rows of last.values()) rows();
		held.set(bit, key);
		for (let row = 0; row < count; row++) failing[row] = (failing[row] ?? 0) & ~bit;
		for (const test of testsOf()) fail(failing, bit, test);
	}

	const bitOf = (field: string): number => (field === SCOPE_FIELD ? SCOPE : (bits.get(field) ?? 0));

	/** The filters in force but those of these bits. */
	const filtersBut = (own: number): string =>
		[...held].flatMap(([bit, key]) => (key === '' || (bit & own) !== 0 ? [] : [`${bit} ${key}`])).join('\n');

	const passing = new Uint32Array(count);

	function rowsBut(own: number): Uint32Array {
		const asked = ~own;
		let kept = 0;
		for (let row = 0; row < count; row++) if (((failing[row] ?? 0) & asked) === 0) passing[kept++] = row;
		return passing.slice(0, kept);
	}

	return {
		select(view, charts) {
			for (const [field, bit] of bits) {
				const wanted = view.filters[field] ?? [];
				update(bit, keyOf(wanted), () =>
					wanted.length === 0 ? [] : [filterTest(data, 'structure', field, wanted)]
				);
			}
			const rest = Object.entries(view.filters).filter(([field]) => !bits.has(field));
			update(
				REST,
				rest.length === 0 && view.search === '' ? '' : keyOf([view.search, ...rest.flat(2)]),
				() => [
					...rest.map(([field, wanted]) => filterTest(data, 'structure', field, wanted)),
					...searchTests(data.table, 'structure', view.search)
				]
			);
			const scope = structureScope(data, view);
			update(SCOPE, scope === null ? '' : 'scope', () => (scope === null ? [] : [scope]));

			const found = new Map<string, () => Uint32Array>();
			const selected = new Map<string, () => Uint32Array>();
			for (const [chart, fields] of Object.entries<readonly string[]>(charts)) {
				const own = fields.reduce((sum, field) => sum | bitOf(field), 0);
				const filters = filtersBut(own);
				const rows = found.get(filters) ?? last.get(filters) ?? once(() => rowsBut(own));
				found.set(filters, rows);
				selected.set(chart, rows);
			}
			last = found;
			return (chart) => selected.get(chart)?.() ?? new Uint32Array();
		}
	};
}

/** Sets the bit of the rows that do not pass a test. */
function fail(failing: Uint32Array, bit: number, test: CodeTest | RowTest): void {
	if (typeof test === 'function') {
		for (let row = 0; row < failing.length; row++) {
			if (!test(row)) failing[row] = (failing[row] ?? 0) | bit;
		}
		return;
	}
	const { codes, passes, otherwise } = test;
	for (let row = 0; row < failing.length; row++) {
		if ((passes[codes[row] ?? -1] ?? otherwise) === 0) failing[row] = (failing[row] ?? 0) | bit;
	}
}

/** The same function, which finds its result the first time only. */
function once<Result extends object>(find: () => Result): () => Result {
	let found: Result | undefined;
	return () => (found ??= find());
}

/** Values of filters hold no line break that could make two lists one. */
const keyOf = (wanted: readonly string[]): string =>
	wanted.length === 0 ? '' : wanted.map((value) => `${value.length}:${value}`).join('\n');
