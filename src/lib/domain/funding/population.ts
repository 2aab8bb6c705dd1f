/** One array per bound, in the order of BOUNDS. */
export type BoundColumns = readonly [Float64Array, Float64Array, Float64Array];

/** Whether an organisation must deploy single sign-on, as the rule answers. */
export const SSO_STATES = [
	'none',
	'not-mandatory',
	'watch',
	'not-assessed',
	'undetermined',
	'mandatory'
] as const;
export type SsoState = (typeof SSO_STATES)[number];

/** What is known of a component of the target in an organisation: the codes of conformity. */
export { COMPONENT_STATES } from '../compliance';

/** Organisations of a population, by row. */
export interface PopulationOrganisations {
	readonly id: readonly string[];
	readonly name: readonly string[];
	/** All the ESMS it runs, wherever they are. */
	readonly esms: Float64Array;
	/** Likely heads of its ESMS that are not in this population: part of a cost shared by heads goes to them. */
	readonly headsElsewhere: Float64Array;
	/** Index into SSO_STATES. */
	readonly sso: Uint8Array;
	/** Identification schemes used outside Pro Santé Connect; NaN in every bound where no use is declared. */
	readonly schemes: BoundColumns;
	/** Index into COMPONENT_STATES, organisation × components + component. */
	readonly components: Uint8Array;
}

/**
 * The structures that a plan is about, with every fact that costs and grants are computed from, and nothing else: it can be written
 * to a file and read again. Rows are in the order of FINESS numbers.
 */
export interface Population {
	/** Segments of the criteria, in their order. */
	readonly segments: readonly string[];
	/** Components of the target that the organisations' states are about. */
	readonly components: readonly string[];
	readonly finess: readonly string[];
	readonly name: readonly string[];
	/** Row of the territory table. */
	readonly row: Uint32Array;
	/** Index into `organisations`. */
	readonly organisation: Uint32Array;
	/** Index into `segments`; `segments.length` where no single segment is decided. */
	readonly segment: Uint8Array;
	/** Bit i: segment i is possible; bit `segments.length`: having no segment is. One bit alone where the segment is decided. */
	readonly possible: Uint32Array;
	/** Professionals, persons; finite. Where nobody knows, `likely` is the middle of the bounds. */
	readonly heads: BoundColumns;
	/** Index into NUMBER_STATES: how heads are known. */
	readonly headsState: Uint8Array;
	/** Share of professionals already equipped, 0 to 1; NaN where it is not known. */
	readonly equipped: Float64Array;
	/** Professionals replaced in a year, as a share; NaN where the category has no ratio. */
	readonly turnover: Float64Array;
	readonly places: Float64Array;
	readonly sector: readonly string[];
	readonly category: readonly string[];
	readonly department: readonly string[];
	readonly region: readonly string[];
	readonly tariffAuthority: readonly string[];
	readonly legalStatus: readonly string[];
	/** The payee: FINESS number of the legal entity. */
	readonly legalEntity: readonly string[];
	readonly siret: readonly string[];
	readonly organisations: PopulationOrganisations;
	/** Structures of the field that the plan leaves out, by why. */
	readonly leftOut: readonly LeftOut[];
}

/** A structure that no cost is computed for. */
export interface LeftOut {
	readonly finess: string;
	readonly row: number;
	readonly reason: 'no-segment' | 'to-qualify' | 'heads-unbounded';
}
