import type { PlanProblem } from '$lib/domain/funding';
import { intersection, type Scope } from '$lib/domain/access';
import { comparisonSight, territoryWithin, type ComparedSide } from '$lib/screens';
import { app } from '$lib/server/app';
import { openScenario, scenariosSeen, type OpenScenario } from '$lib/server/scenarios';
import { outcomeLooks } from '$lib/words';
import { currentTerritory } from '../../../territory.server';
import { viewer } from '../../../viewer.server';
import { workWithin } from '../../funding.server';
import { MOST_COMPARED, readRequest } from './request';
import type { PageServerLoad } from './$types';

/** Scenarios side by side on what all of them and the viewer share; null where there are no data yet. */
export const load: PageServerLoad = async ({ url, depends }) => {
	depends('app:scenario');
	const { db } = await app();
	const { scope } = viewer();
	const current = await currentTerritory();
	const asked = readRequest(url.searchParams);
	const scenarios = (await scenariosSeen(db, scope)).map(({ id, name }) => ({ id, name }));
	const opened: OpenScenario[] = [];
	const missing: string[] = [];
	for (const id of [asked.base, ...asked.others].slice(0, MOST_COMPARED)) {
		const found = await openScenario(db, scope, id);
		if (found) opened.push(found);
		else missing.push(id);
	}
	const start = {
		asked,
		scenarios,
		missing,
		beyond: Math.max(0, asked.others.length + 1 - MOST_COMPARED)
	};
	const none = { ...start, sight: null, failed: [], apart: false };
	if (!current || opened.length < 2) return none;
	const shared = opened.reduce<Scope | null>(
		(left, { scenario }) => left && intersection(left, scenario.scope),
		scope
	);
	const within = shared && territoryWithin(current.data, shared);
	if (!within) return { ...none, apart: true };
	const sides: ComparedSide[] = [];
	const failed: { id: string; name: string; problems: readonly PlanProblem[] }[] = [];
	for (const open of opened) {
		const { settings } = open;
		const { id, name } = open.scenario;
		const work = await workWithin(within, open);
		if (work.ok) sides.push({ id, name, settings, work: work.value });
		else failed.push({ id, name, problems: work.error });
	}
	const looks = outcomeLooks(current.data.criteria.segments);
	return {
		...none,
		failed,
		sight: sides.length < 2 ? null : comparisonSight(sides, looks),
		version: current.version
	};
};
