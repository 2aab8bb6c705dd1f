import { LIKELY } from './bounds';
import { monthNumber, monthOf } from './months';
import { assumptionOf, type Month, type PaceStep, type Plan } from './plan';
import type { Population } from './population';

/** The way of one segment to the target, month by month. */
export interface Trajectory {
	/** Index into the plan's segments. */
	readonly segment: number;
	/** Likely professionals, and those among them who still need a means when the plan starts. */
	readonly professionals: number;
	readonly toEquip: number;
	/** The first month is January of the plan's first year, the last one December of its last. */
	readonly firstMonth: Month;
	/**
	 * Share of `toEquip` that has a means at the end of each month, 0 to 1. Where there is nobody to equip it goes evenly to the
	 * deadline: structures that may yet come to the segment follow it.
	 */
	readonly done: Float64Array;
	/** True when everybody is equipped at the end of the deadline's month. */
	readonly reached: boolean;
	/** The month in which the last one is; null when that is after the last year. */
	readonly reachedIn: Month | null;
	/** Professionals a month that it takes, evenly, from the start (or the month after the last actual) to the deadline. */
	readonly requiredPace: number;
	/** The last month for which someone said how many are equipped; null without one. */
	readonly lastActual: Month | null;
}

/** Slack for sums of shares of professionals. */
const EPSILON = 1e-9;

/** The way of each segment of a plan. */
export function trajectories(population: Population, plan: Plan): Trajectory[] {
	const professionals = new Float64Array(plan.segments.length);
	const toEquip = new Float64Array(plan.segments.length);
	const usual = assumptionOf(plan, 'already-equipped').likely;
	const heads = population.heads[LIKELY];
	for (let i = 0; i < heads.length; i++) {
		const segment = population.segment[i] ?? 0;
		if (segment >= plan.segments.length) continue;
		const equipped = population.equipped[i] ?? NaN;
		professionals[segment] = (professionals[segment] ?? 0) + (heads[i] ?? 0);
		toEquip[segment] =
			(toEquip[segment] ?? 0) + (heads[i] ?? 0) * (1 - (Number.isNaN(equipped) ? usual : equipped));
	}
	return plan.segments.map((_, segment) =>
		trajectory(plan, segment, professionals[segment] ?? 0, toEquip[segment] ?? 0)
	);
}

/** @param professionals likely heads of the segment; @param toEquip those among them without a means at the start */
export function trajectory(plan: Plan, segment: number, professionals: number, toEquip: number): Trajectory {
	const first = monthNumber(`${plan.years[0]}-01`);
	const last = monthNumber(`${plan.years.at(-1)}-12`);
	const start = monthNumber(plan.start);
	const deadline = monthNumber(plan.deadline);
	const count = new Float64Array(last - first + 1);
	if (toEquip === 0) return { ...nobody(count, first, start, deadline), segment, professionals };
	const known = actualsOf(plan, segment);
	const rebased = known.at(-1);
	layActuals(count, known, first, start, toEquip);
	const from = rebased ? rebased.month + 1 : start;
	const already = rebased ? Math.min(rebased.equipped, toEquip) : 0;
	const left = toEquip - already;
	const requiredPace = left > 0 ? left / Math.max(1, deadline - from + 1) : 0;
	const steps = plan.paces[segment] ?? [];
	let equipped = already;
	let reachedIn = left <= EPSILON ? from - 1 : Infinity;
	for (let month = from; month <= last; month++) {
		equipped = Math.min(toEquip, equipped + (steps.length === 0 ? requiredPace : paceIn(steps, month)));
		if (month >= first) count[month - first] = equipped;
		if (toEquip - equipped <= EPSILON * Math.max(1, toEquip)) reachedIn = Math.min(reachedIn, month);
	}
	return {
		segment,
		professionals,
		toEquip,
		firstMonth: monthOf(first),
		done: count.map((value) => Math.min(1, value / toEquip)),
		reached: reachedIn <= deadline,
		reachedIn: reachedIn <= last ? monthOf(Math.max(reachedIn, first)) : null,
		requiredPace,
		lastActual: rebased ? monthOf(rebased.month) : null
	};
}

/** The way of a segment without anybody to equip. */
function nobody(
	done: Float64Array,
	first: number,
	start: number,
	deadline: number
): Omit<Trajectory, 'segment' | 'professionals'> {
	for (let month = 0; month < done.length; month++)
		done[month] = Math.min(1, Math.max(0, month + first - start + 1) / (deadline - start + 1));
	return {
		toEquip: 0,
		firstMonth: monthOf(first),
		done,
		reached: true,
		reachedIn: monthOf(start),
		requiredPace: 0,
		lastActual: null
	};
}

interface KnownCount {
	readonly month: number;
	readonly equipped: number;
}

function actualsOf(plan: Plan, segment: number): KnownCount[] {
	return plan.actuals
		.filter((actual) => actual.segment === plan.segments[segment])
		.map(({ month, equipped }) => ({ month: monthNumber(month), equipped }))
		.sort((a, b) => a.month - b.month);
}

/** Writes what was said of past months, on straight lines between them. */
function layActuals(
	count: Float64Array,
	known: readonly KnownCount[],
	first: number,
	start: number,
	toEquip: number
): void {
	let before: KnownCount = { month: start - 1, equipped: 0 };
	for (const next of known) {
		const steps = Math.max(1, next.month - before.month);
		for (let step = 1; step <= steps; step++) {
			const at = next.month - steps + step - first;
			const equipped = before.equipped + ((next.equipped - before.equipped) * step) / steps;
			if (at >= 0 && at < count.length) count[at] = Math.min(toEquip, equipped);
		}
		before = next;
	}
}

/** Professionals equipped in a month: of the last step that has begun; none before the first. */
function paceIn(steps: readonly PaceStep[], month: number): number {
	let pace = 0;
	let since = -Infinity;
	for (const { from, perMonth } of steps) {
		const begins = monthNumber(from);
		if (begins <= month && begins >= since) [pace, since] = [perMonth, begins];
	}
	return pace;
}

/** A trajectory by year: what is added to `done` in the year, and its mean over the ends of its months. */
export interface YearShares {
	readonly added: Float64Array;
	readonly mean: Float64Array;
}

const MONTHS = 12;

/** Shares of a trajectory in each year of the plan. */
export function yearShares({ done }: Trajectory): YearShares {
	const years = done.length / MONTHS;
	const added = new Float64Array(years);
	const mean = new Float64Array(years);
	let before = 0;
	for (let year = 0; year < years; year++) {
		const end = done[(year + 1) * MONTHS - 1] ?? 0;
		added[year] = Math.max(0, end - before);
		before = Math.max(before, end);
		let sum = 0;
		for (let month = 0; month < MONTHS; month++) sum += done[year * MONTHS + month] ?? 0;
		mean[year] = sum / MONTHS;
	}
	return { added, mean };
}
