import { toCents, type Cents } from '../shared';
import type { Plan } from './plan';
import type { Population } from './population';
import { aggregatesOf } from './uncertainty-aggregates';
import { drawer } from './uncertainty-draw';

/** What one draw in ten stays below, one in two, nine in ten. */
export interface Band {
	readonly p10: number;
	readonly p50: number;
	readonly p90: number;
	/**
	 * Sampling error: with so many draws, each percentile of all possible outcomes lies between these two with 95 % confidence (order
	 * statistics, without any supposed distribution).
	 */
	readonly error: {
		readonly p10: readonly [number, number];
		readonly p50: readonly [number, number];
		readonly p90: readonly [number, number];
	};
}

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

const MONTHS = 12;

/** @throws RangeError for a number of draws that is none */
export function simulation(
	population: Population,
	plan: Plan,
	{ draws, seed }: SimulationOptions
): Simulation {
	if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`Not a number of draws: ${draws}`);
	const next = drawer(population, plan, aggregatesOf(population, plan), seed);
	const [segments, items, years] = [plan.segments.length, plan.items.length, plan.years.length];
	const months = years * MONTHS;
	const width = segments + 1;
	const series = (count: number): Float64Array[] =>
		Array.from({ length: count }, () => new Float64Array(draws));
	const [total, byYear, bySegment, bySegmentAndYear, byItem, equipped] = [
		new Float64Array(draws),
		series(years),
		series(width),
		series(width * years),
		series(items),
		series(segments * months)
	];
	const reached = new Float64Array(segments);
	const assumptions = [...plan.assumptions.values()];
	const drawn = series(assumptions.length);
	let made = 0;

	function record(): void {
		const draw = next();
		const add = (into: Float64Array | undefined, amount: number): void => {
			if (into) into[made] = (into[made] ?? 0) + amount;
		};
		for (let segment = 0; segment < width; segment++)
			for (let item = 0; item < items; item++)
				for (let year = 0; year < years; year++) {
					const amount = draw.cells[(segment * items + item) * years + year] ?? 0;
					if (amount === 0) continue;
					add(total, amount);
					add(byYear[year], amount);
					add(bySegment[segment], amount);
					add(bySegmentAndYear[segment * years + year], amount);
					add(byItem[item], amount);
				}
		equipped.forEach((into, i) => {
			into[made] = draw.equipped[i] ?? 0;
		});
		draw.reached.forEach((yes, segment) => {
			reached[segment] = (reached[segment] ?? 0) + yes;
		});
		drawn.forEach((into, i) => {
			into[made] = draw.values[i] ?? 0;
		});
		made++;
	}

	return {
		run(count) {
			const end = Math.min(draws, made + count);
			while (made < end) record();
			return draws - made;
		},
		result() {
			if (made === 0) throw new Error('No draw was made');
			const cents = (values: Float64Array): Band => band(values.slice(0, made).map(toCents));
			const persons = (values: Float64Array): Band => band(values.slice(0, made));
			return {
				draws: made,
				seed,
				total: cents(total),
				byYear: byYear.map(cents),
				bySegment: bySegment.map(cents),
				bySegmentAndYear: bySegment.map((_, segment) =>
					bySegmentAndYear.slice(segment * years, (segment + 1) * years).map(cents)
				),
				byItem: byItem.map(cents),
				equipped: plan.segments.map((_, segment) =>
					equipped.slice(segment * months, (segment + 1) * months).map(persons)
				),
				reached: [...reached].map((count) => count / made),
				weight: assumptions
					.map(({ id }, i) => ({
						assumption: id,
						share: sharedVariance(drawn[i] ?? total, total, made)
					}))
					.filter(({ share }) => share > 0)
					.sort((a, b) => b.share - a.share || (a.assumption < b.assumption ? -1 : 1)),
				totals: total.slice(0, made).map(toCents).sort()
			};
		}
	};
}

/** All the draws at once. */
export function simulate(population: Population, plan: Plan, options: SimulationOptions): Simulated {
	const run = simulation(population, plan, options);
	run.run(options.draws);
	return run.result();
}

/** Half the width of the 95 % interval of a normal law, in standard deviations. */
const CONFIDENCE = 1.96;

/** Percentiles by nearest rank. @param values written over */
function band(values: Float64Array): Band {
	const count = values.length;
	values.sort();
	const at = (rank: number): number => values[Math.min(count, Math.max(1, rank)) - 1] ?? 0;
	const percentile = (share: number): number => at(Math.ceil(count * share));
	const error = (share: number): readonly [number, number] => {
		const spread = CONFIDENCE * Math.sqrt(count * share * (1 - share));
		return [at(Math.floor(count * share - spread)), at(Math.ceil(count * share + spread) + 1)];
	};
	return {
		p10: percentile(0.1),
		p50: percentile(0.5),
		p90: percentile(0.9),
		error: { p10: error(0.1), p50: error(0.5), p90: error(0.9) }
	};
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
