import { defaultView, type View, type ViewLevel, type ViewSort } from './view';
import { isFilterable, isSortable } from './view-fields';

const SEARCH = 'q';
const SORT = 'sort';
const ALL = 'all';
const MAX_LENGTH = 200;
const MAX_VALUES = 500;
/** Of all filters together: the address of a view has to stay one that servers and mail programs take. */
const MAX_CHARACTERS = 12_000;

function parseSort(text: string | null, level: ViewLevel): ViewSort {
	const descending = text?.startsWith('-') ?? false;
	const field = descending ? text?.slice(1) : text;
	return field && isSortable(level, field) ? { field, descending } : defaultView(level).sort;
}

/**
 * The view held by the parameters of an address: `q`, `sort` (`-` first for descending), `all=1`, and one parameter per
 * filter value, named by its field. Parameters that are not of the view are left to the page.
 */
export function parseView(parameters: URLSearchParams, level: ViewLevel = 'structure'): View {
	const filters = new Map<string, string[]>();
	let characters = 0;
	for (const [key, value] of parameters) {
		if (!isFilterable(level, key)) continue;
		const values = filters.get(key) ?? [];
		filters.set(key, values);
		const longer = characters + key.length + encodeURIComponent(value).length + 2;
		const fits = values.length < MAX_VALUES && value.length <= MAX_LENGTH && longer <= MAX_CHARACTERS;
		if (!fits || values.includes(value)) continue;
		values.push(value);
		characters = longer;
	}
	return {
		filters: Object.fromEntries([...filters].sort(([a], [b]) => (a < b ? -1 : 1))),
		search: (parameters.get(SEARCH) ?? '').slice(0, MAX_LENGTH),
		sort: parseSort(parameters.get(SORT), level),
		showOutOfScope: parameters.get(ALL) === '1'
	};
}

/** How much of an address the view keeps. */
export interface AddressShare {
	/** Filter values in the address, of fields that there are. */
	readonly asked: number;
	readonly kept: number;
	/** Parameters that look like a field and are none. */
	readonly gone: readonly string[];
}

const MOST_GONE = 5;

/** What of an address is too much or too long, and the fields it names that are no longer: never silently dropped. */
export function addressShare(parameters: URLSearchParams, level: ViewLevel = 'structure'): AddressShare {
	const { filters } = parseView(parameters, level);
	const gone = new Set<string>();
	let asked = 0;
	const seen = new Set<string>();
	for (const [key, value] of parameters) {
		const known = isFilterable(level, key);
		if (!known && !key.includes('.')) continue;
		if (!known) {
			if (gone.size < MOST_GONE) gone.add(key.slice(0, MAX_LENGTH));
			continue;
		}
		if (!seen.has(`${key}=${value}`)) asked++;
		seen.add(`${key}=${value}`);
	}
	const kept = Object.values(filters).reduce((sum, values) => sum + values.length, 0);
	return { asked, kept, gone: [...gone] };
}

/** What URLSearchParams leaves as it is. */
const PLAIN = /^[\w.*-]*$/;

/** One parameter of an address as URLSearchParams writes it, at a fraction of its cost: a click on a chart writes hundreds. */
export const queryParameter = (key: string, value: string): string =>
	PLAIN.test(value) ? `${key}=${value}` : new URLSearchParams([[key, value]]).toString();

/** The parameters of one filter, kept with its values: most addresses of a page differ by one filter only. */
const written = new WeakMap<readonly string[], { readonly key: string; readonly text: string }>();

function filterQuery(key: string, values: readonly string[]): string {
	const held = written.get(values);
	if (held?.key === key) return held.text;
	const text = values.map((value) => queryParameter(key, value)).join('&');
	written.set(values, { key, text });
	return text;
}

/** The query of a view, defaults left out, in a fixed order: the same view always has the same address. */
export function formatView(view: View, level: ViewLevel = 'structure'): string {
	const standard = defaultView(level).sort;
	const { field, descending } = view.sort;
	const parts = view.search === '' ? [] : [queryParameter(SEARCH, view.search)];
	for (const key of Object.keys(view.filters).sort()) {
		const values = view.filters[key] ?? [];
		if (values.length > 0) parts.push(filterQuery(key, values));
	}
	if (field !== standard.field || descending !== standard.descending)
		parts.push(queryParameter(SORT, (descending ? '-' : '') + field));
	if (view.showOutOfScope) parts.push(queryParameter(ALL, '1'));
	return parts.join('&');
}
