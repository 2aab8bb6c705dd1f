import { formatView, defaultView, type ViewLevel } from '$lib/domain/view';

const PATHS: Readonly<Record<ViewLevel, string>> = {
	structure: '/structures',
	organisation: '/organisations'
};

/** The address of a list with filters, by field id. */
export function listHref(level: ViewLevel, filters: Readonly<Record<string, readonly string[]>>): string {
	const query = formatView({ ...defaultView(level), filters }, level);
	return query === '' ? PATHS[level] : `${PATHS[level]}?${query}`;
}
