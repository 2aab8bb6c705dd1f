import { outcomeLooks } from '$lib/words';
import type { AmountInputs, PlanProblem, Settings } from '$lib/domain/funding';
import { ok } from '$lib/domain/shared';
import {
	explainFigure,
	fundingSight,
	fundingWork,
	needsWhole,
	ownFunding,
	parseFigure,
	partWork,
	territoryWithin,
	type Explanation,
	type FundingSight,
	type FundingWork,
	type OwnFunding,
	type CostFilter,
	type TerritoryData
} from '$lib/screens';
import { app } from '$lib/server/app';
import { DEFAULT_SCENARIO_ID, openScenario, scenariosSeen, type Scenario } from '$lib/server/scenarios';
import { error } from '@sveltejs/kit';
import { currentTerritory, territoryOfScope, type Current } from '../territory.server';
import { viewer } from '../viewer.server';

/** What a plan is computed from, for the browser to compute it again. */
export interface AskedPlan {
	readonly scenario: Scenario;
	readonly settings: Settings;
	readonly amounts: AmountInputs;
	/** Keys of settings about what is gone: kept, and without effect. */
	readonly withoutEffect: readonly string[];
}

/** The funding page as the server draws it, for the address it was opened at. */
export interface FirstFunding {
	/** Null where the settings cannot be used, or nothing of the scenario's territories is seen. */
	readonly sight: FundingSight | null;
	readonly problems: readonly PlanProblem[];
	/** The figure in the drawer; null when it is closed, or when the plan has none of this address. */
	readonly explanation: Explanation | null;
}

export interface FundingPage extends AskedPlan {
	readonly scenarios: readonly Pick<Scenario, 'id' | 'name' | 'archived'>[];
	/** The month we are in, as `2026-11`. */
	readonly today: string;
	/** True where it is computed on more territories than the viewer's: the browser cannot do it again. */
	readonly isPart: boolean;
	readonly first: FirstFunding;
}

export const thisMonth = (): string => new Date().toISOString().slice(0, 7);

const UNKNOWN =
	'Aucun scénario de ce numéro parmi ceux de vos territoires. Ouvrez la page Financement sans scénario pour voir la base.';

/** The scenario of an address. */
export async function askedPlan(parameters: URLSearchParams): Promise<AskedPlan> {
	const { db } = await app();
	const id = parameters.get('scenario') ?? DEFAULT_SCENARIO_ID;
	const opened = await openScenario(db, viewer().scope, id);
	if (!opened) error(404, UNKNOWN);
	const { scenario, settings, amounts, withoutEffect } = opened;
	return { scenario, settings, amounts, withoutEffect };
}

/**
 * The plan of a scenario on what is seen of its territories. Where what a structure gets depends on others that are not seen, it is
 * computed on all of them, and cut.
 * @param within what is seen of the scenario's territories
 */
export async function workWithin(
	within: TerritoryData,
	{ scenario, settings, amounts }: Pick<AskedPlan, 'scenario' | 'settings' | 'amounts'>
): Promise<ReturnType<typeof fundingWork>> {
	if (!needsWhole(within, scenario.scope, settings)) return fundingWork(within, settings, amounts);
	const { db } = await app();
	const [whole, open] = [
		await territoryOfScope(scenario.scope),
		await openScenario(db, scenario.scope, scenario.id)
	];
	if (!whole || !open) throw new Error(`Scenario ${scenario.id} is gone while it was computed`);
	const work = fundingWork(whole, open.settings, open.amounts);
	return work.ok ? ok(partWork(work.value, within)) : work;
}

/** The plan of a scenario on what the viewer sees of its territories. */
export async function workOf(
	data: TerritoryData,
	asked: AskedPlan
): Promise<FundingWork | readonly PlanProblem[]> {
	const within = territoryWithin(data, asked.scenario.scope);
	if (!within) return [];
	const work = await workWithin(within, asked);
	return work.ok ? work.value : work.error;
}

export const isWork = (work: FundingWork | readonly PlanProblem[]): work is FundingWork => 'plan' in work;

async function firstFunding(
	current: Current,
	asked: AskedPlan,
	figure: string,
	today: string
): Promise<FirstFunding> {
	const work = await workOf(current.data, asked);
	if (!isWork(work)) return { sight: null, problems: work, explanation: null };
	const ref = figure === '' ? null : parseFigure(figure);
	const looks = outcomeLooks(current.data.criteria.segments);
	return {
		sight: fundingSight(work, today),
		problems: [],
		explanation: ref && explainFigure(work, ref, looks, today)
	};
}

/** The product's own scenario on classified territories: it never changes. */
const baseWorks = new WeakMap<TerritoryData, FundingWork>();

/** What a structure or an organisation costs and gets in one scenario, and the others to look at. */
export interface OwnFundingPart {
	readonly scenario: Pick<Scenario, 'id' | 'name'>;
	readonly scenarios: readonly Pick<Scenario, 'id' | 'name' | 'archived'>[];
	/** Null where the plan is not about it, or its settings cannot be used. */
	readonly funding: OwnFunding | null;
}

/**
 * What a structure or an organisation costs and gets in the scenario of an address. Null where the product's own scenario, which is about
 * every territory, has no plan for it: there is then nothing to choose.
 */
export async function ownFundingOf(
	data: TerritoryData,
	filter: Pick<CostFilter, 'finess' | 'organisation'>,
	parameters: URLSearchParams
): Promise<OwnFundingPart | null> {
	const base = await baseWork(data);
	const inBase = base && ownFunding(base, filter);
	if (!inBase) return null;
	const { scenario, ...asked } = await askedPlan(parameters);
	const { db } = await app();
	const scenarios = await scenariosSeen(db, viewer().scope);
	const work = scenario.id === DEFAULT_SCENARIO_ID ? base : await workOf(data, { scenario, ...asked });
	return {
		scenario: { id: scenario.id, name: scenario.name },
		scenarios: scenarios.map(({ id, name, archived }) => ({ id, name, archived })),
		funding: isWork(work) ? ownFunding(work, filter) : null
	};
}

/** The product's own scenario on classified territories; null where its settings cannot be used. */
export async function baseWork(data: TerritoryData): Promise<FundingWork | null> {
	const held = baseWorks.get(data);
	const work = held ?? (await workOf(data, await askedPlan(new URLSearchParams())));
	if (!isWork(work)) return null;
	baseWorks.set(data, work);
	return work;
}

/** All that the funding page starts from; null before the first import. */
export async function fundingPage(parameters: URLSearchParams): Promise<FundingPage | null> {
	const current = await currentTerritory();
	if (!current) return null;
	const { db } = await app();
	const asked = await askedPlan(parameters);
	const today = thisMonth();
	const scenarios = await scenariosSeen(db, viewer().scope);
	const within = territoryWithin(current.data, asked.scenario.scope);
	return {
		...asked,
		today,
		isPart: within !== null && needsWhole(within, asked.scenario.scope, asked.settings),
		scenarios: scenarios.map(({ id, name, archived }) => ({ id, name, archived })),
		first: await firstFunding(current, asked, parameters.get('calcul') ?? '', today)
	};
}
