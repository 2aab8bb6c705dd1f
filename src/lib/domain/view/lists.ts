import { codedColumn } from '../table';
import type { ViewData } from './resolve';
import type { RowTest } from './row-test';
import type { View, ViewLevel } from './view';

/** The filter by named lists of structures; its values are ids of lists. */
export const LIST = 'list';

const NO_LISTS: ReadonlyMap<string, ReadonlySet<string>> = new Map();

/**
 * A structure passes when one of the lists holds its FINESS number, an organisation when one of its structures does.
 * A list that is not in `data` holds nothing: see {@link withoutGoneLists} for those that were deleted.
 */
export function listTest(data: ViewData, level: ViewLevel, wanted: readonly string[]): RowTest {
	const { table, lists = NO_LISTS } = data;
	const sets = wanted.flatMap((id) => lists.get(id) ?? []);
	const finess = codedColumn(table.structures, 'structure.finess');
	const held = finess.values.map((value) => sets.some((set) => set.has(value)));
	const isHeld = (row: number): boolean => held[finess.codes[row] ?? 0] ?? false;
	if (level === 'structure') return isHeld;
	const organisations = new Uint8Array(table.organisations.rows);
	table.structureOrganisation.forEach((owner, row) => {
		if (isHeld(row)) organisations[owner] = 1;
	});
	return (row) => organisations[row] === 1;
}

/** The view without the lists that are gone, and their ids: what is left out has to be said. */
export function withoutGoneLists(
	view: View,
	exists: (id: string) => boolean
): { readonly view: View; readonly gone: readonly string[] } {
	const { [LIST]: wanted = [], ...others } = view.filters;
	const gone = wanted.filter((id) => !exists(id));
	if (gone.length === 0) return { view, gone };
	const kept = wanted.filter(exists);
	return { view: { ...view, filters: kept.length === 0 ? others : { ...others, [LIST]: kept } }, gone };
}
