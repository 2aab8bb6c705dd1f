import type { SsoAnswer, SsoReport, SsoVerdict } from '$lib/domain/sso';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import type { TerritoryData } from './territory-data';

/** The answer of one organisation for one solution, ready to show. */
export interface SsoLine {
	readonly organisation: string;
	readonly organisationName: string;
	/** `''` for users whose solution nobody named. */
	readonly solution: string;
	readonly low: number;
	readonly high: number;
	readonly lowWithExternal: number;
	readonly highWithExternal: number;
	readonly answer: SsoVerdict | 'watch';
}

/** What screens say of the rule itself. */
export interface SsoRuleNote {
	readonly threshold: number;
	readonly watchBand: number;
	readonly countExternal: boolean;
	readonly label: string;
	readonly source: string;
}

export const ssoRuleNote = ({ rule }: TerritoryData): SsoRuleNote => {
	const { threshold, watchBand, countExternal, label, source } = rule;
	return { threshold, watchBand, countExternal, label, source };
};

function ssoLine(table: TerritoryTable, answer: SsoAnswer): SsoLine {
	const { organisations } = table;
	const { solution, low, high, lowWithExternal, highWithExternal } = answer;
	return {
		organisation: textAt(codedColumn(organisations, 'organisation.id'), answer.organisation),
		organisationName: textAt(codedColumn(organisations, 'organisation.name'), answer.organisation),
		solution,
		low,
		high,
		lowWithExternal,
		highWithExternal,
		answer: answer.watch ? 'watch' : answer.verdict
	};
}

/** Answers that call for something: mandatory, undetermined, to watch, in that order, greatest first. */
export function ssoToAct(table: TerritoryTable, { answers }: SsoReport): readonly SsoLine[] {
	const order: readonly SsoLine['answer'][] = ['mandatory', 'undetermined', 'watch'];
	return order.flatMap((wanted) =>
		answers.map((answer) => ssoLine(table, answer)).filter(({ answer }) => answer === wanted)
	);
}

/** Every answer of one organisation, by its row. */
export const ssoOfOrganisation = (
	table: TerritoryTable,
	{ answers }: SsoReport,
	row: number
): readonly SsoLine[] =>
	answers.filter(({ organisation }) => organisation === row).map((answer) => ssoLine(table, answer));
