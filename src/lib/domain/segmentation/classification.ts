/** States other than a segment; every structure is in exactly one segment or one of these. */
export const OTHER_STATES = [
	'undetermined',
	'ambiguous',
	'no-segment',
	'out-of-scope',
	'to-qualify'
] as const;
export type OtherState = (typeof OTHER_STATES)[number];

/** The classification of every structure of a table, by row. */
export interface Classification {
	/** Segment ids in the order of the criteria. */
	readonly segments: readonly string[];
	/** Per structure: index of its segment, or `segments.length` + index into OTHER_STATES. */
	readonly result: Uint8Array;
	/** Per structure: bit i = segment i remains possible; bit `segments.length` = no segment; next bit = ambiguous. */
	readonly possible: Uint32Array;
	/** Per structure: 1 when the result holds only by estimates or assumptions, 0 when it is certain (or undetermined). */
	readonly estimated: Uint8Array;
}
