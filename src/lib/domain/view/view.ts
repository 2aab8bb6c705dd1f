/** The two lists of the product that can be searched, filtered, sorted and exported. */
export const VIEW_LEVELS = ['structure', 'organisation'] as const;
export type ViewLevel = (typeof VIEW_LEVELS)[number];

export interface ViewSort {
	/** A field id, or one of the computed fields `segment`, `certainty` and `sso`. */
	readonly field: string;
	readonly descending: boolean;
}

/**
 * What a person looks at in a list; the whole of it is in the address of the page, and an export takes the same.
 * Filters are per field id: a row passes when, for every field, one of the values matches. `''` stands for unknown;
 * on numbers and dates a value is a range `low..high` with either end optional.
 */
export interface View {
	readonly filters: Readonly<Record<string, readonly string[]>>;
	readonly search: string;
	readonly sort: ViewSort;
	/** Sites of other fields (hospitals…), or organisations that have nothing else, are hidden unless asked for. */
	readonly showOutOfScope: boolean;
}

export type StructuresView = View;
export type OrganisationsView = View;

const DEFAULT_SORT: Readonly<Record<ViewLevel, ViewSort>> = {
	structure: { field: 'structure.finess', descending: false },
	organisation: { field: 'organisation.esms', descending: true }
};

/** The view of an address without any parameter. */
export const defaultView = (level: ViewLevel): View => ({
	filters: {},
	search: '',
	sort: DEFAULT_SORT[level],
	showOutOfScope: false
});
