import { field } from '$lib/domain/fields';
import { rollup } from '$lib/domain/rollup';
import { OTHER_STATES } from '$lib/domain/segmentation';
import {
	codesByRow,
	HELIOS_SECTOR,
	OVERRIDE,
	OVERRIDE_VALUES,
	resolveField,
	viewRows,
	type View,
	type ViewLevel
} from '$lib/domain/view';
import { outcomeLooks, SECTORS, SSO_LABELS, type Looks } from '$lib/words';
import { fieldValueLabel } from './field-value-label';
import type { TerritoryData } from './territory-data';

/** One value that a list can be filtered by, and how many rows of the list have it. */
export interface FacetOption {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

/** Filters offered above each list, in order. Others may still be in the address: they are shown as chips. */
export const FACETS: Readonly<Record<ViewLevel, readonly string[]>> = {
	structure: [
		'segment',
		'certainty',
		OVERRIDE,
		'structure.sector',
		'structure.department',
		'structure.category',
		'structure.tariff_authority',
		'structure.legal_status'
	],
	organisation: ['sso', 'organisation.kind', 'organisation.legal_status', 'organisation.mixed']
};

/** Made once: it takes longer to make than to compare a hundred names. */
const BY_NAME = new Intl.Collator('fr', { numeric: true });

/** A value of a filter, in French. */
export const filterValueLabel = (id: string, value: string, looks: Looks): string =>
	id === 'segment' || id === 'possible' ? looks(value).short : fieldValueLabel(id, value);

/** Rows of a list under a view. */
export const rowsOf = (data: TerritoryData, level: ViewLevel, view: View): Uint32Array =>
	viewRows(data, level, view).rows;

/**
 * Options of one filter with their counts in the list, were this filter not there: what a click would show.
 * Values that no row of the dataset has are left out, unless they are chosen.
 */
export function facetOptions(
	data: TerritoryData,
	level: ViewLevel,
	view: View,
	id: string
): readonly FacetOption[] {
	const { [id]: chosen = [], ...others } = view.filters;
	const rows = rowsOf(data, level, {
		...view,
		filters: others,
		showOutOfScope: view.showOutOfScope || id === 'segment'
	});
	const { values, byCode } = countsOf(data, level, id, rows);
	const counts = new Map<string, number>();
	values.forEach((value, code) => {
		const count = byCode[code] ?? 0;
		if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
	});
	for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
	const order = valueOrder(data, id);
	const looks = outcomeLooks(data.criteria.segments);
	return [...counts]
		.map(([value, count]) => ({ value, label: filterValueLabel(id, value, looks), count }))
		.sort((a, b) => {
			const [left, right] = [order.indexOf(a.value), order.indexOf(b.value)];
			if (left !== right) return (left < 0 ? Infinity : left) - (right < 0 ? Infinity : right);
			return BY_NAME.compare(a.label, b.label);
		});
}

/** How many of the rows of a list have each value of a filter; a field that the table does not hold is unknown everywhere. */
function countsOf(
	data: TerritoryData,
	level: ViewLevel,
	id: string,
	rows: Uint32Array
): { readonly values: readonly string[]; readonly byCode: Uint32Array } {
	const { column, rowOf } = resolveField(data, level, id);
	if (column.kind !== 'coded') return { values: [''], byCode: Uint32Array.of(rows.length) };
	const { values } = column;
	const codes = codesByRow(column.codes, rowOf);
	return { values, byCode: rollup(rows, [{ codes, size: values.length }]).counts };
}

/** Values in the order people expect; those that are not there come after, by label. */
function valueOrder({ classification }: TerritoryData, id: string): readonly string[] {
	switch (id) {
		case 'segment':
			return [...classification.segments, ...OTHER_STATES];
		case 'certainty':
			return ['certain', 'estimated', ''];
		case OVERRIDE:
			return OVERRIDE_VALUES;
		case 'sso':
			return Object.keys(SSO_LABELS);
		case 'structure.sector':
		case HELIOS_SECTOR:
			return SECTORS;
		default:
			return (field(id).values ?? []).map(({ code }) => code);
	}
}
