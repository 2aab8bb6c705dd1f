import { effectiveSettings, optimumProblem, type AllocationConstraints } from '$lib/domain/funding';
import { fundingDefaults, reference } from '$lib/reference';
import { fundingWork, territoryWithin, type FundingWork } from '$lib/screens';
import { app } from '$lib/server/app';
import { solveAllocation, USUAL_SOLVE, type SolveResult } from '$lib/server/funding-solver';
import { openScenario, scenarioRefusalMessage, storeAllocation } from '$lib/server/scenarios';
import { conflictSentences, outcomeLooks, planProblemText } from '$lib/words';
import * as v from 'valibot';
import { currentTerritory } from '../../../../../territory.server';
import { viewer } from '../../../../../viewer.server';
import type { RequestHandler } from './$types';

const ASKED = v.object({
	revision: v.number(),
	constraints: v.object({
		ssoFirst: v.boolean(),
		departmentMinimums: v.array(
			v.object({ department: v.string(), professionals: v.pipe(v.number(), v.minValue(0)) })
		),
		forced: v.array(v.string()),
		excluded: v.array(v.string())
	})
});

const OUT_OF_TIME =
	'Le temps donné au calcul n’a pas suffi à trouver une répartition\u00a0: rien n’a changé. Allégez une contrainte, puis recommencez.';

/** Looks for the best allocation of a scenario within its envelopes, and keeps it as a decision that the scenario follows. */
export const POST: RequestHandler = async ({ params, request }) => {
	const body = v.safeParse(ASKED, await request.json().catch(() => null));
	if (!body.success) return refused([scenarioRefusalMessage({ code: 'malformed' })]);
	const { revision, constraints } = body.output;
	const work = await workOfScenario(params.id);
	if (!('model' in work)) return refused(work);
	const result = await solved(work, constraints, request.signal);
	if (result.kind === 'out-of-time') return refused([OUT_OF_TIME]);
	if (result.kind === 'infeasible') return refused(sentencesOf(work, result));
	const { db } = await app();
	const stored = await storeAllocation(db, viewer(), {
		scenario: params.id,
		revision,
		allocation: result.allocation,
		note: ''
	});
	return stored.ok ? Response.json(stored.value) : refused([scenarioRefusalMessage(stored.error)]);
};

const refused = (sentences: readonly string[]): Response =>
	Response.json({ message: sentences.join(' ') }, { status: 400 });

/** The scenario on the territories that who asks sees of it; sentences where it cannot be computed. */
async function workOfScenario(id: string): Promise<FundingWork | readonly string[]> {
	const { db } = await app();
	const [open, current] = [await openScenario(db, viewer().scope, id), await currentTerritory()];
	if (!open) return [scenarioRefusalMessage({ code: 'gone' })];
	const within = current && territoryWithin(current.data, open.scenario.scope);
	if (!within) return ['Aucune structure du scénario n’est dans vos données\u00a0: importez un registre.'];
	const segments = within.criteria.segments.map((segment) => segment.id);
	const { settings } = effectiveSettings(fundingDefaults, segments, open.settings);
	const work = fundingWork(within, settings, open.amounts);
	const looks = outcomeLooks(within.criteria.segments);
	return work.ok ? work.value : work.error.map((problem) => planProblemText(problem, looks));
}

const solved = (
	{ model, financing }: FundingWork,
	constraints: AllocationConstraints,
	signal: AbortSignal
): Promise<SolveResult> =>
	solveAllocation(
		optimumProblem(model, financing.inputs, constraints),
		{ ...USUAL_SOLVE, incumbent: financing.inputs.allocation?.funded ?? null },
		signal
	);

const sentencesOf = (
	{ plan, population }: FundingWork,
	{ conflict }: Extract<SolveResult, { kind: 'infeasible' }>
): readonly string[] =>
	conflictSentences(conflict, {
		funder: (id) => plan.funders.find((one) => one.id === id)?.label ?? id,
		department: (code) => reference.departments.get(code)?.name ?? code,
		organisation: (id) => population.organisations.name[population.organisations.id.indexOf(id)] ?? id
	});
