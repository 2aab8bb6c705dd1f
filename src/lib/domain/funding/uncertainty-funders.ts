import { apportion } from '../shared';
import { envelopesOf } from './envelope';
import { scheduleReader, sharesReader } from './envelope-shortage';
import type { GrantRequests } from './financing';
import { addPayments, type PaymentSchedule } from './grant-payments';
import type { Plan } from './plan';
import type { Population } from './population';
import { centsBand, type Band } from './uncertainty-band';

/** How often a funder is asked for more than it has in a year. */
export interface EnvelopeChance {
	/** Id of the funder. */
	readonly funder: string;
	readonly year: number;
	readonly of: 'ae' | 'cp';
	/** Cents. */
	readonly envelope: number;
	/** Share of draws in which the rules ask for more, decided amounts included. */
	readonly exceeded: number;
	/** Cents. */
	readonly wanted: Band;
}

/**
 * Grants in the draws, in cents. Who may ask and in which year is what likely values say, and an allocation of the solver stays as it
 * is stored; amounts follow what each draw costs. A decided amount is the same in every draw. All of it is before the envelopes, but
 * `within`.
 */
export interface SimulatedGrants {
	readonly total: Band;
	/** Segments of the plan, then structures without a decided one. */
	readonly bySegment: readonly Band[];
	/** By funder of the plan, all years. */
	readonly byFunder: readonly Band[];
	/** By funder, then year: committed and paid. */
	readonly ae: readonly (readonly Band[])[];
	readonly cp: readonly (readonly Band[])[];
	/** Cost less grants: what is left to structures. */
	readonly own: Band;
	/** Cost less payments, by year: below zero where more is paid than spent. */
	readonly ownByYear: readonly Band[];
	/** Envelopes that are known, by funder and year. */
	readonly envelopes: readonly EnvelopeChance[];
	/**
	 * The same when commitments (AE) are cut to their envelopes, decided amounts first; null where no such envelope is known. What is
	 * committed does not depend on how it is shared. Envelopes of payments (CP) cut nothing here: `envelopes` says how often they are
	 * not enough.
	 */
	readonly within: { readonly granted: Band; readonly own: Band } | null;
}

/** Grants of draws as they are made. */
export interface FundersDrawn {
	/** @param wanted by segment, then year of the commitment: cents by draw of a block; @param from first of its draws */
	record(wanted: readonly (readonly Float64Array[] | null)[], from: number, count: number): void;
	/** @param costs by year, cents by draw */
	result(costs: readonly Float64Array[], count: number): SimulatedGrants;
}

/** Splits between funders and years what the rules give in each draw. */
export function fundersDrawn(
	population: Population,
	plan: Plan,
	requests: GrantRequests,
	draws: number
): FundersDrawn {
	const [segments, years, funders] = [plan.segments.length, plan.years.length, plan.funders.length];
	const decided = decidedAmounts(population, plan, requests);
	const series = (starts: ArrayLike<number>): Float64Array[] =>
		Array.from(starts, (start) => new Float64Array(draws).fill(start));
	const bySegment = series(decided.bySegment);
	const [ae, cp] = [series(decided.ae), series(decided.cp)];
	const shares = sharesReader(plan);
	const schedules = scheduleReader(plan);
	const parts = plan.segments.map((_, segment) => {
		const rule = requests.cases.rules[segment] ?? null;
		return plan.years.map((_year, year) => ({
			shares: shares(rule),
			paid: paidShares(schedules(rule, year), years)
		}));
	});

	return {
		record(wanted, from, count) {
			const add = (into: Float64Array | undefined, amounts: Float64Array, share: number): void => {
				if (!into || share === 0) return;
				for (let d = 0; d < count; d++) into[from + d] = (into[from + d] ?? 0) + share * (amounts[d] ?? 0);
			};
			for (let segment = 0; segment < segments; segment++)
				wanted[segment]?.forEach((amounts, year) => {
					const part = parts[segment]?.[year];
					if (!part || funders === 0) return;
					add(bySegment[segment], amounts, 1);
					part.shares.forEach((share, funder) => {
						add(ae[funder * years + year], amounts, share);
						part.paid.forEach((paid, in_) => {
							add(cp[funder * years + in_], amounts, share * paid);
						});
					});
				});
		},
		result(costs, count) {
			const cut = (of: readonly Float64Array[]): Float64Array[] => of.map((one) => one.subarray(0, count));
			const sum = (of: readonly Float64Array[]): Float64Array => {
				const all = new Float64Array(count);
				for (const one of of) for (let d = 0; d < count; d++) all[d] = (all[d] ?? 0) + (one[d] ?? 0);
				return all;
			};
			const less = (one: Float64Array, other: Float64Array): Float64Array =>
				one.map((amount, d) => amount - (other[d] ?? 0));
			const [committed, paid] = [cut(ae), cut(cp)];
			const of = (all: readonly Float64Array[], funder: number): Float64Array[] =>
				all.slice(funder * years, (funder + 1) * years);
			const cost = sum(costs);
			const granted = sum(committed);
			const within = withinEnvelopes(plan, committed, decided.ae);
			return {
				total: centsBand(granted),
				bySegment: cut(bySegment).map(centsBand),
				byFunder: plan.funders.map((_, funder) => centsBand(sum(of(committed, funder)))),
				ae: plan.funders.map((_, funder) => of(committed, funder).map(centsBand)),
				cp: plan.funders.map((_, funder) => of(paid, funder).map(centsBand)),
				own: centsBand(less(cost, granted)),
				ownByYear: costs.map((spent, year) =>
					centsBand(less(spent, sum(paid.filter((_, at) => at % years === year))))
				),
				envelopes: chancesOf(plan, committed, paid, count),
				within: within && {
					granted: centsBand(sum(within)),
					own: centsBand(less(cost, sum(within)))
				}
			};
		}
	};
}

