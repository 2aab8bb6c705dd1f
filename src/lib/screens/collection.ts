import { field } from '$lib/domain/fields';
import {
	fieldQuality,
	operatorsFor,
	rankOperators,
	staleness,
	type FieldQuality,
	type FreshnessRule,
	type OperatorStake
} from '$lib/domain/quality';
import { formatCount, formatInteger, formatShare, french } from '$lib/words';
import type { TerritoryData } from './territory-data';

/** The quality of one field, in the words of the screen. */
export interface QualityLine extends FieldQuality {
	readonly label: string;
	readonly help: string;
}

/** What is lacking in a territory, and whom to ask: everything the page of collection shows, in plain data. */
export interface CollectionSheet {
	readonly finding: string;
	readonly fields: readonly QualityLine[];
	/** Those that settle most first; at most MOST_OPERATORS. */
	readonly operators: readonly OperatorStake[];
	/** How many operators would settle something. */
	readonly useful: number;
	readonly undetermined: number;
	readonly settleable: number;
	readonly ssoOpen: number;
	readonly ssoSettleable: number;
	/** Title of the chart: the finding. */
	readonly chartTitle: string;
	readonly freshness: FreshnessRule;
}

/** Operators listed on the page. */
const MOST_OPERATORS = 300;
/** The share of the undetermined that a first campaign aims at. */
export const AIMED_SHARE = 0.8;

/**
 * What is lacking and whom to ask.
 * @param today ISO date
 */
export function collectionSheet(
	data: TerritoryData,
	freshness: FreshnessRule,
	today: string
): CollectionSheet {
	const ranking = rankOperators(data);
	const { operators, undetermined, settleable, ssoOpen, ssoSettleable } = ranking;
	const first = operatorsFor(ranking, AIMED_SHARE);
	const share = first ? formatShare(first.settled, undetermined) : '';
	const who = first && formatCount(first.operators, 'opérateur règle', 'opérateurs règlent');
	return {
		finding: finding(ranking, who === null ? '' : `${who} ${share} des indéterminés`),
		fields: fieldQuality(data, staleness(freshness, today)).map((line) => ({
			...line,
			label: line.field === 'use.users' ? 'Usages des solutions numériques' : field(line.field).label,
			help: field(line.field).help
		})),
		operators: operators.slice(0, MOST_OPERATORS),
		useful: operators.length,
		undetermined,
		settleable,
		ssoOpen,
		ssoSettleable,
		chartTitle: chartTitle(settleable, who, share),
		freshness
	};
}

function chartTitle(settleable: number, who: string | null, share: string): string {
	if (who) return `${who} ${share} des indéterminés`;
	return settleable === 0
		? 'Aucun opérateur ne réglerait seul une structure indéterminée'
		: 'Les opérateurs qui règlent le plus d’indéterminés';
}

function finding(
	{ undetermined, ssoOpen }: { undetermined: number; ssoOpen: number },
	first: string
): string {
	const open =
		ssoOpen === 0
			? ''
			: ` ; ${formatInteger(ssoOpen)} ${ssoOpen < 2 ? 'réponse au SSO ouverte' : 'réponses au SSO ouvertes'}`;
	if (undetermined === 0) return french(`Aucune structure indéterminée${open}.`);
	const head = formatCount(undetermined, 'structure indéterminée', 'structures indéterminées');
	return french(`${head}${first === '' ? '' : ` : ${first}`}${open}.`);
}
