import { costModel, type CostModel } from './cost-model';
import { costTotals, type CostTotals } from './cost-totals';
import type { Financing } from './financing';
import type { FinancingWarning } from './financing-warning';
import type { Plan } from './plan';
import type { Population } from './population';
import { trajectories, type Trajectory } from './trajectory';

/**
 * True where what one structure costs or gets depends on the others: envelopes that are shared, paces and counts of a segment, an
 * allocation, amounts that change with the year of the commitment. Of such a plan a part cannot be computed by itself.
 */
export const dependsOnOthers = ({ funders, paces, actuals, grants, shortage }: Plan): boolean =>
	shortage.kind === 'optimum' ||
	actuals.length > 0 ||
	paces.some((steps) => steps.length > 0) ||
	grants.some(({ yearFactors }) => yearFactors.length > 0) ||
	funders.some(({ envelopes }) => envelopes.some(({ ae, cp }) => ae !== null || cp !== null));

/** A plan computed on all the structures that it is about. */
export interface Whole {
	readonly model: CostModel;
	readonly financing: Financing;
}

/** Some structures of a plan, each with what it costs and gets among all of them. */
export interface Part extends Whole {
	readonly totals: CostTotals;
}

/**
 * Cuts a computed plan to some of its structures: they follow the trajectories of all, and have the grants that were shared among all.
 * What funders lack in all (`shortfalls`) stays as it is: it says why grants are cut.
 * @param population structures of the whole, in any number
 */
export function partOfWhole({ model, financing }: Whole, population: Population): Part {
	const { plan } = model;
	const own = trajectories(population, plan);
	const ways = model.trajectories.map((way, segment): Trajectory => {
		const { professionals = 0, toEquip = 0 } = own[segment] ?? {};
		const requiredPace = way.toEquip === 0 ? 0 : (way.requiredPace * toEquip) / way.toEquip;
		return { ...way, professionals, toEquip, requiredPace };
	});
	const part = costModel(population, plan, ways);
	const totals = costTotals(part);
	const rows = new Map(model.population.finess.map((finess, row) => [finess, row]));
	const from = population.finess.map((finess) => rows.get(finess) ?? -1);
	return { model: part, totals, financing: cutFinancing(financing, from, population) };
}

/** @param from row of each structure in the whole; −1 for one that is not there */
function cutFinancing(whole: Financing, from: readonly number[], population: Population): Financing {
	const width = whole.funders.length * whole.years.length;
	const one = (column: Float64Array): Float64Array => Float64Array.from(from, (row) => column[row] ?? NaN);
	const many = (column: Float64Array): Float64Array => {
		const cut = new Float64Array(from.length * width);
		from.forEach((row, i) => {
			if (row >= 0) cut.set(column.subarray(row * width, (row + 1) * width), i * width);
		});
		return cut;
	};
	const seen = new Set(population.finess);
	const { inputs } = whole;
	const cut = <T>(said: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
		new Map([...said].filter(([finess]) => seen.has(finess)));
	const here = new Map(from.map((row, i) => [row, i]));
	return {
		...whole,
		inputs: {
			...inputs,
			asked: cut(inputs.asked),
			decided: cut(inputs.decided),
			pastAid: cut(inputs.pastAid),
			allocation: inputs.allocation && {
				...inputs.allocation,
				funded: inputs.allocation.funded.filter(({ finess }) => seen.has(finess))
			}
		},
		ineligible: from.map((row) => whole.ineligible[row] ?? []),
		commitmentYear: Int16Array.from(from, (row) => whole.commitmentYear[row] ?? -1),
		eligibleCost: one(whole.eligibleCost),
		pastAid: one(whole.pastAid),
		asked: one(whole.asked),
		computed: one(whole.computed),
		proposed: one(whole.proposed),
		decided: one(whole.decided),
		granted: one(whole.granted),
		cost: one(whole.cost),
		toEquip: one(whole.toEquip),
		ae: many(whole.ae),
		cp: many(whole.cp),
		warnings: whole.warnings.flatMap((warning) => cutWarning(warning, here, whole, width))
	};
}

/** A warning about the structures that are there; none where it is about others only. */
function cutWarning(
	warning: FinancingWarning,
	here: ReadonlyMap<number, number>,
	{ ae, funders, years }: Financing,
	width: number
): FinancingWarning[] {
	// What is said of nobody may be said of somebody of another territory.
	if (warning.code === 'amount-of-nobody' || warning.code === 'segment-without-structures') return [];
	if (!('structures' in warning)) return [warning];
	const structures = warning.structures.flatMap((row) => here.get(row) ?? []);
	if (structures.length === 0) return [];
	if (warning.code !== 'department-tariffed') return [{ ...warning, structures }];
	const byFunder = funders.map(() => 0);
	for (const row of warning.structures) {
		if (!here.has(row)) continue;
		for (let at = 0; at < width; at++) {
			const funder = Math.floor(at / years.length);
			byFunder[funder] = (byFunder[funder] ?? 0) + (ae[row * width + at] ?? 0);
		}
	}
	return [{ ...warning, structures, byFunder }];
}
