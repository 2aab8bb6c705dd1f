import { applyOverrides, type RulesInForce } from '../overrides';
import { classify, OTHER_STATES, type Classification } from '../segmentation';
import type { Interval } from '../shared';
import { assessSso, ssoByOrganisation, type OrganisationSso, type SsoAnswer, type SsoRule } from '../sso';
import { codedColumn, intervalAt, numberColumn, textAt, type TerritoryTable } from '../table';

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
	readonly solutions: readonly SsoAnswer[];
}

/** A table and what the rules say of it: segments shown, answers on single sign-on. */
export interface Sight {
	readonly table: TerritoryTable;
	readonly classification: Classification;
	/** Id of the outcome of each structure. */
	readonly outcomes: readonly string[];
	/** By row of organisations. */
	readonly organisations: readonly OrganisationSight[];
}

const MOST_SOLUTIONS = 3;

/** What the rules say of a table. */
export function sightOf(table: TerritoryTable, { criteria, overrides }: RulesInForce, rule: SsoRule): Sight {
	const { classification } = applyOverrides(table, criteria, classify(table, criteria), overrides);
	const outcomes = [...classification.segments, ...OTHER_STATES];
	return {
		table,
		classification,
		outcomes: Array.from(classification.result, (result) => outcomes[result] ?? ''),
		organisations: organisationSights(table, rule)
	};
}

function organisationSights(table: TerritoryTable, rule: SsoRule): OrganisationSight[] {
	const report = assessSso(table, rule);
	const sso = ssoByOrganisation(table, report);
	const { organisations } = table;
	const solutions = Array.from({ length: organisations.rows }, (): SsoAnswer[] => []);
	for (const answer of report.answers) solutions[answer.organisation]?.push(answer);
	const id = codedColumn(organisations, 'organisation.id');
	const name = codedColumn(organisations, 'organisation.name');
	const kind = codedColumn(organisations, 'organisation.kind');
	const it = codedColumn(organisations, 'organisation.it_centralised');
	const entities = numberColumn(organisations, 'organisation.legal_entities');
	const esms = numberColumn(organisations, 'organisation.esms');
	const professionals = numberColumn(organisations, 'organisation.professionals');
	return Array.from({ length: organisations.rows }, (_, row) => ({
		id: textAt(id, row),
		name: textAt(name, row),
		isGroup: textAt(kind, row) === 'group',
		entities: intervalAt(entities, row),
		esms: intervalAt(esms, row),
		professionals: intervalAt(professionals, row),
		itCentralised: textAt(it, row),
		sso: sso[row] ?? 'none',
		solutions: (solutions[row] ?? []).slice(0, MOST_SOLUTIONS)
	}));
}
