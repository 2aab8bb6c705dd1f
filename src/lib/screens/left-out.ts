import { isFilterable, isSortable, parseView, type ViewLevel } from '$lib/domain/view';
import type { Looks } from '$lib/words';
import { allColumns } from './list-columns';
import { filterValueLabel } from './list-facets';

/** Something that an address asks for and that the list cannot show. */
export interface LeftOut {
	/** Name of the parameter. */
	readonly name: string;
	/** What was asked of it, in words where they are known. */
	readonly values: readonly string[];
}

/** Parameters of a list that are no filter, and of the frame around every page. */
const OWN = new Set(['q', 'sort', 'all', 'col', 'projection']);

/**
 * What an address asks for and that is not shown: filters, columns and orders of fields that the product no longer has, and
 * values beyond what a view takes. A view saved long ago opens on the rest of it, and says so.
 */
export function leftOutOf(parameters: URLSearchParams, level: ViewLevel, looks: Looks): readonly LeftOut[] {
	const { filters } = parseView(parameters, level);
	const columns = new Set(allColumns(level).map(({ id }) => id));
	const sort = parameters.get('sort');
	const left = new Map<string, string[]>();
	const leave = (name: string, value: string): void => {
		left.set(name, [...(left.get(name) ?? []), value]);
	};
	for (const [name, value] of parameters) {
		if (name === 'col' && !columns.has(value)) leave('col', value);
		else if (OWN.has(name)) continue;
		else if (!isFilterable(level, name)) leave(name, value);
		else if (!filters[name]?.includes(value)) leave(name, filterValueLabel(name, value, looks));
	}
	if (sort !== null && !isSortable(level, sort.replace(/^-/, ''))) leave('sort', sort);
	return [...left].map(([name, values]) => ({ name, values }));
}
