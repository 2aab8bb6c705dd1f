import { conformityRules } from '$lib/reference';

/** What a screen says of the rules it judges by. */
export interface RuleNote {
	readonly label: string;
	readonly status: 'in-force' | 'project';
	readonly version: number;
	/** ISO date. */
	readonly date: string;
	readonly source: string;
}

export const ruleNote = (): RuleNote => {
	const { label, status, version, date, source } = conformityRules;
	return { label, status, version, date, source };
};
