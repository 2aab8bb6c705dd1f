import { applyOverrides, type RulesInForce } from '../overrides';
import { classify, OTHER_STATES, type Classification } from '../segmentation';
import type { Interval } from '../shared';
import {
	assessSso,
	ssoByOrganisation,
	type OrganisationSso,
	type SsoAnswer,
	type SsoReport,
	type SsoRule
} from '../sso';
import { codedColumn, intervalAt, numberColumn, textAt, type TerritoryTable } from '../table';

/** Users of one solution, and the answer of the rule on it. */
type SolutionSight = Pick<SsoAnswer, 'solution' | 'low' | 'high' | 'verdict' | 'watch'>;

/** An organisation and what the rules say of it. */
export interface OrganisationSight {
	readonly id: string;
	/** `''` when the data do not say. */
	readonly name: string;
	readonly isGroup: boolean;
	readonly entities: Interval;
	readonly esms: Interval;
	readonly professionals: Interval;
	/** `yes`, `no` or `''`. */
	readonly itCentralised: string;
	readonly sso: OrganisationSso;
	/** Its most used solutions, the rule's answer on each. */
	readonly solutions: readonly SolutionSight[];
}

/** A table and what the rules say of it: segments shown, answers on single sign-on. */
export interface Sight {
	readonly table: TerritoryTable;
	readonly classification: Classification;
	/** Ids of the outcomes that `classification.result` numbers. */
	readonly outcomes: readonly string[];
	/** What is said of an organisation, by row. */
	readonly organisation: (row: number) => OrganisationSight;
	/** Answer on single sign-on of each organisation, by row. */
	readonly sso: readonly OrganisationSso[];
}

const MOST_SOLUTIONS = 3;

/** What the rules say of a table. */
export function sightOf(table: TerritoryTable, { criteria, overrides }: RulesInForce, rule: SsoRule): Sight {
	const { classification } = applyOverrides(table, criteria, classify(table, criteria), overrides);
	const report = assessSso(table, rule);
	const sso = ssoByOrganisation(table, report);
	return {
		table,
		classification,
		outcomes: [...classification.segments, ...OTHER_STATES],
		organisation: organisationReader(table, report, sso),
		sso
	};
}

function organisationReader(
	{ organisations }: TerritoryTable,
	{ answers }: SsoReport,
	sso: readonly OrganisationSso[]
): (row: number) => OrganisationSight {
	const solutions = new Map<number, SolutionSight[]>();
	for (const { organisation, solution, low, high, verdict, watch } of answers) {
		const own = solutions.get(organisation) ?? [];
		solutions.set(organisation, own);
		if (own.length < MOST_SOLUTIONS) own.push({ solution, low, high, verdict, watch });
	}
	const id = codedColumn(organisations, 'organisation.id');
	const name = codedColumn(organisations, 'organisation.name');
	const kind = codedColumn(organisations, 'organisation.kind');
	const it = codedColumn(organisations, 'organisation.it_centralised');
	const entities = numberColumn(organisations, 'organisation.legal_entities');
	const esms = numberColumn(organisations, 'organisation.esms');
	const professionals = numberColumn(organisations, 'organisation.professionals');
	return (row) => ({
		id: textAt(id, row),
		name: textAt(name, row),
		isGroup: textAt(kind, row) === 'group',
		entities: intervalAt(entities, row),
		esms: intervalAt(esms, row),
		professionals: intervalAt(professionals, row),
		itCentralised: textAt(it, row),
		sso: sso[row] ?? 'none',
		solutions: solutions.get(row) ?? []
	});
}
