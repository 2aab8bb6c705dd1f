import { apportion, type Cents } from '../shared';
import type { AllocationConstraints } from './allocation';
import type { AmountInputs } from './amount-inputs';
import type { CostModel } from './cost-model';
import { envelopesOf } from './envelope';
import { scheduleReader, serveEnvelopes, sharesReader } from './envelope-shortage';
import { commitments, startYear, type Commitments } from './financing';
import { isSsoObliged } from './grant-commitment';
import { paidByYear } from './grant-payments';
import { monthNumber } from './months';

/** A limit of the choice: what a funder has left in a year once decided amounts are served. */
export interface OptimumLimit {
	readonly funder: string;
	readonly year: number;
	readonly of: 'ae' | 'cp';
	readonly cents: Cents;
}

/** What is chosen or not, as a whole: the structures of an organisation that may be granted something. */
export interface OptimumGroup {
	/** Id of the organisation. */
	readonly organisation: string;
	/** FINESS numbers, in order. */
	readonly structures: readonly string[];
	/** Likely professionals who would have a means. */
	readonly professionals: number;
	readonly byDepartment: readonly { readonly department: string; readonly professionals: number }[];
	readonly ssoObliged: boolean;
	readonly forced: boolean;
	/** For each year, what it takes of each limit. */
	readonly takes: readonly Float64Array[];
	/** For each year, all that it is granted. */
	readonly cents: readonly Cents[];
}

/** A choice of who is funded in which year: plain data, which goes to the solver's thread as it is. */
export interface OptimumProblem {
	/** In the order of ids. */
	readonly groups: readonly OptimumGroup[];
	/** Years in which one may commit. */
	readonly years: readonly number[];
	readonly limits: readonly OptimumLimit[];
	readonly constraints: AllocationConstraints;
	/** What persons decided, outside the choice: money, and the professionals whom it protects. */
	readonly decided: { readonly cents: Cents; readonly professionals: number };
}

const MONTHS = 12;

/**
 * The choice that a plan leaves open: eligible structures that nobody decided on, at what the rules give each year, and what
 * envelopes have left.
 */
export function optimumProblem(
	model: CostModel,
	inputs: AmountInputs,
	constraints: AllocationConstraints
): OptimumProblem {
	const { population, plan } = model;
	const found = commitments(model, inputs);
	const last = plan.years.indexOf(Math.floor(monthNumber(plan.deadline) / MONTHS));
	const yearIndexes = plan.years.flatMap((_, y) => (y >= startYear(plan) && y <= last ? [y] : []));
	const { limits, positions, decided } = leftOver(model, inputs, found);
	const excluded = new Set(constraints.excluded);
	const forced = new Set(constraints.forced);
	const shares = sharesReader(plan);
	const schedules = scheduleReader(plan);
	const [width, years] = [plan.funders.length, plan.years.length];

	/** Adds what a structure takes in a year to the group's. @returns what it is granted */
	function addTakes(i: number, y: number, into: Float64Array): Cents {
		const finess = population.finess[i] ?? '';
		const cents = Math.min(found.cases.amountIn(i, y), inputs.asked.get(finess) ?? Infinity);
		if (cents === 0) return 0;
		const rule = found.cases.ruleOf(i);
		const schedule = schedules(rule, y);
		apportion(cents, shares(rule)).forEach((part, f) => {
			const add = (at: number | undefined, amount: Cents): void => {
				if (at !== undefined) into[at] = (into[at] ?? 0) + amount;
			};
			add(positions.get(f * years + y), part);
			paidByYear(part, schedule, years).forEach((paid, t) =>
				add(positions.get((width + f) * years + t), paid)
			);
		});
		return cents;
	}

	const members = new Map<number, number[]>();
	population.finess.forEach((finess, i) => {
		if (found.ineligible[i]?.length !== 0 || excluded.has(finess) || inputs.decided.has(finess)) return;
		if (inputs.asked.get(finess) === 0) return;
		const of = population.organisation[i] ?? 0;
		members.set(of, [...(members.get(of) ?? []), i]);
	});
	const groups = [...members].flatMap(([of, rows]): OptimumGroup[] => {
		const takes = yearIndexes.map(() => new Float64Array(limits.length));
		const cents = yearIndexes.map((y, k) =>
			rows.reduce((sum, i) => sum + addTakes(i, y, takes[k] ?? new Float64Array(0)), 0)
		);
		// A rule that gives nothing to anybody leaves nothing to choose.
		if (cents.every((amount) => amount === 0)) return [];
		const structures = rows.map((i) => population.finess[i] ?? '');
		const byDepartment = new Map<string, number>();
		for (const i of rows) {
			const department = population.department[i] ?? '';
			byDepartment.set(department, (byDepartment.get(department) ?? 0) + (found.toEquip[i] ?? 0));
		}
		return [
			{
				organisation: population.organisations.id[of] ?? '',
				structures,
				professionals: rows.reduce((sum, i) => sum + (found.toEquip[i] ?? 0), 0),
				byDepartment: [...byDepartment].map(([department, professionals]) => ({ department, professionals })),
				ssoObliged: isSsoObliged(population, rows[0] ?? 0),
				forced: structures.some((finess) => forced.has(finess)),
				takes,
				cents
			}
		];
	});
	groups.sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
	return { groups, years: yearIndexes.map((y) => plan.years[y] ?? 0), limits, constraints, decided };
}

interface LeftOver {
	readonly limits: readonly OptimumLimit[];
	/** By funder × year for commitments, then for payments: place among the limits. */
	readonly positions: ReadonlyMap<number, number>;
	readonly decided: OptimumProblem['decided'];
}

/** What envelopes have left once decided amounts are served; those without a known limit are not there. */
function leftOver(model: CostModel, inputs: AmountInputs, found: Commitments): LeftOver {
	const { population, plan } = model;
	const count = population.finess.length;
	const decided = Float64Array.from(population.finess, (id) => inputs.decided.get(id)?.cents ?? NaN);
	const commitmentYear = found.years.map((year) => (year === -1 ? startYear(plan) : year));
	const served = serveEnvelopes({
		plan,
		ruleOf: (i) => found.cases.ruleOf(i),
		order: found.order,
		inOrder: false,
		commitmentYear,
		wanted: new Float64Array(count),
		decided
	});
	const envelopes = envelopesOf(plan);
	const width = plan.funders.length * plan.years.length;
	const limits: OptimumLimit[] = [];
	const positions = new Map<number, number>();
	(['ae', 'cp'] as const).forEach((of, block) => {
		plan.funders.forEach(({ id }, f) =>
			plan.years.forEach((year, y) => {
				const at = f * plan.years.length + y;
				const limit = envelopes[of][at] ?? Infinity;
				if (limit === Infinity) return;
				let taken = 0;
				for (let k = at; k < served[of].length; k += width) taken += served[of][k] ?? 0;
				positions.set(block * width + at, limits.length);
				limits.push({ funder: id, year, of, cents: Math.max(0, limit - taken) });
			})
		);
	});
	let [cents, professionals] = [0, 0];
	decided.forEach((amount, i) => {
		if (Number.isNaN(amount)) return;
		cents += amount;
		if (amount > 0) professionals += found.toEquip[i] ?? 0;
	});
	return { limits, positions, decided: { cents, professionals } };
}
