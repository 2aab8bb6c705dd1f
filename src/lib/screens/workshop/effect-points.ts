import {
	commitments,
	COST_OBJECTS,
	eligibleAtoms,
	financing,
	LIKELY,
	type AmountInputs,
	type CostObject,
	type GrantRule
} from '$lib/domain/funding';
import { err, ok, type Cents, type Result } from '$lib/domain/shared';
import type { PointsItem } from '$lib/domain/workshop';
import { fundingDefaults } from '$lib/reference';
import type { LikelyCosts } from './effect-side';

/** What a room shared over what can be funded in a segment. */
export interface SharedPoints {
	readonly item: PointsItem;
	/** By id of object, whole, adding up to the total of the item. */
	readonly shares: Readonly<Record<string, number>>;
}

/** Why a share of points makes no grant rule. */
export type PointsProblem =
	/** The scenario does not help this segment. */
	| { readonly code: 'no-grant'; readonly segment: string }
	| { readonly code: 'unknown-object'; readonly object: string }
	/** Nobody may ask, or what was chosen costs nothing here. */
	| { readonly code: 'nothing-to-fund'; readonly segment: string };

/** The grant of a segment as a room wants it. */
export interface SharedGrant {
	readonly segment: string;
	/** The rule that the room started from. */
	readonly before: GrantRule;
	readonly rule: GrantRule;
	/** What was shared, in cents. */
	readonly money: Cents;
	/** What of it finds something to pay for; never more than `money`. */
	readonly placed: Cents;
}

const THOUSAND_EUROS = 100_000;
/** A rate is kept to the hundredth of a percent, rounded down: what it gives is never more than what was shared. */
const RATE_STEPS = 10_000;

/**
 * Grant rules that follow a share of points. Points are shares of what the starting scenario grants to the segment, thousand euros
 * are themselves. Each object gets its share, no more than what it costs to those who may ask; the rule then pays for the objects
 * that got something, at the one rate that spends what they got. Who may ask, ceilings, payments and funders stay as they were.
 * @param start the territory under the sub-group's criteria and the scenario that the room started from: applying again the same
 * share, or another one, never depends on what was applied before
 * @param decided who decided, in French, and when (ISO date)
 */
export function grantsFromPoints(
	start: LikelyCosts,
	amounts: AmountInputs,
	shared: readonly SharedPoints[],
	decided: { readonly source: string; readonly date: string }
): Result<readonly SharedGrant[], PointsProblem> {
	const { plan, population } = start.model;
	const granted = financing(start.model, start.totals, amounts).granted;
	const grants: SharedGrant[] = [];
	for (const { item, shares } of shared) {
		const before = plan.grants.find(({ segment }) => segment === item.segment);
		if (!before) return err({ code: 'no-grant', segment: item.segment });
		const byObject = sharesByObject(shares);
		if (!byObject.ok) return byObject;
		const place = plan.segments.indexOf(item.segment);
		const money =
			item.unit === 'thousand-euros'
				? item.total * THOUSAND_EUROS
				: granted.reduce((sum, cents, i) => (population.segment[i] === place ? sum + cents : sum), 0);
		const costs = eligibleByObject(start, amounts, before);
		const chosen = COST_OBJECTS.filter((object) => (byObject.value.get(object) ?? 0) > 0);
		const toFund = chosen.reduce((sum, object) => sum + (costs.get(object) ?? 0), 0);
		const placed = chosen.reduce((sum, object) => {
			const part = Math.floor((money * (byObject.value.get(object) ?? 0)) / item.total);
			return sum + Math.min(part, costs.get(object) ?? 0);
		}, 0);
		if (toFund === 0) return err({ code: 'nothing-to-fund', segment: item.segment });
		const coverRate = Math.floor((placed / toFund) * RATE_STEPS) / RATE_STEPS;
		const rule = { ...before, objects: chosen, coverRate, status: 'decided' as const, ...decided };
		grants.push({ segment: item.segment, before, rule, money, placed });
	}
	return ok(grants);
}

/** What an object of a poll is, as grant rules name it: themselves, or what an item of the plan is bought for. */
const costObject = (id: string): CostObject | undefined =>
	COST_OBJECTS.find((object) => object === id) ??
	fundingDefaults.items.find((item) => item.id === id)?.object;

function sharesByObject(
	shares: SharedPoints['shares']
): Result<ReadonlyMap<CostObject, number>, PointsProblem> {
	const byObject = new Map<CostObject, number>();
	for (const [id, points] of Object.entries(shares)) {
		const object = costObject(id);
		if (!object) return err({ code: 'unknown-object', object: id });
		byObject.set(object, (byObject.get(object) ?? 0) + points);
	}
	return ok(byObject);
}

/** What each object costs, in cents, to the structures of a segment that a rule lets ask, in the years and for the items it counts. */
function eligibleByObject(
	{ model }: LikelyCosts,
	amounts: AmountInputs,
	rule: GrantRule
): ReadonlyMap<CostObject, Cents> {
	const { plan, population } = model;
	const wide: GrantRule = { ...rule, objects: COST_OBJECTS };
	const grants = plan.grants.map((grant) => (grant === rule ? wide : grant));
	const { ineligible } = commitments({ ...model, plan: { ...plan, grants } }, amounts);
	const place = plan.segments.indexOf(rule.segment);
	const mask = eligibleAtoms(plan, wide);
	const costs = new Map<CostObject, Cents>();
	model.eachAtom(LIKELY, (rows, length, item, year, atoms) => {
		if (population.segment[rows[0] ?? 0] !== place) return;
		const object = plan.items[item]?.object;
		if (object === undefined || mask[item * plan.years.length + year] !== 1) return;
		let sum = 0;
		for (let i = 0; i < length; i++) if (ineligible[rows[i] ?? 0]?.length === 0) sum += atoms[i] ?? 0;
		costs.set(object, (costs.get(object) ?? 0) + sum);
	});
	return costs;
}

/** A grant rule as the setting « grant:SEGMENT » of a scenario. */
export function grantSetting({ segment, ...value }: GrantRule): {
	readonly key: string;
	readonly value: unknown;
} {
	return { key: `grant:${segment}`, value };
}

/** The same costs when some segments are helped by other rules: what things cost does not depend on who pays. */
export function withGrants(costs: LikelyCosts, rules: readonly GrantRule[]): LikelyCosts {
	const { plan } = costs.model;
	const others = plan.grants.filter(({ segment }) => rules.every((rule) => rule.segment !== segment));
	return { ...costs, model: { ...costs.model, plan: { ...plan, grants: [...others, ...rules] } } };
}
