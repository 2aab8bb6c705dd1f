import type { ChartTable, StackRow } from '$lib/charts';
import type { Slice } from '$lib/domain/explore';
import type { Looks } from '$lib/words';

/** The bar that stands for all that is not drawn by itself. */
export const REST = '…';

const listed = (slice: Slice): StackRow => ({
	id: slice.value,
	parts: slice.parts
		.filter(({ id }) => id !== 'out-of-scope' || slice.parts.length === 1)
		.map(({ id, count, estimated }) => ({ id, count, tentative: estimated }))
});

/**
 * The greatest slices as bars, those that are chosen always among them, and the rest as one bar.
 * @param most how many bars at most, the one of the rest not counted
 */
export function topRows(
	slices: readonly Slice[],
	most: number,
	isChosen: (value: string) => boolean
): readonly StackRow[] {
	const sorted = [...slices].sort((a, b) => b.count - a.count);
	const shown = sorted.filter(({ value }, place) => place < most || isChosen(value));
	const rest = sorted.filter((slice) => !shown.includes(slice));
	if (rest.length === 0) return shown.map(listed);
	const parts = new Map<string, { id: string; count: number; tentative: number }>();
	for (const { parts: own } of rest.map(listed)) {
		for (const { id, count, tentative } of own) {
			const sum = parts.get(id) ?? { id, count: 0, tentative: 0 };
			sum.count += count;
			sum.tentative += tentative;
			parts.set(id, sum);
		}
	}
	return [...shown.map(listed), { id: REST, parts: [...parts.values()] }];
}

/** The table twin of slices: one line each, all of them, by outcome. */
export function sliceTable(
	slices: readonly Slice[],
	outcomes: readonly string[],
	heading: string,
	labelOf: (value: string) => string,
	looks: Looks
): ChartTable {
	const present = outcomes.filter((id) => slices.some(({ parts }) => parts.some((part) => part.id === id)));
	return {
		columns: [
			{ label: heading },
			...present.map((id) => ({ label: looks(id).short, numeric: true })),
			{ label: 'Dont estimées', numeric: true },
			{ label: 'Total', numeric: true }
		],
		rows: slices.map(({ value, count, parts }) => [
			labelOf(value),
			...present.map((id) => parts.find((part) => part.id === id)?.count ?? 0),
			parts.reduce((sum, { estimated }) => sum + estimated, 0),
			count
		])
	};
}
