import { outcomeLooks } from '$lib/words';
import type { AmountInputs, PlanProblem, Settings } from '$lib/domain/funding';
import {
	explainFigure,
	fundingSight,
	fundingWork,
	ownFunding,
	parseFigure,
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
import { currentTerritory, type Current } from '../territory.server';
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

/** The plan of a scenario on what the viewer sees of its territories. */
export function workOf(
	data: TerritoryData,
	{ scenario, settings, amounts }: AskedPlan
): FundingWork | readonly PlanProblem[] {
	const within = territoryWithin(data, scenario.scope);
	if (!within) return [];
	const work = fundingWork(within, settings, amounts);
	return work.ok ? work.value : work.error;
}

export const isWork = (work: FundingWork | readonly PlanProblem[]): work is FundingWork => 'plan' in work;

function firstFunding(current: Current, asked: AskedPlan, figure: string, today: string): FirstFunding {
	const work = workOf(current.data, asked);
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

/** What a structure or an organisation costs and gets in the product's own scenario; null where the plan is not about it. */
export async function ownFundingOf(
	data: TerritoryData,
	filter: Pick<CostFilter, 'finess' | 'organisation'>
): Promise<OwnFunding | null> {
	const work = await baseWork(data);
	return work && ownFunding(work, filter);
}

/** The product's own scenario on classified territories; null where its settings cannot be used. */
export async function baseWork(data: TerritoryData): Promise<FundingWork | null> {
	const held = baseWorks.get(data);
	const work = held ?? workOf(data, await askedPlan(new URLSearchParams()));
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
	return {
		...asked,
		today,
		scenarios: scenarios.map(({ id, name, archived }) => ({ id, name, archived })),
		first: firstFunding(current, asked, parameters.get('calcul') ?? '', today)
	};
}
