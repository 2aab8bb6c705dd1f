/** A social FINESS category and where it stands. Source: data/reference/categories.csv. */
export interface Category {
	readonly code: string;
	readonly label: string;
	readonly shortLabel: string;
	/** PA, PH, DOM, PDS, PDE, AHI, PJM or HORS. */
	readonly sector: string;
	readonly subsector: string;
	readonly scope: 'yes' | 'no' | 'confirm';
}

/** Heads of a category: per 100 places, or per service. Source: data/reference/ratios.csv. */
export interface Ratio {
	readonly basis: 'places' | 'service';
	readonly headsLow: number;
	readonly headsLikely: number;
	readonly headsHigh: number;
	/** Greatest plausible head-count of one site. */
	readonly cap: number;
	readonly ftePer100Places: number | null;
	/** Share of professionals replaced in a year. */
	readonly turnover: number;
	readonly status: 'sourced' | 'assumed';
	readonly source: string;
}

export interface Department {
	/** Official code: 2A, 971, 978… */
	readonly code: string;
	readonly name: string;
	/** Code of the ARS territory; '' where there is none. */
	readonly territory: string;
	readonly territoryName: string;
	readonly population: number;
}

export type TariffAuthority = 'ars' | 'ars-department' | 'department' | 'state' | 'free' | 'undetermined';
export type LegalStatus = 'public' | 'non-profit' | 'for-profit';

/** The reference tables of the product, parsed and checked once. */
export interface ReferenceData {
	readonly categories: ReadonlyMap<string, Category>;
	readonly ratios: ReadonlyMap<string, Ratio>;
	readonly departments: ReadonlyMap<string, Department>;
	/** FINESS categories outside the medico-social field. */
	readonly healthCategories: ReadonlySet<string>;
	/** The sector under which Helios counts a category; categories that it leaves unsorted are not there. */
	readonly heliosSectors: ReadonlyMap<string, string>;
	/** French labels of the product's terms, by code. */
	readonly labels: ReadonlyMap<string, string>;
	/** Null for a pair that the table does not hold. */
	tariff(code: string, label: string): TariffAuthority | null;
	/** Null for a code that the table does not hold. */
	legalStatus(code: string): LegalStatus | null;
}
