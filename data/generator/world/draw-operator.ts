import type { Places } from '../geography';
import { HOME_TOOLS, operatorName, USER_RECORDS, type Solution } from '../names';
import type { Random, Weighted } from '../random';
import { HOSPITAL_SITES, type HealthType } from './health-types';
import { OPERATOR_KINDS, type OperatorKind } from './operator-kinds';
import type { Centralisation, OperatorPlan, UsePlan } from './plan';

const CENTRALISED_LARGE: Weighted<Centralisation> = [
	['yes', 5],
	['no', 2],
	['split', 1],
	['unsaid', 2]
];
const CENTRALISED_MEDIUM: Weighted<Centralisation> = [
	['yes', 4],
	['no', 3.5],
	['split', 0.5],
	['unsaid', 2]
];
const CENTRALISED_SMALL: Weighted<Centralisation> = [
	['yes', 2],
	['no', 6],
	['unsaid', 2]
];

const SURVEY_SHARES: Weighted<number> = [
	[0, 52],
	[0.6, 28],
	[0.9, 20]
];

/** Draws the plan of an ordinary operator of the territory. */
export function drawOperator(random: Random, places: Places): OperatorPlan {
	const kind = random.weighted(OPERATOR_KINDS);
	const esms = random.integer(...kind.size);
	const seat = places.department(random);
	const elsewhere = places.department(random);
	const record = recordOf(random, kind);
	return {
		entities: [
			{
				name: operatorName(random, kind.style, seat),
				status: random.weighted(kind.statuses),
				seat,
				departments:
					esms < 10
						? [[seat, 1]]
						: [
								[seat, 8],
								[elsewhere, 1]
							],
				esms,
				categories: kind.categories,
				health: healthSites(random, kind)
			}
		],
		group: null,
		traits: {
			surveyShare: random.weighted(SURVEY_SHARES),
			headsShare: 0.7,
			centralised: random.weighted(
				esms >= 15 ? CENTRALISED_LARGE : esms >= 5 ? CENTRALISED_MEDIUM : CENTRALISED_SMALL
			),
			record,
			large: esms >= 30,
			headsFactor: 1
		},
		uses: random.chance(esms >= 5 ? 0.45 : 0.07) ? [drawUse(random, record)] : []
	};
}

function recordOf(random: Random, { style }: OperatorKind): Solution {
	return random.pick(style === 'home-association' || style === 'home-company' ? HOME_TOOLS : USER_RECORDS);
}

/** A hospital always has its main site; the others come or not. */
function healthSites(random: Random, { health }: OperatorKind): readonly HealthType[] {
	return health.filter((type) => type === HOSPITAL_SITES[0] || random.chance(0.4));
}

function drawUse(random: Random, record: Solution): UsePlan {
	const share = 0.5 + random.next() * 0.45;
	const counted = random.chance(0.88);
	return {
		entity: 0,
		by: random.weighted([
			['entity', 7],
			['sites', 2],
			['entity-and-sites', 1]
		]),
		solution: random.chance(0.93) ? record : null,
		alias: null,
		users: (heads) => (counted ? Math.max(1, Math.round(heads * share)) : null),
		externalUsers: random.chance(0.4) ? random.integer(1, 30) : null
	};
}
