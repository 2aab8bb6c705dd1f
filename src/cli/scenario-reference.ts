import { intersection, type Scope } from '$lib/domain/access';
import { ok } from '$lib/domain/shared';
import { fold } from '$lib/domain/view';
import { ssoRule } from '$lib/reference';
import {
	fundingWork,
	needsWhole,
	partWork,
	territoryData,
	type FundingWork,
	type TerritoryData
} from '$lib/screens';
import type { Database } from '$lib/server/db';
import { openScenario, scenariosSeen, type OpenScenario, type Scenario } from '$lib/server/scenarios';
import { french, outcomeLooks, planProblemText, type Looks } from '$lib/words';
import { CommandStop, EXIT } from './exit';
import { currentTerritory, readRules } from './territory';

/** How a scenario is named on the command line. */
export const SCENARIO_REFERENCE = 'base|N|NOM';

/** The scenario that a text names, archived or not. Stops when the scope sees none. */
async function namedScenario(db: Database, scope: Scope, text: string): Promise<Scenario> {
	const all = [...(await scenariosSeen(db, scope)), ...(await scenariosSeen(db, scope, { archived: true }))];
	const found = all.find(({ id }) => id === text) ?? all.find(({ name }) => fold(name) === fold(text));
	if (found) return found;
	throw new CommandStop(
		EXIT.refused,
		french(`Le scénario « ${text} » n’existe pas : « scenario list » donne les scénarios.`)
	);
}

/** A scenario computed on the data in force. */
export interface ComputedScenario extends OpenScenario {
	readonly work: FundingWork;
}

/** Several scenarios computed on the same territory: what the scope and all of them share. */
export interface ComputedScenarios {
	readonly scenarios: readonly ComputedScenario[];
	readonly looks: Looks;
	readonly data: { readonly version: number; readonly hash: string; readonly territories: Scope };
}

/** Opens and computes scenarios by their names. Stops with every problem when a plan cannot be computed. */
export async function computeScenarios(
	db: Database,
	scope: Scope,
	names: readonly string[]
): Promise<ComputedScenarios> {
	const named: Scenario[] = [];
	for (const name of names) named.push(await namedScenario(db, scope, name));
	const shared = named.reduce<Scope | null>(
		(left, scenario) => left && intersection(left, scenario.scope),
		scope
	);
	if (shared === null)
		throw new CommandStop(
			EXIT.refused,
			'Ces scénarios n’ont aucun territoire en commun : choisissez-en d’autres.'
		);
	const { table, version, hash } = await currentTerritory(db, shared);
	const data = territoryData(table, await readRules(db, table, undefined), ssoRule);
	const looks = outcomeLooks(data.criteria.segments);
	const scenarios: ComputedScenario[] = [];
	for (const { id, name } of named) {
		const opened = await openScenario(db, shared, id);
		if (!opened) throw new Error(`Scenario ${id} was there and is not`);
		const work = await workWithin(db, data, opened);
		if (!work.ok) {
			const problems = work.error.map((problem) => ({
				...problem,
				message: planProblemText(problem, looks)
			}));
			throw new CommandStop(
				EXIT.refused,
				[
					french(`Le scénario « ${name} » ne peut pas être calculé : corrigez ce qui suit.`),
					...problems.map(({ message }) => `  - ${message}`)
				].join('\n'),
				{ refused: { code: 'plan-refused', scenario: id, problems } }
			);
		}
		scenarios.push({ ...opened, work: work.value });
	}
	return { scenarios, looks, data: { version: version.id, hash, territories: shared } };
}

/** A scenario on some of its territories: computed on all of them where what a structure gets depends on the others. */
async function workWithin(
	db: Database,
	within: TerritoryData,
	{ scenario, settings, amounts }: OpenScenario
): Promise<ReturnType<typeof fundingWork>> {
	if (!needsWhole(within, scenario.scope, settings)) return fundingWork(within, settings, amounts);
	const { table } = await currentTerritory(db, scenario.scope);
	const open = await openScenario(db, scenario.scope, scenario.id);
	if (!open) throw new Error(`Scenario ${scenario.id} was there and is not`);
	const whole = territoryData(table, await readRules(db, table, undefined), ssoRule);
	const work = fundingWork(whole, open.settings, open.amounts);
	return work.ok ? ok(partWork(work.value, within)) : work;
}
