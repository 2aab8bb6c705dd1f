import { HIGH, LIKELY, LOW, type BoundIndex } from './bounds';
import { addByStructure } from './cost-loops';
import { costModel, type CostModel } from './cost-model';
import type { Plan } from './plan';
import type { BoundColumns, Population } from './population';

/**
 * What collecting could make precise, in the order in which it is opened: the segment, professionals, those already equipped, the
 * obligation of single sign-on, then components of the target and identification schemes.
 */
export const STAKE_PARTS = ['segment', 'heads', 'equipped', 'sso', 'components'] as const;
export type StakePart = (typeof STAKE_PARTS)[number];

/** A part opened after those before it: the cost of each structure of the population, in cents, at both ends. */
export interface OpenedPart {
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** What the part adds to the width, 0 or more. */
	readonly adds: Float64Array;
}

/**
 * The euros that collecting would make precise: how wide the cost of a structure is while only what could be collected is open. Prices
 * and all other assumptions stand at their likely value, as no answer of an operator changes them.
 */
export interface Stakes {
	readonly population: Population;
	readonly plan: Plan;
	/** In the order of STAKE_PARTS: what they add sums to the width of each structure. */
	readonly parts: readonly OpenedPart[];
	/** By structure, in cents: the width of the last part. */
	readonly width: Float64Array;
}

/** Computes what is at stake for each structure of a plan. Structures that the plan leaves out have no cost, hence no stake. */
export function stakesOf(population: Population, plan: Plan): Stakes {
	const closed = {
		...population,
		heads: likelyOnly(population.heads),
		organisations: likelySchemes(population)
	};
	const openHeads = { ...closed, heads: population.heads };
	const views = STAKE_PARTS.map((part) => {
		switch (part) {
			case 'segment':
				return closed;
			case 'heads':
			case 'equipped':
			case 'sso':
				return openHeads;
			case 'components':
				return population;
		}
	});
	const parts: OpenedPart[] = [];
	views.forEach((view, at) => {
		const open = withOpen(
			plan,
			new Set(STAKE_PARTS.slice(0, at + 1).flatMap((part) => stakeAssumptions(plan, part)))
		);
		// While nothing but the segment is open, both ends are at likely values.
		const { low, high } = ends(view, open, at === 0 ? [LIKELY, LIKELY] : [LOW, HIGH]);
		const before = parts.at(-1);
		const adds = low.map((from, i) => {
			const width = (high[i] ?? 0) - from;
			return before ? width - ((before.high[i] ?? 0) - (before.low[i] ?? 0)) : width;
		});
		parts.push({ low, high, adds });
	});
	const last = parts.at(-1);
	const width = Float64Array.from(population.finess, (_, i) => (last?.high[i] ?? 0) - (last?.low[i] ?? 0));
	return { population, plan, parts, width };
}

/** Assumptions that stand for what nobody has said, by the part that would say it. */
export function stakeAssumptions(plan: Plan, part: StakePart): readonly string[] {
	switch (part) {
		case 'segment':
		case 'heads':
			return [];
		case 'equipped':
			return ['already-equipped'];
		case 'sso':
			return ['sso-when-undetermined', 'sso-when-not-assessed'];
		case 'components':
			return [...new Set(plan.items.map(({ whenUnknown }) => whenUnknown)), 'schemes-when-unknown'];
	}
}

/** A plan whose assumptions stand at their likely value, but for some. */
function withOpen(plan: Plan, open: ReadonlySet<string>): Plan {
	const assumptions = new Map(
		[...plan.assumptions].map(([id, assumption]) => {
			const { likely } = assumption;
			return [id, open.has(id) ? assumption : { ...assumption, low: likely, high: likely }];
		})
	);
	return { ...plan, assumptions };
}

const likelyOnly = (columns: BoundColumns): BoundColumns => [
	columns[LIKELY],
	columns[LIKELY],
	columns[LIKELY]
];

const likelySchemes = ({ organisations }: Population): Population['organisations'] => ({
	...organisations,
	schemes: likelyOnly(organisations.schemes)
});

/** The least and the greatest cost of each structure over its possible segments; having no segment costs nothing. */
function ends(
	population: Population,
	plan: Plan,
	[least, greatest]: readonly [BoundIndex, BoundIndex]
): { readonly low: Float64Array; readonly high: Float64Array } {
	const model = costModel(population, plan);
	const cheap = costsBySegment(model, least);
	const dear = greatest === least ? cheap : costsBySegment(model, greatest);
	return {
		low: endOf(population, cheap, Math.min),
		high: endOf(population, dear, Math.max)
	};
}

/** By segment and structure: what it would cost in that segment, in cents; 0 where the segment is not possible. */
function costsBySegment(model: CostModel, bound: BoundIndex): readonly Float64Array[] {
	const { population, plan } = model;
	const sums = plan.segments.map(() => new Float64Array(population.finess.length));
	model.eachPossible(bound, (segment, structures, length, _item, _year, atoms) => {
		const sum = sums[segment];
		if (sum) addByStructure(sum, structures, atoms, length);
	});
	return sums;
}

function endOf(
	{ possible, segments }: Population,
	costs: readonly Float64Array[],
	better: (a: number, b: number) => number
): Float64Array {
	return Float64Array.from(possible, (mask, structure) => {
		let end = mask & (1 << segments.length) ? 0 : NaN;
		costs.forEach((cost, segment) => {
			if ((mask & (1 << segment)) === 0) return;
			const amount = cost[structure] ?? 0;
			end = Number.isNaN(end) ? amount : better(end, amount);
		});
		return Number.isNaN(end) ? 0 : end;
	});
}
