import { isChosen, toggled, toggledExactly } from '$lib/domain/explore';
import { formatView, parseView, queryParameter, type View } from '$lib/domain/view';

/** Fields that the bars can be split by, in the order offered. */
export const BAR_FIELDS = [
	'structure.category',
	'structure.sector',
	'structure.department',
	'structure.legal_status',
	'structure.tariff_authority'
] as const;
export type BarField = (typeof BAR_FIELDS)[number];

/** Measures of the size of an organisation. */
export const SIZE_FIELDS = ['organisation.esms', 'organisation.professionals'] as const;
export type SizeField = (typeof SIZE_FIELDS)[number];

/** All that the dashboard shows: the view it shares with the lists, and what is open on it. */
export interface DashboardAddress {
	readonly view: View;
	readonly bars: BarField;
	readonly sizes: SizeField;
	/** FINESS number of the structure in the drawer; `''` when it is closed. */
	readonly open: string;
	readonly projecting: boolean;
}

const BARS = 'par';
const SIZES = 'taille';
const OPEN = 'fiche';
const PROJECTION = 'projection';

/** What the parameters of an address ask for; what they do not say, or say wrongly, is as on the first visit. */
export const parseDashboard = (parameters: URLSearchParams): DashboardAddress => ({
	view: parseView(parameters),
	bars: BAR_FIELDS.find((field) => field === parameters.get(BARS)) ?? 'structure.category',
	sizes: SIZE_FIELDS.find((field) => field === parameters.get(SIZES)) ?? 'organisation.esms',
	open: (parameters.get(OPEN) ?? '').slice(0, 9),
	projecting: parameters.has(PROJECTION)
});

/** The address of the dashboard, without what it shows by default. */
export function dashboardHref({ view, bars, sizes, open, projecting }: DashboardAddress): string {
	const query = [
		formatView(view),
		bars === 'structure.category' ? '' : queryParameter(BARS, bars),
		sizes === 'organisation.esms' ? '' : queryParameter(SIZES, sizes),
		open === '' ? '' : queryParameter(OPEN, open),
		projecting ? queryParameter(PROJECTION, '1') : ''
	].filter((part) => part !== '');
	return query.length === 0 ? '/' : `/?${query.join('&')}`;
}

/** The address after a click on a mark that stands for one value of a field. */
export const toggleHref = (address: DashboardAddress, field: string, value: string): string =>
	dashboardHref({ ...address, view: toggled(address.view, { field, value }) });

/** The address after a click on a mark that stands for several values of some fields at once. */
export const exactHref = (
	address: DashboardAddress,
	filters: Readonly<Record<string, readonly string[]>>
): string => dashboardHref({ ...address, view: toggledExactly(address.view, filters) });

/** Whether the dashboard is filtered by this value of the field. */
export const isValueChosen = ({ view }: DashboardAddress, field: string, value: string): boolean =>
	isChosen(view, { field, value });

/** Whether a value passes the filter on its field, if there is one. */
export const isValueKept = ({ view }: DashboardAddress, field: string, value: string): boolean =>
	view.filters[field]?.includes(value) ?? true;

/** True when something narrows what the dashboard shows. */
export const isFiltered = ({ view }: DashboardAddress): boolean =>
	view.search !== '' || Object.keys(view.filters).length > 0;
