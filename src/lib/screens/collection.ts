import { field } from '$lib/domain/fields';
import { OTHER_STATES } from '$lib/domain/segmentation';
import {
	euroQuality,
	fieldQuality,
	operatorsFor,
	rankOperators,
	staleness,
	type EuroQuality,
	type FieldQuality,
	type FreshnessRule,
	type OperatorOrder,
	type OperatorRanking,
	type OperatorStake
} from '$lib/domain/quality';
import { formatCount, formatInteger, formatShare, french } from '$lib/words';
import { stakesOfWork, type FundingWork } from './funding';
import type { TerritoryData } from './territory-data';

/** The quality of one field, in the words of the screen. */
export interface QualityLine extends FieldQuality {
	readonly label: string;
	readonly help: string;
	/** Euros that this field alone would make precise, in cents; null where no plan is computed. */
	readonly euros: number | null;
}

/** Euros that no field makes precise alone, and all of them, in cents. */
export type CollectionEuros = Pick<EuroQuality, 'total' | 'together' | 'beyond' | 'unbounded'>;

/** What operators settle one after another, of the undetermined or of the euros to make precise. */
export interface CollectionChart {
	readonly measure: 'segments' | 'euros';
	/** The finding. */
	readonly title: string;
	/** Those that settle most first: at most MOST_OPERATORS. */
	readonly parts: readonly {
		readonly id: string;
		readonly name: string;
		readonly structures: number;
		readonly value: number;
	}[];
	readonly whole: number;
}

/** What is lacking in a territory, and whom to ask: everything the page of collection shows, in plain data. */
export interface CollectionSheet {
	readonly finding: string;
	readonly fields: readonly QualityLine[];
	/** Those that settle most first; at most MOST_OPERATORS. */
	readonly operators: readonly OperatorStake[];
	/** How many operators would settle something. */
	readonly useful: number;
	/** In scope. */
	readonly structures: number;
	/** Those that no answer of an operator brings to a segment: the register has to. */
	readonly toQualify: number;
	readonly undetermined: number;
	readonly settleable: number;
	readonly ssoOpen: number;
	readonly ssoSettleable: number;
	/** Null where the base scenario cannot be computed. */
	readonly euros: CollectionEuros | null;
	readonly chart: CollectionChart;
	readonly order: OperatorOrder;
	readonly freshness: FreshnessRule;
}

/** Operators listed on the page. */
const MOST_OPERATORS = 300;
/** Those drawn. */
export const DRAWN_OPERATORS = 12;
/** The share of the undetermined that a first campaign aims at. */
export const AIMED_SHARE = 0.8;

/** Euros to make precise, by territory and plan: the same for each order of the operators. */
const knownEuros = new WeakMap<FundingWork, EuroQuality>();

/** @param work the plan of that territory */
export function collectionEuros(data: TerritoryData, work: FundingWork): EuroQuality {
	const held = knownEuros.get(work);
	if (held) return held;
	const made = euroQuality(data, stakesOfWork(work));
	knownEuros.set(work, made);
	return made;
}

/**
 * What is lacking and whom to ask.
 * @param today ISO date
 * @param euros what is at stake in the base scenario; null where it cannot be computed
 */
export function collectionSheet(
	data: TerritoryData,
	freshness: FreshnessRule,
	today: string,
	euros: EuroQuality | null,
	order: OperatorOrder
): CollectionSheet {
	const ranking = rankOperators(data, euros, order);
	const { operators, undetermined, settleable, ssoOpen, ssoSettleable } = ranking;
	const { segments, result } = data.classification;
	const among = (state: (typeof OTHER_STATES)[number]): number => {
		const code = segments.length + OTHER_STATES.indexOf(state);
		return result.reduce((count, each) => count + (each === code ? 1 : 0), 0);
	};
	const structures = result.length - among('out-of-scope');
	const first = operatorsFor(order === 'segments' ? ranking : rankOperators(data), AIMED_SHARE);
	const share = first ? formatShare(first.settled, undetermined) : '';
	const who = first && formatCount(first.operators, 'organisme en réglerait', 'organismes en régleraient');
	const segmentsFinding = who === null ? '' : `${who} ${share}`;
	return {
		finding: finding(ranking, structures, segmentsFinding),
		fields: fieldQuality(data, staleness(freshness, today)).map((line) => ({
			...line,
			label: line.field === 'use.users' ? 'Usages des solutions numériques' : field(line.field).label,
			help: field(line.field).help,
			euros: euros && (euros.alone.get(line.field) ?? 0)
		})),
		operators: operators.slice(0, MOST_OPERATORS),
		useful: operators.length,
		structures,
		toQualify: among('to-qualify'),
		undetermined,
		settleable,
		ssoOpen,
		ssoSettleable,
		euros: euros && {
			total: euros.total,
			together: euros.together,
			beyond: euros.beyond,
			unbounded: euros.unbounded
		},
		chart: chartOf(ranking, euros, order),
		order,
		freshness
	};
}

/** What the chart draws: euros when operators are ranked by them, else the undetermined. */
function chartOf(
	{ operators, undetermined, settleable }: OperatorRanking,
	euros: EuroQuality | null,
	order: OperatorOrder
): CollectionChart {
	const measure = euros && order === 'euros' ? 'euros' : 'segments';
	const parts = operators
		.map((one) => ({
			id: one.id,
			name: one.name,
			structures: one.structures,
			value: measure === 'euros' ? (one.euros ?? 0) : one.settles
		}))
		.filter(({ value }) => value > 0)
		.sort((a, b) => b.value - a.value)
		.slice(0, MOST_OPERATORS);
	if (euros && measure === 'euros') {
		const drawn = parts.slice(0, DRAWN_OPERATORS);
		const share = formatShare(
			drawn.reduce((sum, { value }) => sum + value, 0),
			euros.total
		);
		const who = `${formatCount(drawn.length, 'organisme préciserait', 'organismes préciseraient')} ${share} des euros`;
		return { measure, title: who, parts, whole: euros.total };
	}
	const [first] = parts;
	// The page says how many settle most; the chart, which names them, begins with how much the first one does.
	const title =
		first === undefined || settleable === 0
			? 'Aucun organisme ne réglerait seul une structure indéterminée'
			: french(
					`Le premier organisme réglerait ${formatCount(first.value, 'structure')}, ${formatShare(first.value, undetermined)} des indéterminées`
				);
	return { measure, title, parts, whole: undetermined };
}

function finding(
	{ undetermined, ssoOpen }: { undetermined: number; ssoOpen: number },
	structures: number,
	first: string
): string {
	const open =
		ssoOpen === 0
			? ''
			: ` ; ${formatInteger(ssoOpen)} ${ssoOpen < 2 ? 'réponse au SSO ouverte' : 'réponses au SSO ouvertes'}`;
	if (structures === 0) return 'Aucune structure dans le périmètre.';
	if (undetermined === 0) return french(`Aucune structure indéterminée${open}.`);
	const head = formatCount(undetermined, 'structure indéterminée', 'structures indéterminées');
	return french(`${head}${first === '' ? '' : ` : ${first}`}${open}.`);
}
