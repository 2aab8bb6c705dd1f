import { reference } from '$lib/reference';
import { applyOverrides, type Override, type RulesInForce } from '$lib/domain/overrides';
import { classify, OTHER_STATES, type Classification, type Criteria } from '$lib/domain/segmentation';
import { assessSso, ssoByOrganisation, type SsoReport, type SsoRule } from '$lib/domain/sso';
import type { TerritoryTable } from '$lib/domain/table';
import type { ViewData } from '$lib/domain/view';

/**
 * A territory and all that the rules say of it: computed once per version, in the browser as on the server. Its `classification`
 * is what is shown, decisions of persons included.
 */
export interface TerritoryData extends ViewData {
	readonly criteria: Criteria;
	/** What the criteria alone say. */
	readonly computed: Classification;
	readonly overrides: readonly Override[];
	/** Per structure: 1 + index of its override; 0 where there is none. */
	readonly overrideOf: Int32Array;
	readonly rule: SsoRule;
	readonly sso: SsoReport;
	readonly ssoAnswers: ReturnType<typeof ssoByOrganisation>;
}

/** What the criteria say of a structure that a person moved elsewhere; null where no override is. */
export function computedUnder({ computed, overrideOf }: TerritoryData, row: number): string | null {
	if (overrideOf[row] === 0) return null;
	return [...computed.segments, ...OTHER_STATES][computed.result[row] ?? 0] ?? null;
}

export function territoryData(
	table: TerritoryTable,
	{ criteria, overrides }: RulesInForce,
	rule: SsoRule
): TerritoryData {
	const sso = assessSso(table, rule);
	const computed = classify(table, criteria);
	return {
		table,
		criteria,
		computed,
		...applyOverrides(table, criteria, computed, overrides),
		overrides,
		rule,
		sso,
		ssoAnswers: ssoByOrganisation(table, sso),
		heliosSectors: reference.heliosSectors
	};
}