/** Share of an amount that is paid in each year. */
function paidShares(schedule: PaymentSchedule, years: number): Float64Array {
	const paid = new Float64Array(years);
	schedule.years.forEach((year, step) => {
		paid[year] = (paid[year] ?? 0) + (schedule.shares[step] ?? 0);
	});
	return paid;
}

/** What persons decided, to the cent: by funder × year, and by segment. */
function decidedAmounts(
	population: Population,
	plan: Plan,
	requests: GrantRequests
): { readonly ae: Float64Array; readonly cp: Float64Array; readonly bySegment: Float64Array } {
	const years = plan.years.length;
	const [ae, cp] = [0, 0].map(() => new Float64Array(plan.funders.length * years)) as [
		Float64Array,
		Float64Array
	];
	const bySegment = new Float64Array(plan.segments.length + 1);
	const shares = sharesReader(plan);
	const schedules = scheduleReader(plan);
	requests.decided.forEach((cents, i) => {
		if (Number.isNaN(cents) || plan.funders.length === 0) return;
		const rule = requests.cases.ruleOf(i);
		const year = requests.commitmentYear[i] ?? 0;
		const segment = population.segment[i] ?? 0;
		bySegment[segment] = (bySegment[segment] ?? 0) + cents;
		apportion(cents, shares(rule)).forEach((part, funder) => {
			const at = funder * years;
			ae[at + year] = (ae[at + year] ?? 0) + part;
			addPayments(part, schedules(rule, year), cp, at);
		});
	});
	return { ae, cp, bySegment };
}

/** Commitments cut to the envelopes, decided amounts first. @returns null where no envelope is known */
function withinEnvelopes(
	plan: Plan,
	committed: readonly Float64Array[],
	decided: Float64Array
): Float64Array[] | null {
	const limits = envelopesOf(plan).ae;
	if (limits.every((limit) => limit === Infinity)) return null;
	return committed.map((amounts, at) => {
		const limit = Math.max(limits[at] ?? Infinity, decided[at] ?? 0);
		return amounts.map((amount) => Math.min(amount, limit));
	});
}

function chancesOf(
	plan: Plan,
	committed: readonly Float64Array[],
	paid: readonly Float64Array[],
	count: number
): EnvelopeChance[] {
	const limits = envelopesOf(plan);
	return plan.funders.flatMap(({ id }, funder) =>
		plan.years.flatMap((year, y) =>
			(['ae', 'cp'] as const).flatMap((of): EnvelopeChance[] => {
				const at = funder * plan.years.length + y;
				const [envelope = Infinity, amounts] = [limits[of][at], (of === 'ae' ? committed : paid)[at]];
				if (envelope === Infinity || !amounts) return [];
				let exceeded = 0;
				// Amounts of a draw are not rounded: as much as the envelope, to the cent, is within it.
				for (const amount of amounts) if (Math.floor(amount + 0.5) > envelope) exceeded++;
				return [{ funder: id, year, of, envelope, exceeded: exceeded / count, wanted: centsBand(amounts) }];
			})
		)
	);
}
