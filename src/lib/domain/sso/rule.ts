/** The rule that makes single sign-on an obligation, as data: threshold, level, status and source. */
export interface SsoRule {
	readonly id: string;
	/** French name, with its status. */
	readonly label: string;
	/** More users than this, strictly, of one same solution. */
	readonly threshold: number;
	/** Share of the threshold from which an answer is to watch, 0 to 1. */
	readonly watchBand: number;
	/** What "a structure" means in the rule, which its source leaves open. */
	readonly level: 'organisation' | 'legal-entity' | 'structure';
	/** Whether accounts of external professionals count. */
	readonly countExternal: boolean;
	readonly status: 'in-force' | 'project';
	/** French. */
	readonly source: string;
	/** ISO date. */
	readonly date: string;
}
