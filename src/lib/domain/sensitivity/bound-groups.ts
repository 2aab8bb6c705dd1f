import { boundsRead, predicateLevel, tableOf, type Predicate, type Reading } from '../segmentation';
import { numberColumn, type TerritoryTable } from '../table';
import { firstOf, splitBy, together } from './grouping';
import type { BoundsAt } from './threshold-cells';

/** The distinct bounds that a field has, and which of them each row of its own table has. */
interface BoundGroups {
	readonly bounds: readonly BoundsAt[];
	readonly of: Uint32Array;
}

/** @returns null when the territory has no such field */
export function boundGroups(
	territory: TerritoryTable,
	node: Predicate,
	reading: Reading
): BoundGroups | null {
	const table = tableOf(territory, predicateLevel(node));
	if (!table.columns.has(node.field)) return null;
	const { sureLow, sureHigh, low, high } = boundsRead(numberColumn(table, node.field), reading);
	let values = together(table.rows);
	for (const bound of [sureLow, sureHigh, low, high]) values = splitBy(values, (row) => bound[row] ?? 0);
	const bounds = Array.from(firstOf(values), (row): BoundsAt => [
		sureLow[row] ?? 0,
		sureHigh[row] ?? 0,
		low[row] ?? 0,
		high[row] ?? 0
	]);
	return { bounds, of: values.of };
}
