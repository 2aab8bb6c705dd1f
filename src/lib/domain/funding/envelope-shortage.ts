import { apportion, type Cents } from '../shared';
import { envelopesOf, type EnvelopeShortfall } from './envelope';
import { serveInOrder, serveProRata, type Claim, type Room } from './envelope-serve';
import type { GrantRule } from './grant-rule';
import { addPayments, paymentSchedule, type PaymentSchedule } from './grant-payments';
import type { Plan } from './plan';

/** What is asked of funders, by structure. */
export interface FundingRequest {
	readonly plan: Plan;
	/** The rule of a structure; null for none: the plan's first funder then pays, at once. */
	ruleOf(structure: number): GrantRule | null;
	/** Structures in the order in which they are served, where that matters. */
	readonly order: Uint32Array;
	readonly inOrder: boolean;
	/** Index of the year of the commitment; −1 where nothing is asked. */
	readonly commitmentYear: Int16Array;
	/** Cents, where nobody decided. */
	readonly wanted: Float64Array;
	/** Cents decided; NaN where nobody did. */
	readonly decided: Float64Array;
}

/** What funders give. */
export interface FundingServed {
	/** Cents, structure × funder. */
	readonly amounts: Float64Array;
	/** Committed and paid: structure × funder × year. */
	readonly ae: Float64Array;
	readonly cp: Float64Array;
	readonly shortfalls: readonly EnvelopeShortfall[];
}

/** Serves what was decided, whatever the envelopes hold, then the rest within what they have left. */
export function serveEnvelopes(request: FundingRequest): FundingServed {
	const { plan, commitmentYear, wanted, decided } = request;
	const [funders, years] = [plan.funders.length, plan.years.length];
	const count = wanted.length;
	const scheduleOf = scheduleReader(plan);
	const schedules = (i: number): PaymentSchedule => scheduleOf(request.ruleOf(i), commitmentYear[i] ?? 0);
	const amounts = new Float64Array(count * funders);
	const isDecided = (i: number): boolean => !Number.isNaN(decided[i] ?? NaN);
	const shares = sharesReader(plan);
	for (let i = 0; i < count && funders > 0; i++) {
		const cents = isDecided(i) ? (decided[i] ?? 0) : (wanted[i] ?? 0);
		if (cents === 0 || commitmentYear[i] === -1) continue;
		splitInto(amounts, i * funders, cents, shares(request.ruleOf(i)));
	}
	const before = spread(amounts, funders, years, commitmentYear, schedules);
	const limits = envelopesOf(plan);
	let isShort = false;
	for (let f = 0; f < funders; f++) {
		const [from, to] = [f * years, (f + 1) * years];
		const room: Room = { ae: limits.ae.slice(from, to), cp: limits.cp.slice(from, to) };
		if (isEnough(room, before, from)) continue;
		isShort = true;
		const claimants: number[] = [];
		const sequence = request.inOrder ? request.order : wanted.keys();
		for (const i of sequence) {
			if ((amounts[i * funders + f] ?? 0) === 0) continue;
			if (isDecided(i)) takeFrom(room, before, (i * funders + f) * years);
			else claimants.push(i);
		}
		const claims = claimants.map((i): Claim => ({
			cents: amounts[i * funders + f] ?? 0,
			year: commitmentYear[i] ?? 0,
			schedule: schedules(i)
		}));
		const served = request.inOrder ? serveInOrder(claims, room) : serveProRata(claims, room);
		served.forEach((cents, k) => {
			amounts[(claimants[k] ?? 0) * funders + f] = cents;
		});
	}
	const after = !isShort ? before : spread(amounts, funders, years, commitmentYear, schedules);
	return { amounts, ae: after.ae, cp: after.cp, shortfalls: shortfallsOf(plan, limits, before, after) };
}

interface Spread {
	/** Structure × funder × year. */
	readonly ae: Float64Array;
	readonly cp: Float64Array;
	/** Funder × year. */
	readonly sums: { readonly ae: Float64Array; readonly cp: Float64Array };
}

