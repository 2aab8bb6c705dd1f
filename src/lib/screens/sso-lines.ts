import type { SsoAnswer, SsoReport, SsoVerdict } from '$lib/domain/sso';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { formatInteger, formatShare, french } from '$lib/words';
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

/** How sure an answer is, in the same words wherever it is shown. The rule itself is another matter: `ssoRuleStanding`. */
export function ssoSureness({ low, high, answer }: SsoLine, { watchBand }: SsoRuleNote): string {
	switch (answer) {
		case 'mandatory':
			return 'Soumis d’après les usages déclarés';
		case 'undetermined':
			return french(
				high === Infinity
					? 'Incertain : le nombre d’utilisateurs n’a pas de plafond connu'
					: 'Incertain : le seuil est dans l’intervalle'
			);
		case 'watch':
			return french(`Non soumis, à surveiller : au moins ${formatShare(watchBand, 1)} du seuil possibles`);
		case 'not-mandatory':
			return low === high
				? 'Non soumis d’après les usages déclarés'
				: 'Non soumis d’après les usages déclarés, même au plus haut';
	}
}

/** What stands behind the rule itself. */
export const SSO_RULE_STANDING = 'd’une seule source, à confirmer';

/**
 * Why an organisation has more users of one solution than professionals in its ESMS; null where it has not.
 * @param professionals those of the ESMS of the organisation, as the table knows them
 */
export function usersBeyondStaff(
	lines: readonly SsoLine[],
	professionals: { readonly low: number; readonly high: number }
): string | null {
	const line = lines.find(({ low }) => low > professionals.high);
	if (!line) return null;
	return french(
		`${formatInteger(line.low)} utilisateurs de ${line.solution === '' ? 'la solution' : `« ${line.solution} »`} pour ${formatInteger(professionals.high)} professionnels au plus dans les ESMS connus de ces données : les deux ne comptent pas les mêmes personnes. Les utilisateurs sont ceux que l’organisme déclare, où qu’ils travaillent (siège, sanitaire, autres territoires) ; les professionnels sont ceux de ses ESMS d’ici. La règle ne lit que les utilisateurs ; un écart aussi grand est à confirmer auprès de l’organisme.`
	);
}

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

const NEAREST_ORDER: readonly SsoLine['answer'][] = ['mandatory', 'undetermined', 'watch', 'not-mandatory'];

const place = (answer: SsoAnswer): number => NEAREST_ORDER.indexOf(answer.watch ? 'watch' : answer.verdict);

/** The answers of a report, the nearest to the obligation first: a report never changes, so that it is sorted once. */
const sorted = new WeakMap<SsoReport, readonly SsoAnswer[]>();

function nearestFirst(report: SsoReport): readonly SsoAnswer[] {
	const held = sorted.get(report);
	if (held) return held;
	const answers = [...report.answers].sort(
		(a, b) => place(a) - place(b) || b.low - a.low || (a.high === b.high ? 0 : b.high > a.high ? 1 : -1)
	);
	sorted.set(report, answers);
	return answers;
}

/**
 * The organisations nearest to the obligation, each by its most demanding solution: those it binds, those it may bind, those
 * to watch, then the others by how many users they may have. Organisations that declared no use are not among them.
 * @param organisations rows of `table.organisations` to look at
 */
export function ssoNearest(
	table: TerritoryTable,
	report: SsoReport,
	organisations: ArrayLike<number>,
	most: number
): readonly SsoLine[] {
	const wanted = new Uint8Array(table.organisations.rows);
	for (let i = 0; i < organisations.length; i++) wanted[organisations[i] ?? 0] = 1;
	const seen = new Set<number>();
	const nearest: SsoLine[] = [];
	for (const answer of nearestFirst(report)) {
		if (nearest.length === most) break;
		if (wanted[answer.organisation] !== 1 || seen.has(answer.organisation)) continue;
		seen.add(answer.organisation);
		nearest.push(ssoLine(table, answer));
	}
	return nearest;
}

/** Every answer of one organisation, by its row. */
export const ssoOfOrganisation = (
	table: TerritoryTable,
	{ answers }: SsoReport,
	row: number
): readonly SsoLine[] =>
	answers.filter(({ organisation }) => organisation === row).map((answer) => ssoLine(table, answer));
