import { toCents, type Cents } from '../shared';
import { NO_AMOUNTS, type AmountInputs } from './amount-inputs';
import { costModel } from './cost-model';
import { grantRequests } from './financing';
import type { Plan } from './plan';
import type { Population } from './population';
import { trajectories } from './trajectory';
import { aggregatesOf } from './uncertainty-aggregates';
import { band, centsBand, scaled, type Band } from './uncertainty-band';
import { drawer } from './uncertainty-draw';
import { fundersDrawn, type SimulatedGrants } from './uncertainty-funders';
import { BLOCK } from './uncertainty-outcomes';

export interface Simulated {
	readonly draws: number;
	readonly seed: number;
	/** Cents. */
	readonly total: Band;
	readonly byYear: readonly Band[];
	/** Segments of the plan, then structures without a decided one. */
	readonly bySegment: readonly Band[];
	readonly bySegmentAndYear: readonly (readonly Band[])[];
	readonly byItem: readonly Band[];
	/** By segment and month: professionals who were given a means. */
	readonly equipped: readonly (readonly Band[])[];
	/** By segment: share of draws in which everybody is equipped at the deadline. */
	readonly reached: readonly number[];
	/** By assumption that has a range: share of the variance of the total that goes with it, most first. */
	readonly weight: readonly { readonly assumption: string; readonly share: number }[];
	readonly grants: SimulatedGrants;
	/** Total of each draw, in increasing order, whole cents: for whoever asks how often an envelope is enough. */
	readonly totals: Float64Array;
}

/** A simulation that is run piece by piece: a worker tells how far it is, and can be stopped. */
export interface Simulation {
	/** Makes up to `count` more draws. @returns how many are left */
	run(count: number): number;
	/** Percentiles of the draws made. @throws Error before the first one */
	result(): Simulated;
}

export interface SimulationOptions {
	readonly draws: number;
	/** The same seed gives the same bytes. */
	readonly seed: number;
}

/** Draws where nobody asks for others, and where they start from: two persons see the same figures. */
export const USUAL_DRAWS: SimulationOptions = { draws: 10_000, seed: 2028 };

const MONTHS = 12;

/**
 * @param amounts what persons say about amounts: decided ones are the same in every draw
 * @throws RangeError for a number of draws that is none
 */
export function simulation(
	population: Population,
	plan: Plan,
	{ draws, seed }: SimulationOptions,
	amounts: AmountInputs = NO_AMOUNTS
): Simulation {
	if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`Not a number of draws: ${draws}`);
	const requests = grantRequests(costModel(population, plan), amounts);
	const next = drawer(population, plan, aggregatesOf(population, plan), seed, requests);
	const [segments, years] = [plan.segments.length, plan.years.length];
	const width = segments + 1;
	const series = (count: number): Float64Array[] =>
		Array.from({ length: count }, () => new Float64Array(draws));
	const bySegmentAndYear = series(width * years);
	const byItem = series(plan.items.length);
	const assumptions = [...plan.assumptions.values()];
	const values = series(assumptions.length);
	const toEquip = series(segments);
	/** By segment, then month; null where the trajectory is that of the plan. */
	const equipped: (Float64Array[] | null)[] = plan.segments.map(() => null);
	const reached = new Float64Array(segments);
	const ways = trajectories(population, plan);
	const funders = fundersDrawn(population, plan, requests, draws);
	let made = 0;

	function record(count: number): void {
		const block = next(count);
		const keep = (into: readonly Float64Array[], from: readonly Float64Array[]): void => {
			into.forEach((one, i) => {
				const drawn = from[i];
				if (drawn) one.set(drawn.subarray(0, count), made);
			});
		};
		keep(bySegmentAndYear, block.bySegmentAndYear);
		keep(byItem, block.byItem);
		keep(values, block.values);
		keep(toEquip, block.toEquip);
		block.equipped.forEach((months, segment) => {
			if (months) keep((equipped[segment] ??= series(years * MONTHS)), months);
		});
		block.reached.forEach((yes, segment) => {
			for (let d = 0; d < count; d++) reached[segment] = (reached[segment] ?? 0) + (yes[d] ?? 0);
		});
		funders.record(block.wanted, made, count);
		made += count;
	}

	return {
		run(count) {
			const end = Math.min(draws, made + count);
			while (made < end) record(Math.min(BLOCK, end - made));
			return draws - made;
		},
		result() {
			if (made === 0) throw new Error('No draw was made');
			const cut = (of: Float64Array): Float64Array => of.subarray(0, made);
			const sum = (of: readonly Float64Array[]): Float64Array => addedUp(of, made);
			const byYear = plan.years.map((_, year) =>
				sum(bySegmentAndYear.filter((_of, at) => at % years === year))
			);
			const bySegment = Array.from({ length: width }, (_, segment) =>
				sum(bySegmentAndYear.slice(segment * years, (segment + 1) * years))
			);
			const total = sum(byYear);
			return {
				draws: made,
				seed,
				total: centsBand(total),
				byYear: byYear.map(centsBand),
				bySegment: bySegment.map(centsBand),
				bySegmentAndYear: bySegment.map((_, segment) =>
					bySegmentAndYear.slice(segment * years, (segment + 1) * years).map((of) => centsBand(cut(of)))
				),
				byItem: byItem.map((of) => centsBand(cut(of))),
				equipped: plan.segments.map((_, segment) => {
					const own = equipped[segment];
					if (own) return own.map((month) => band(month.slice(0, made)));
					const all = band((toEquip[segment] ?? total).slice(0, made));
					return Array.from(ways[segment]?.done ?? [], (share) => scaled(all, share));
				}),
				reached: [...reached].map((count) => count / made),
				weight: assumptions
					.map(({ id }, i) => ({
						assumption: id,
						share: sharedVariance(values[i] ?? total, total, made)
					}))
					.filter(({ share }) => share > 0)
					.sort((a, b) => b.share - a.share || (a.assumption < b.assumption ? -1 : 1)),
				grants: funders.result(byYear, made),
				totals: total.map(toCents).sort()
			};
		}
	};
}

/** All the draws at once. */
export function simulate(
	population: Population,
	plan: Plan,
	options: SimulationOptions,
	amounts: AmountInputs = NO_AMOUNTS
): Simulated {
	const run = simulation(population, plan, options, amounts);
	run.run(options.draws);
	return run.result();
}

/** Sum of several series, draw by draw. */
export function addedUp(of: readonly Float64Array[], count: number): Float64Array {
	const sum = new Float64Array(count);
	for (const one of of) for (let d = 0; d < count; d++) sum[d] = (sum[d] ?? 0) + (one[d] ?? 0);
	return sum;
}

/** Square of the correlation of two series: the share of the variance of one that goes with the other; 0 where one does not move. */
function sharedVariance(one: Float64Array, other: Float64Array, count: number): number {
	let [a, b] = [0, 0];
	for (let i = 0; i < count; i++) {
		a += one[i] ?? 0;
		b += other[i] ?? 0;
	}
	const [meanA, meanB] = [a / count, b / count];
	let [aa, bb, ab] = [0, 0, 0];
	for (let i = 0; i < count; i++) {
		const [x, y] = [(one[i] ?? 0) - meanA, (other[i] ?? 0) - meanB];
		aa += x * x;
		bb += y * y;
		ab += x * y;
	}
	return aa === 0 || bb === 0 ? 0 : (ab / aa) * (ab / bb);
}

/** Share of draws whose total stays within an envelope. */
export function chanceWithin({ totals }: Simulated, envelope: Cents): number {
	let within = 0;
	for (const total of totals) if (total <= envelope) within++;
	return within / totals.length;
}
