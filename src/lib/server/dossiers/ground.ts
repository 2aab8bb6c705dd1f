import { covers, intersection, type Scope } from '$lib/domain/access';
import type { DatabaseGap, DossierProvenance } from '$lib/domain/dossier';
import { dependsOnOthers, readPlan } from '$lib/domain/funding';
import type { OverrideRecord } from '$lib/domain/overrides';
import { err, ok, type Result } from '$lib/domain/shared';
import { fundingDefaults } from '$lib/reference';
import { criteriaInForce, readCriteriaVersion, type CriteriaVersion } from '../criteria';
import type { Database } from '../db';
import { overrideRecords, rulesThen, rulesWith, type NamedRules } from '../overrides';
import { amountHistory, openScenario, type OpenScenario } from '../scenarios';
import { currentSeen, findSeen, type SeenTerritory } from '../territory';

/** All that the database holds of what a dossier is made from. */
export interface DossierGround {
	/** What the scenario and who asks have in common. */
	readonly scope: Scope;
	readonly seen: SeenTerritory;
	readonly criteria: CriteriaVersion;
	readonly rules: NamedRules;
	readonly overrides: ReadonlyMap<number, OverrideRecord>;
	readonly open: OpenScenario;
	/** Number of the last amount recorded in the chain of the scenario; 0 for none. */
	readonly lastAmount: number;
}

/** Why no dossier can be made. */
export type DossierRefusal =
	| { readonly code: 'no-data' }
	| { readonly code: 'no-scenario'; readonly id: string }
	/** It is about more territories than are seen, and what a structure gets depends on all of them. */
	| { readonly code: 'part-of-scenario'; readonly name: string };

/** What a dossier of a scenario is made from today. */
export async function groundOf(
	db: Database,
	viewer: Scope,
	scenario: string
): Promise<Result<DossierGround, DossierRefusal>> {
	const open = await openScenario(db, viewer, scenario);
	const scope = open && intersection(viewer, open.scenario.scope);
	if (!open || !scope) return err({ code: 'no-scenario', id: scenario });
	const seen = await currentSeen(db, scope);
	if (!seen) return err({ code: 'no-data' });
	const criteria = await criteriaInForce(db);
	const segments = criteria.criteria.segments.map((segment) => segment.id);
	const plan = readPlan(fundingDefaults, segments, open.settings);
	if (!covers(scope, open.scenario.scope) && plan.ok && dependsOnOthers(plan.value))
		return err({ code: 'part-of-scenario', name: open.scenario.name });
	const history = (await amountHistory(db, viewer, scenario)) ?? [];
	return ok({
		scope,
		seen,
		criteria,
		rules: await rulesWith(db, seen.table, criteria.criteria),
		overrides: await overrideRecords(db, seen.table),
		open,
		lastAmount: history.reduce((last, { id }) => Math.max(last, id), 0)
	});
}

/** What a dossier says it was made from, as the database holds it; or what of it is no longer there. */
export async function groundThen(
	db: Database,
	viewer: Scope,
	{ dataset, criteria: said, rulesHash, overrides, segments, scenario }: DossierProvenance
): Promise<Result<DossierGround, DatabaseGap>> {
	const scope = intersection(viewer, dataset.scope);
	if (!scope || String(scope) !== String(dataset.scope)) return err({ code: 'other-territory' });
	const seen = await findSeen(db, dataset.id, scope);
	if (seen?.hash !== dataset.hash) return err({ code: 'dataset-gone', id: dataset.id, hash: dataset.hash });
	const criteria = await readCriteriaVersion(db, said.number);
	if (criteria?.hash !== said.hash)
		return err({ code: 'criteria-gone', number: said.number, hash: said.hash });
	const rules = await rulesThen(db, seen.table, criteria.criteria, { hash: rulesHash, overrides });
	if (!rules) return err({ code: 'rules-changed' });
	const open = await openScenario(db, viewer, scenario.id, {
		revisions: new Map(scenario.chain.map(({ id, revision }) => [id, revision])),
		lastAmount: scenario.lastAmount,
		segments: segments.map(({ id }) => id)
	});
	if (!open) return err({ code: 'scenario-gone', id: scenario.id });
	const isSameChain =
		open.chain.length === scenario.chain.length &&
		open.chain.every(({ scenario: { id, revision } }, at) => {
			const then = scenario.chain[at];
			return then !== undefined && id === then.id && revision >= then.revision;
		});
	if (!isSameChain) return err({ code: 'scenario-gone', id: scenario.id });
	return ok({
		scope,
		seen,
		criteria,
		rules,
		overrides: await overrideRecords(db, seen.table),
		open: asItWas(open, scenario),
		lastAmount: scenario.lastAmount
	});
}

/** A scenario under the revisions of then; the names of one that changed since are those that the dossier says. */
function asItWas(open: OpenScenario, said: DossierProvenance['scenario']): OpenScenario {
	const chain = open.chain.map((link, at) => {
		const then = said.chain[at];
		if (!then || then.revision === link.scenario.revision) return link;
		const isLast = at === open.chain.length - 1;
		const description = isLast ? said.description : link.scenario.description;
		return { ...link, scenario: { ...link.scenario, name: then.name, revision: then.revision, description } };
	});
	return { ...open, chain };
}
