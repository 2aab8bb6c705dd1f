import { reference } from '$lib/reference';
import { classify, type Criteria } from '$lib/domain/segmentation';
import { assessSso, ssoByOrganisation, type SsoReport, type SsoRule } from '$lib/domain/sso';
import type { TerritoryTable } from '$lib/domain/table';
import type { ViewData } from '$lib/domain/view';

/** A territory and all that the rules say of it: computed once per version, in the browser as on the server. */
export interface TerritoryData extends ViewData {
	readonly criteria: Criteria;
	readonly rule: SsoRule;
	readonly sso: SsoReport;
	readonly ssoAnswers: ReturnType<typeof ssoByOrganisation>;
}

export function territoryData(table: TerritoryTable, criteria: Criteria, rule: SsoRule): TerritoryData {
	const sso = assessSso(table, rule);
	return {
		table,
		criteria,
		rule,
		sso,
		classification: classify(table, criteria),
		ssoAnswers: ssoByOrganisation(table, sso),
		heliosSectors: reference.heliosSectors
	};
}
