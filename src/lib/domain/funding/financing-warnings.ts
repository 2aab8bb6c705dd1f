import type { Cents } from '../shared';
import type { CostModel } from './cost-model';
import { envelopesOf } from './envelope';
import type { Financing } from './financing';
import type { FinancingWarning, StructuresWarning } from './financing-warning';
import type { GrantCases } from './grant-cases';
import type { Ineligibility } from './grant-eligibility';
import { assumptionOf } from './plan';

/** The code of structures whose tariff the département sets alone. */
const BY_DEPARTMENT = 'department';

/** What a reader of a financing should know, in the order in which it is worth reading. @param wanted before the envelopes, by structure */
export function financingWarnings(
	{ population, plan }: CostModel,
	cases: GrantCases,
	wanted: Float64Array,
	result: Omit<Financing, 'warnings'>
): FinancingWarning[] {
	const { inputs, ineligible, granted, decided, eligibleCost, cost } = result;
	const warnings: FinancingWarning[] = [];
	const isDecided = (i: number): boolean => !Number.isNaN(decided[i] ?? NaN);
	const those = (holds: (i: number) => boolean): number[] => {
		const rows: number[] = [];
		for (let i = 0; i < granted.length; i++) if (holds(i)) rows.push(i);
		return rows;
	};
	const note = (code: StructuresWarning, holds: (i: number) => boolean): void => {
		const structures = those(holds);
		if (structures.length > 0) warnings.push({ code, structures });
	};

	warnings.push(...overruns(plan, result));
	if (inputs.decided.size > 0) {
		note('decided-above-cost', (i) => isDecided(i) && (decided[i] ?? 0) > (cost[i] ?? 0));
		note('decided-above-eligible', (i) => isDecided(i) && (decided[i] ?? 0) > (eligibleCost[i] ?? 0));
		note('decided-ineligible', (i) => isDecided(i) && (ineligible[i]?.length ?? 0) > 0);
		note('decided-without-rule', (i) => isDecided(i) && (decided[i] ?? 0) > 0 && cases.ruleOf(i) === null);
	}
	if (plan.shortage.kind === 'optimum') {
		if (!inputs.allocation) warnings.push({ code: 'allocation-missing' });
		else note('allocation-outdated', (i) => !isDecided(i) && (granted[i] ?? 0) < (wanted[i] ?? 0));
	}
	const said = [...inputs.asked.keys(), ...inputs.decided.keys(), ...inputs.pastAid.keys()];
	const known = new Set(said.length === 0 ? [] : population.finess);
	const nobody = [...new Set(said.filter((finess) => !known.has(finess)))].sort();
	if (nobody.length > 0) warnings.push({ code: 'amount-of-nobody', finess: nobody });
	for (const { segment } of plan.grants)
		if (!population.segment.includes(plan.segments.indexOf(segment)))
			warnings.push({ code: 'segment-without-structures', segment });
	const isReached = ({ code }: Ineligibility): boolean => code !== 'not-reached';
	note('not-reached', (i) => ineligible[i]?.every(isReached) === false);
	const limit = assumptionOf(plan, 'not-equipment-limit').likely;
	const mostly = those((i) => (granted[i] ?? 0) > 0 && (cases.notEquipment[i] ?? 0) > limit);
	if (mostly.length > 0) warnings.push({ code: 'mostly-not-equipment', limit, structures: mostly });
	const tariffed = those((i) => (granted[i] ?? 0) > 0 && population.tariffAuthority[i] === BY_DEPARTMENT);
	if (tariffed.length > 0)
		warnings.push({
			code: 'department-tariffed',
			structures: tariffed,
			byFunder: byFunder(result, tariffed)
		});
	return warnings;
}

/** Cents granted to some structures, by funder. */
function byFunder(
	{ ae, funders, years }: Omit<Financing, 'warnings'>,
	structures: readonly number[]
): Cents[] {
	return funders.map((_, f) => {
		let sum = 0;
		for (const i of structures)
			for (let y = 0; y < years.length; y++) sum += ae[(i * funders.length + f) * years.length + y] ?? 0;
		return sum;
	});
}

/** Envelopes that decided amounts go beyond, and those of zero. */
function overruns(
	plan: CostModel['plan'],
	{ ae, cp, funders, years }: Omit<Financing, 'warnings'>
): FinancingWarning[] {
	const limits = envelopesOf(plan);
	return plan.funders.flatMap(({ id }, f) =>
		plan.years.flatMap((year, y) =>
			(['ae', 'cp'] as const).flatMap((of): FinancingWarning[] => {
				const limit = limits[of][f * years.length + y] ?? Infinity;
				if (limit === Infinity) return [];
				const amounts = of === 'ae' ? ae : cp;
				let taken = 0;
				for (let at = f * years.length + y; at < amounts.length; at += funders.length * years.length)
					taken += amounts[at] ?? 0;
				if (taken > limit) return [{ code: 'envelope-overrun', funder: id, year, of, over: taken - limit }];
				return limit === 0 ? [{ code: 'envelope-zero', funder: id, year, of }] : [];
			})
		)
	);
}