/** Puts amounts in the years in which they are committed and paid. */
function spread(
	amounts: Float64Array,
	funders: number,
	years: number,
	commitmentYear: Int16Array,
	schedules: (structure: number) => PaymentSchedule
): Spread {
	const [ae, cp] = [new Float64Array(amounts.length * years), new Float64Array(amounts.length * years)];
	const sums = { ae: new Float64Array(funders * years), cp: new Float64Array(funders * years) };
	for (let i = 0, at = 0; i < commitmentYear.length; i++) {
		const year = commitmentYear[i] ?? 0;
		for (let f = 0; f < funders; f++, at++) {
			const cents = amounts[at] ?? 0;
			if (cents === 0) continue;
			const inSums = f * years;
			ae[at * years + year] = cents;
			sums.ae[inSums + year] = (sums.ae[inSums + year] ?? 0) + cents;
			addPayments(cents, schedules(i), cp, at * years);
			for (let y = 0; y < years; y++)
				sums.cp[inSums + y] = (sums.cp[inSums + y] ?? 0) + (cp[at * years + y] ?? 0);
		}
	}
	return { ae, cp, sums };
}

/** True when a funder's limits hold all that is asked of it. @param from where its years begin in the sums */
function isEnough(room: Room, { sums }: Spread, from: number): boolean {
	return room.ae.every(
		(limit, y) => (sums.ae[from + y] ?? 0) <= limit && (sums.cp[from + y] ?? 0) <= (room.cp[y] ?? 0)
	);
}

/** Takes a decided amount from what a funder has, down to nothing. @param from where its years begin */
function takeFrom(room: Room, { ae, cp }: Spread, from: number): void {
	for (let y = 0; y < room.ae.length; y++) {
		room.ae[y] = Math.max(0, (room.ae[y] ?? 0) - (ae[from + y] ?? 0));
		room.cp[y] = Math.max(0, (room.cp[y] ?? 0) - (cp[from + y] ?? 0));
	}
}

function shortfallsOf(
	plan: Plan,
	limits: { readonly ae: Float64Array; readonly cp: Float64Array },
	before: Spread,
	after: Spread
): EnvelopeShortfall[] {
	return plan.funders.flatMap(({ id }, f) =>
		plan.years.flatMap((year, y) =>
			(['ae', 'cp'] as const).flatMap((of): EnvelopeShortfall[] => {
				const at = f * plan.years.length + y;
				const [envelope = Infinity, wanted = 0] = [limits[of][at], before.sums[of][at]];
				if (wanted <= envelope) return [];
				return [{ funder: id, year, of, envelope, wanted, served: after.sums[of][at] ?? 0 }];
			})
		)
	);
}

/** Splits an amount between funders: they add up to it, the first funder having the cents left over between equals. */
function splitInto(out: Float64Array, from: number, cents: Cents, shares: Float64Array): void {
	const only = shares.indexOf(1);
	if (only >= 0) out[from + only] = cents;
	else out.set(apportion(cents, shares), from);
}

/** Shares of a rule by funder of the plan. */
export function sharesReader(plan: Plan): (rule: GrantRule | null) => Float64Array {
	const made = new Map<GrantRule | null, Float64Array>();
	return (rule) => {
		const known = made.get(rule);
		if (known) return known;
		const shares = new Float64Array(plan.funders.length);
		if (!rule) shares[0] = 1;
		for (const { funder, share } of rule?.funders ?? []) {
			const f = plan.funders.findIndex(({ id }) => id === funder);
			if (f >= 0) shares[f] = (shares[f] ?? 0) + share;
		}
		made.set(rule, shares);
		return shares;
	};
}

/** Schedules of payments, made once per rule and year. */
export function scheduleReader(plan: Plan): (rule: GrantRule | null, year: number) => PaymentSchedule {
	const made = new Map<GrantRule | null, PaymentSchedule[]>();
	return (rule, year) => {
		const list = made.get(rule) ?? [];
		made.set(rule, list);
		return (list[year] ??= paymentSchedule(plan, rule, year));
	};
}
