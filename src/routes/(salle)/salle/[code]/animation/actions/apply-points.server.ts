import { effectiveSettings, isSameSetting, resolveSettings, type GrantRule } from '$lib/domain/funding';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Effect } from '$lib/domain/workshop';
import { fundingDefaults } from '$lib/reference';
import { grantApplied } from '$lib/domain/workshop-effect';
import {
	aidOf,
	effectBetween,
	grantsFromPoints,
	grantSetting,
	pointsSource,
	pointsText,
	withGrants,
	type LikelyCosts,
	type SharedPoints
} from '$lib/screens';
import { changeSettings, type OpenScenario } from '$lib/server/scenarios';
import { outcomeLooks } from '$lib/words';
import type { ActionContext, OpenWorkshop } from './context.server';
import { costsUnder } from './grounds.server';
import type { Prepared } from './prepared.server';
import type { ActionRefusal } from './refusal.server';
import { subGroupWork } from './sub-group.server';

/** What the room shared its points over, as grant rules of the sub-group's scenario. */
export async function preparePoints(
	context: ActionContext,
	open: OpenWorkshop,
	group: string,
	{
		poll,
		shared,
		today
	}: { readonly poll: string; readonly shared: readonly SharedPoints[]; readonly today: string }
): Promise<Result<Prepared, ActionRefusal>> {
	const read = await subGroupWork(context, open, group);
	if (!read.ok) return read;
	const { data, scenario, group: subGroup } = read.value;
	const [first] = shared;
	if (!scenario || !first) return err({ of: 'action', why: { code: 'no-scenario' } });
	const start = costsUnder(data, startSettings(scenario, data.classification.segments));
	const now = costsUnder(data, scenario.settings);
	if (!start || !now) return err({ of: 'action', why: { code: 'bad-plan' } });
	const source = pointsSource(open.setup.title, subGroup.name, first);
	const grants = grantsFromPoints(start, scenario.amounts, shared, { source, date: today });
	if (!grants.ok) return err({ of: 'points', why: grants.error });
	const rules = grants.value.map(({ rule }) => rule);
	const settings = rules.map(grantSetting);
	const isWritten = settings.every(({ key, value }) => isSameSetting(scenario.settings.get(key), value));
	const known = rules.map(({ segment }) => grantApplied(open.state.applied, group, segment));
	if (isWritten && rules.every((rule, i) => isGrant(rule, known[i] ?? null)))
		return err({ of: 'scenario', why: { code: 'unchanged' } });
	const before = isWritten
		? withGrants(
				now,
				grants.value.map(({ before: rule }, i) => ruleApplied(rule, known[i] ?? null))
			)
		: now;
	const sideOf = (costs: LikelyCosts) => ({ data, cost: costs.cost, aid: aidOf(costs, scenario.amounts) });
	const looks = outcomeLooks(open.setup.segments);
	const effect: Effect = effectBetween(sideOf(before), sideOf(withGrants(now, rules)), {
		what: grants.value
			.flatMap((grant, i) => (shared[i] ? [pointsText(shared[i], grant, looks)] : []))
			.join(' · '),
		change: {
			kind: 'grants',
			grants: rules.map(({ segment, objects, coverRate }) => ({ segment, objects, coverRate }))
		}
	});
	return ok({
		group,
		to: 'scenario',
		poll,
		item: shared.length === 1 ? first.item.id : null,
		effect,
		write: async () => {
			if (isWritten) return ok({ effect, recorded: true });
			const { id, revision } = scenario.scenario;
			const changed = await changeSettings(context.db, context.viewer, {
				id,
				revision,
				changes: settings,
				note: source
			});
			return changed.ok ? ok({ effect, recorded: true }) : err({ of: 'scenario', why: changed.error });
		}
	});
}

/** What the scenario says without what the sub-group's own variant changes. */
const startSettings = ({ chain }: OpenScenario, segments: readonly string[]) =>
	effectiveSettings(
		fundingDefaults,
		segments,
		resolveSettings(chain.slice(0, -1).map(({ settings }) => settings))
	).settings;

type Grant = ReturnType<typeof grantApplied>;

const isGrant = ({ objects, coverRate }: GrantRule, known: Grant): boolean =>
	known?.coverRate === coverRate && known.objects.join() === objects.join();

/** The rule of a segment as events say: that of the start, then what was applied last. */
const ruleApplied = (start: GrantRule, known: Grant): GrantRule =>
	known
		? {
				...start,
				coverRate: known.coverRate,
				objects: start.objects.filter((object) => known.objects.includes(object))
			}
		: start;
