import type { Range } from './bounds';

/** What an assumption is: it says how it is written and read. */
export type AssumptionKind =
	/** Euros a unit, before VAT where the item says so. */
	| 'price'
	/** Between 0 and 1. */
	| 'share'
	/** A factor, 1 or more. */
	| 'factor'
	/** A number of things. */
	| 'count';

/** Where a value stands: from a published source, supposed, measured in the territory, or decided by a person who says so. */
export const ASSUMPTION_STATUSES = ['sourced', 'assumed', 'measured', 'decided'] as const;
export type AssumptionStatus = (typeof ASSUMPTION_STATUSES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One line of the assumption register: everything that a person may dispute. */
export interface Assumption extends Range {
	readonly id: string;
	/** In French. */
	readonly label: string;
	/** In French: « € HT par clé », « part des professionnels »… */
	readonly unit: string;
	readonly kind: AssumptionKind;
	readonly status: AssumptionStatus;
	readonly source: string;
	/** ISO date of the source, or of the decision; `''` where the source has none. */
	readonly date: string;
	readonly confidence: Confidence;
}
