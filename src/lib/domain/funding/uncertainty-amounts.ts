import type { GrantRule } from './grant-rule';
import type { GrantCase } from './uncertainty-cases';
import { addBracket, type BentRate, type CappedRate, type RateBracket } from './uncertainty-loops';
import { perDraw } from './uncertainty-outcomes';

/** Adds the grants of a case, draw by draw: not rounded, else as `grantAmount` computes them. */
export type AddGrants = (
	of: GrantCase,
	/** Professionals. */
	heads: Float64Array,
	/** Cents, past aid included; written over. */
	eligible: Float64Array,
	into: Float64Array,
	count: number
) => void;

/** The grants of a rule in many draws. */
export function grantsAdder(rule: GrantRule): AddGrants {
	const [variable, same] = [perDraw(), perDraw()];
	const brackets = bracketsOf(rule);
	const isRated = rule.fixed > 0 || rule.brackets.length > 0;
	const add =
		rule.mode === 'mixed' ? addMixed : rule.mode === 'capped-actual' && !isRated ? addActual : addCapped;
	return (of, heads, eligible, into, count) => {
		const units = Number.isNaN(of.units) ? heads : same.fill(of.units, 0, count);
		variable.fill(0, 0, count);
		for (const { from, end, rate } of brackets) addBracket(variable, units, from, end, rate, count);
		add(rule, of, variable, eligible, into, count);
	};
}

/** The rate of a rule that gives it for professionals, no more than is covered; null for one that takes more to compute. */
export function cappedRate(rule: GrantRule): CappedRate | null {
	const { mode, unit, fixed, floor, ceiling, coverRate } = rule;
	const brackets = bracketsOf(rule);
	const isRated = fixed > 0 || rule.brackets.length > 0;
	if (unit !== 'professional' || brackets.length > 2 || mode === 'mixed') return null;
	if (mode === 'capped-actual' && !isRated) return null;
	const [first = NO_BRACKET, second = NO_BRACKET] = brackets;
	return { fixed, floor: floor ?? 0, ceiling: ceiling ?? Infinity, coverRate, brackets: [first, second] };
}

/** Heads are weighed between their bounds, which they may leave by the noise of computing. */
const NOISE = 1e-9;

/**
 * The same rate for the professionals of one case, where the numbers of them that may be drawn meet neither its floor nor its ceiling, and
 * the end of one bracket at most, where the next one begins. Null for one of which that is not so, or which asked for less.
 */
export function bentRate(
	{ fixed, floor, ceiling, brackets }: CappedRate,
	{ heads: [low, , high], factor, asked, pastAid }: GrantCase
): BentRate | null {
	const [least, most] = [low * (1 - NOISE), high * (1 + NOISE)];
	if (pastAid !== 0 || asked !== Infinity || factor < 0) return null;
	let constant = 0;
	const lines: RateBracket[] = [];
	for (const bracket of brackets) {
		const { from, end, rate } = bracket;
		if (rate < 0) return null;
		if (most <= from) continue;
		if (least >= end) constant += (end - from) * rate;
		else if ((least < from && from !== lines[0]?.end) || (most > end && lines.length > 0)) return null;
		else lines.push(bracket);
	}
	const [first = NO_BRACKET, second = NO_BRACKET] = lines;
	if (lines.length === 1 && most > first.end) return null;
	const from = lines.length === 0 ? 0 : first.from;
	const atBend = lines.length === 2 ? constant + (second.from - first.from) * first.rate : 0;
	const bent = { constant, from, rate: first.rate, bend: second.from, atBend, rateBeyond: second.rate };
	const whole = { fixed, factor, ...bent };
	const [lowest, highest] = [bentAmount(whole, least), bentAmount(whole, most)];
	if (lowest < floor) return null;
	if (lowest >= ceiling) return { ...whole, fixed: ceiling, factor: 1, constant: 0, rate: 0, bend: Infinity };
	return highest <= ceiling ? whole : null;
}

/** What such a rate gives to so many professionals. */
export const bentAmount = (
	{ fixed, factor, constant, from, rate, bend, atBend, rateBeyond }: BentRate,
	persons: number
): number =>
	(fixed + (persons > bend ? atBend + (persons - bend) * rateBeyond : constant + (persons - from) * rate)) *
	factor;

const NO_BRACKET: RateBracket = { from: Infinity, end: Infinity, rate: 0 };

/** Brackets of a rule that any unit that counts can be in. */
const bracketsOf = ({ brackets, unitCap }: GrantRule): RateBracket[] =>
	brackets.flatMap(({ from, to, rate }) => {
		const end = Math.min(unitCap ?? Infinity, to ?? Infinity);
		return end > from ? [{ from, end, rate }] : [];
	});

function addCapped(
	{ fixed, floor, ceiling, coverRate }: GrantRule,
	{ factor, asked, pastAid, count: weight }: GrantCase,
	variable: Float64Array,
	eligible: Float64Array,
	into: Float64Array,
	count: number
): void {
	const [least, most] = [floor ?? 0, ceiling ?? Infinity];
	for (let d = 0; d < count; d++) {
		const left = (eligible[d] ?? 0) - pastAid;
		const covered = left > 0 ? left * coverRate : 0;
		let amount = (fixed + (variable[d] ?? 0)) * factor;
		if (amount < least) amount = least;
		if (amount > most) amount = most;
		if (amount > covered) amount = covered;
		if (amount > asked) amount = asked;
		into[d] = (into[d] ?? 0) + amount * weight;
	}
}

/** Without a rate, the ceiling alone caps what is spent. */
function addActual(
	{ ceiling, coverRate }: GrantRule,
	{ asked, pastAid, count: weight }: GrantCase,
	_variable: Float64Array,
	eligible: Float64Array,
	into: Float64Array,
	count: number
): void {
	const most = Math.min(ceiling ?? Infinity, asked);
	for (let d = 0; d < count; d++) {
		const left = Math.max(0, (eligible[d] ?? 0) - pastAid);
		into[d] = (into[d] ?? 0) + Math.min(most, left * coverRate) * weight;
	}
}

function addMixed(
	{ fixed: fixedPart, floor, ceiling, coverRate }: GrantRule,
	{ factor, asked, pastAid, count: weight }: GrantCase,
	variable: Float64Array,
	eligible: Float64Array,
	into: Float64Array,
	count: number
): void {
	const [least, most] = [floor ?? 0, ceiling ?? Infinity];
	for (let d = 0; d < count; d++) {
		const left = Math.max(0, (eligible[d] ?? 0) - pastAid);
		const fixed = Math.min(left, fixedPart * factor);
		const rest = (left - fixed) * coverRate;
		const sum = fixed + Math.min((variable[d] ?? 0) * factor, rest);
		const amount = Math.min(most, Math.max(least, sum), fixed + rest, asked);
		into[d] = (into[d] ?? 0) + amount * weight;
	}
}
