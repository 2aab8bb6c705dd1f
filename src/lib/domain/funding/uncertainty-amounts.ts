import type { GrantRule } from './grant-rule';
import type { GrantCase } from './uncertainty-cases';
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
	const variable = perDraw();
	const [floor, ceiling, cover] = [rule.floor ?? 0, rule.ceiling ?? Infinity, rule.coverRate];
	const cap = rule.unitCap ?? Infinity;
	const isRated = rule.fixed > 0 || rule.brackets.length > 0;

	/** Writes what the brackets give for the units. */
	function setVariable(heads: Float64Array, count: number): void {
		variable.fill(0, 0, count);
		for (const { from, to, rate } of rule.brackets) {
			const end = Math.min(cap, to ?? Infinity);
			if (end <= from) continue;
			for (let d = 0; d < count; d++) {
				const units = heads[d] ?? 0;
				if (units > from) variable[d] = (variable[d] ?? 0) + ((units < end ? units : end) - from) * rate;
			}
		}
	}

	function addCapped(of: GrantCase, eligible: Float64Array, into: Float64Array, count: number): void {
		const { factor, asked, pastAid } = of;
		const weight = of.count;
		for (let d = 0; d < count; d++) {
			const left = (eligible[d] ?? 0) - pastAid;
			const covered = left > 0 ? left * cover : 0;
			let amount = (rule.fixed + (variable[d] ?? 0)) * factor;
			if (amount < floor) amount = floor;
			if (amount > ceiling) amount = ceiling;
			if (amount > covered) amount = covered;
			if (amount > asked) amount = asked;
			into[d] = (into[d] ?? 0) + amount * weight;
		}
	}

	/** Without a rate, the ceiling alone caps what is spent. */
	function addActual(of: GrantCase, eligible: Float64Array, into: Float64Array, count: number): void {
		const most = Math.min(ceiling, of.asked);
		for (let d = 0; d < count; d++) {
			const left = Math.max(0, (eligible[d] ?? 0) - of.pastAid);
			into[d] = (into[d] ?? 0) + Math.min(most, left * cover) * of.count;
		}
	}

	function addMixed(of: GrantCase, eligible: Float64Array, into: Float64Array, count: number): void {
		for (let d = 0; d < count; d++) {
			const left = Math.max(0, (eligible[d] ?? 0) - of.pastAid);
			const fixed = Math.min(left, rule.fixed * of.factor);
			const rest = (left - fixed) * cover;
			const sum = fixed + Math.min((variable[d] ?? 0) * of.factor, rest);
			const amount = Math.min(ceiling, Math.max(floor, sum), fixed + rest, of.asked);
			into[d] = (into[d] ?? 0) + amount * of.count;
		}
	}

	const units = perDraw();
	return (of, heads, eligible, into, count) => {
		if (Number.isNaN(of.units)) setVariable(heads, count);
		else setVariable(units.fill(of.units, 0, count), count);
		switch (rule.mode) {
			case 'flat':
				addCapped(of, eligible, into, count);
				break;
			case 'capped-actual':
				(isRated ? addCapped : addActual)(of, eligible, into, count);
				break;
			case 'mixed':
				addMixed(of, eligible, into, count);
				break;
			default:
				rule.mode satisfies never;
		}
	};
}
