import type { GrantRequests } from './financing';
import { coefficientOf, countedUnits, leastRates } from './grant-amount';
import { grantFacts } from './grant-cases';
import type { GrantRule } from './grant-rule';
import type { Plan } from './plan';
import type { Population } from './population';
import { needOf, type Aggregates } from './uncertainty-aggregates';

/** Structures that get the same grant in every draw. */
export interface GrantCase {
	/** How many they are. */
	readonly count: number;
	/** Index into the plan's years. */
	readonly year: number;
	/** Index of the group that its heads move with; −1 where they do not move. */
	readonly headGroup: number;
	readonly heads: readonly [number, number, number];
	/** Share of its professionals not equipped yet; NaN where the assumption says. */
	readonly left: number;
	/** NaN where the assumption says. */
	readonly turnover: number;
	/** By column of the shares of organisations; then 1, for what every structure needs. */
	readonly shares: readonly number[];
	/** Units that the rule counts; NaN for its professionals. */
	readonly units: number;
	/** Product of the coefficients and of the factor of the year. */
	readonly factor: number;
	/** Cents. */
	readonly pastAid: number;
	/** Cents; Infinity where nobody asked. */
	readonly asked: number;
	/**
	 * Cents, with the fewest and with the most professionals: where the rule covers no more than that of the cost at both, what it covers
	 * is the grant in between too. −Infinity where it takes more to know.
	 */
	readonly least: readonly [number, number];
}

/** Cases whose organisations need the same, to the same extent. */
export interface CaseGroup {
	/** By what is counted in the segment: code of need; −1 where it is never needed. */
	readonly needs: readonly number[];
	/** Index into the sizes of organisations. */
	readonly size: number;
	/** Declared at each bound; NaN where nothing is. */
	readonly schemes: readonly [number, number, number];
	readonly cases: readonly GrantCase[];
}

export interface SegmentCases {
	readonly rule: GrantRule;
	readonly groups: readonly CaseGroup[];
}

/**
 * Groups structures that are identical in all that their grant is computed from. Who may ask, in which year, and which coefficients hold
 * is what likely values say, as in the plan.
 * @returns by segment; null for one without a rule
 */
export function grantCasesOf(
	population: Population,
	plan: Plan,
	aggregates: Aggregates,
	requests: GrantRequests
): (SegmentCases | null)[] {
	const { organisation, organisations, segment: segments, heads, equipped, turnover } = population;
	const { place } = aggregates;
	const found = plan.segments.map(
		() => new Map<string, { of: Omit<CaseGroup, 'cases'>; cases: Map<string, Counting> }>()
	);
	/** Needs of organisations, by segment: the same for all of their structures. */
	const needsHeld = plan.segments.map(() => new Map<number, readonly number[]>());

	function needsOf(segment: number, of: number): readonly number[] {
		const held = needsHeld[segment]?.get(of);
		if (held) return held;
		const made = (aggregates.counted[segment] ?? []).map((one) => needOf(population, of, one));
		needsHeld[segment]?.set(of, made);
		return made;
	}

	function caseOf(i: number, rule: GrantRule): Omit<GrantCase, 'count'> {
		const year = requests.commitmentYear[i] ?? 0;
		const facts = grantFacts(population, rule, i, 0, plan.years[year] ?? 0);
		const said = requests.asked[i] ?? NaN;
		const asked = Number.isNaN(said) ? Infinity : said;
		const pastAid = requests.cases.pastAid[i] ?? 0;
		const [low = 0, likely = 0, high = 0] = heads.map((bound) => bound[i] ?? 0);
		const [fewest, most] = leastRates(rule, facts, rule.unit === 'professional' ? [low, high] : null);
		return {
			year,
			headGroup: aggregates.headGroupOf[i] ?? -1,
			heads: [low, likely, high],
			left: 1 - (equipped[i] ?? NaN),
			turnover: turnover[i] ?? NaN,
			shares: [...aggregates.families.columns.map((column) => column[place[i] ?? 0] ?? 0), 1],
			units: rule.unit === 'professional' ? NaN : countedUnits(rule, facts),
			factor: coefficientOf(rule, facts),
			pastAid,
			asked,
			least: pastAid > 0 ? NEVER : [Math.min(asked, fewest), Math.min(asked, most)]
		};
	}

	for (let i = 0; i < segments.length; i++) {
		const rule = requests.cases.ruleOf(i);
		const groups = found[segments[i] ?? 0];
		if (!rule || !groups || !requests.isRequested(i)) continue;
		const of = organisation[i] ?? 0;
		const needs = needsOf(segments[i] ?? 0, of);
		const size = aggregates.sizeOf[of] ?? 0;
		const [low = NaN, likely = NaN, high = NaN] = organisations.schemes.map((bound) => bound[of] ?? NaN);
		const key = `${needs.join()} ${size} ${low} ${likely} ${high}`;
		const group = groups.get(key) ?? {
			of: { needs, size, schemes: [low, likely, high] },
			cases: new Map<string, Counting>()
		};
		groups.set(key, group);
		const one = caseOf(i, rule);
		const own = Object.values(one).join(' ');
		const same = group.cases.get(own);
		if (same) same.count++;
		else group.cases.set(own, { one, count: 1 });
	}
	return found.map((groups, segment) => {
		const rule = requests.cases.rules[segment];
		if (!rule) return null;
		return {
			rule,
			groups: [...groups.values()].map(({ of, cases }) => ({
				...of,
				cases: [...cases.values()].map(({ one, count }) => ({ ...one, count })).sort(byRate)
			}))
		};
	});
}

const NEVER = [-Infinity, -Infinity] as const;

/** Structures of which one professional costs the same come together. */
const byRate = (a: GrantCase, b: GrantCase): number =>
	(a.turnover || 0) - (b.turnover || 0) || (a.left || 0) - (b.left || 0) || a.headGroup - b.headGroup;

interface Counting {
	readonly one: Omit<GrantCase, 'count'>;
	count: number;
}
