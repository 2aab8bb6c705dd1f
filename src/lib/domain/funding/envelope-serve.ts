import { apportion, type Cents } from '../shared';
import { paidByYear, type PaymentSchedule } from './grant-payments';

/** What one structure asks of one funder. */
export interface Claim {
	readonly cents: Cents;
	/** Index of the year of the commitment. */
	readonly year: number;
	readonly schedule: PaymentSchedule;
}

/** What one funder has left, by year: zero or more, Infinity where no limit is known. */
export interface Room {
	readonly ae: Float64Array;
	readonly cp: Float64Array;
}

/** The largest amount up to `most` whose payments all fit. @param left by year */
function largestWithin(most: Cents, schedule: PaymentSchedule, left: Float64Array): Cents {
	const fits = (cents: Cents): boolean =>
		paidByYear(cents, schedule, left.length).every((paid, year) => paid <= (left[year] ?? 0));
	if (fits(most)) return most;
	let cents = most;
	left.forEach((limit, year) => {
		const share = schedule.shares.reduce(
			(sum, one, step) => sum + (schedule.years[step] === year ? one : 0),
			0
		);
		// A few cents more than the exact quotient: rounding may still let them in.
		if (share > 0) cents = Math.min(cents, Math.floor(limit / share) + schedule.shares.length);
	});
	while (cents > 0 && !fits(cents)) cents--;
	return cents;
}

/**
 * Serves claims in their order until nothing is left; the last one may get a part.
 * @param room is used up
 * @returns cents served, in the order of the claims
 */
export function serveInOrder(claims: readonly Claim[], room: Room): Float64Array {
	return Float64Array.from(claims, ({ cents, year, schedule }) => {
		const served = largestWithin(Math.min(cents, room.ae[year] ?? 0), schedule, room.cp);
		room.ae[year] = (room.ae[year] ?? 0) - served;
		paidByYear(served, schedule, room.cp.length).forEach((paid, at) => {
			room.cp[at] = (room.cp[at] ?? 0) - paid;
		});
		return served;
	});
}

/**
 * Cuts claims in proportion where a year is short: commitments first, exactly to the envelope, then payments from the first year on,
 * each amount being cut as a whole so that its steps keep their shares.
 * @param claims in the order of FINESS numbers, which settles ties
 * @returns cents served, in the order of the claims
 */
export function serveProRata(claims: readonly Claim[], room: Room): Float64Array {
	const served = Float64Array.from(claims, ({ cents }) => cents);
	const years = room.ae.length;
	for (let year = 0; year < years; year++) {
		const of = [...claims.keys()].filter((at) => claims[at]?.year === year);
		const wanted = of.map((at) => served[at] ?? 0);
		const limit = room.ae[year] ?? 0;
		if (sum(wanted) <= limit) continue;
		apportion(limit, wanted).forEach((part, k) => {
			served[of[k] ?? 0] = Math.min(part, wanted[k] ?? 0);
		});
	}
	for (let year = 0; year < years; year++) {
		const limit = room.cp[year] ?? 0;
		if (limit === Infinity) continue;
		const paid = claims.map(({ schedule }, at) => paidByYear(served[at] ?? 0, schedule, years));
		const wanted = paid.map((of) => of[year] ?? 0);
		if (sum(wanted) <= limit) continue;
		apportion(limit, wanted).forEach((part, at) => {
			const [claim, now] = [claims[at], paid[at]];
			if (!claim || !now || part >= (now[year] ?? 0)) return;
			// Years before this one fit already and must not grow; those after it will have their turn.
			const left = now.map((value, t) => (t < year ? value : t === year ? part : Infinity));
			served[at] = largestWithin(served[at] ?? 0, claim.schedule, left);
		});
	}
	return served;
}

const sum = (values: ArrayLike<number>): number => {
	let total = 0;
	for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
	return total;
};
