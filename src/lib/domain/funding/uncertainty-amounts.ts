import type { GrantRule } from './grant-rule';
import type { GrantCase } from './uncertainty-cases';
import { addBracket } from './uncertainty-loops';
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
	const isRated = rule.fixed > 0 || rule.brackets.length > 0;
	const add =
		rule.mode === 'mixed' ? addMixed : rule.mode === 'capped-actual' && !isRated ? addActual : addCapped;
	return (of, heads, eligible, into, count) => {
		const units = Number.isNaN(of.units) ? heads : same.fill(of.units, 0, count);
		variable.fill(0, 0, count);
		for (const { from, to, rate } of rule.brackets) {
			const end = Math.min(rule.unitCap ?? Infinity, to ?? Infinity);
			if (end > from) addBracket(variable, units, from, end, rate, count);
		}
		add(rule, of, variable, eligible, into, count);
	};
}

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
