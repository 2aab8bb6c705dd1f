import type { Choice, OptimumProblem } from '$lib/domain/funding';
import type { ModelData } from 'highs';

/** What is asked of the solver beside the envelopes. */
export interface ModelWish {
	/** Worth of funding a group. */
	readonly worth: (group: OptimumProblem['groups'][number]) => number;
	/** At least so many professionals of those obliged to single sign-on; null where nothing is asked. */
	readonly ssoAtLeast: number | null;
	/** At least so many professionals in all; null where nothing is asked. */
	readonly atLeast: number | null;
	/** `money`: envelopes may be exceeded, at a price; `demands`: minimums and forced groups may fail, at a price. */
	readonly elastic: 'none' | 'money' | 'demands';
}

/** A mixed-integer model, and how to read its solutions. */
export interface LinearModel {
	readonly data: ModelData;
	/** Group and index of the year of each binary column; slack columns come after. */
	readonly columns: readonly { readonly group: number; readonly year: number }[];
	/** First row of each block: limits, départements, single sign-on, groups. */
	readonly rows: { readonly departments: number; readonly sso: number | null; readonly groups: number };
}

/** Limits are in euros: the solver's tolerance is then far below a cent. */
const CENTS = 100;
/** Slack for what was added in another order. */
const EPSILON = 1e-6;
/** A price above which nothing else matters. */
const PENALTY = 1e6;

/** The choice of a problem as columns and rows: one binary per group and year. To maximise. */
export function linearModel(problem: OptimumProblem, wish: ModelWish): LinearModel {
	const { groups, limits, constraints } = problem;
	const minimums = constraints.departmentMinimums;
	const sso = wish.ssoAtLeast === null ? null : limits.length + minimums.length;
	const all = wish.atLeast === null ? null : limits.length + minimums.length + (sso === null ? 0 : 1);
	const firstGroup = limits.length + minimums.length + (sso === null ? 0 : 1) + (all === null ? 0 : 1);
	const rowOfDepartment = new Map(minimums.map(({ department }, d) => [department, limits.length + d]));
	const columns: { group: number; year: number }[] = [];
	const cost: number[] = [];
	const upper: number[] = [];
	const starts: number[] = [0];
	const indices: number[] = [];
	const values: number[] = [];
	const entry = (row: number, value: number): void => {
		indices.push(row);
		values.push(value);
	};
	const close = (worth: number, most: number): void => {
		cost.push(worth);
		upper.push(most);
		starts.push(indices.length);
	};
	groups.forEach((group, g) => {
		group.takes.forEach((takes, year) => {
			const fits = takes.every((amount, l) => amount <= (limits[l]?.cents ?? 0));
			if (!fits && wish.elastic !== 'money') return;
			columns.push({ group: g, year });
			takes.forEach((amount, l) => {
				if (amount !== 0) entry(l, amount / CENTS);
			});
			for (const { department, professionals } of group.byDepartment) {
				const row = rowOfDepartment.get(department);
				if (row !== undefined && professionals !== 0) entry(row, professionals);
			}
			if (sso !== null && group.ssoObliged) entry(sso, group.professionals);
			if (all !== null) entry(all, group.professionals);
			entry(firstGroup + g, 1);
			close(wish.worth(group), 1);
		});
	});
	if (wish.elastic === 'money')
		limits.forEach((_, l) => {
			entry(l, -1);
			close(-1, Infinity);
		});
	if (wish.elastic === 'demands') {
		minimums.forEach((_, d) => {
			entry(limits.length + d, 1);
			close(-1, Infinity);
		});
		groups.forEach(({ forced, professionals }, g) => {
			if (!forced) return;
			entry(firstGroup + g, 1);
			close(-PENALTY - professionals, 1);
		});
	}
	const count = cost.length;
	return {
		columns,
		rows: { departments: limits.length, sso, groups: firstGroup },
		data: {
			numCols: count,
			numRows: firstGroup + groups.length,
			colCost: cost,
			colLower: new Float64Array(count),
			colUpper: upper,
			rowLower: [
				...limits.map(() => -Infinity),
				...minimums.map(({ professionals }) => professionals - EPSILON),
				...(wish.ssoAtLeast === null ? [] : [wish.ssoAtLeast - EPSILON]),
				...(wish.atLeast === null ? [] : [wish.atLeast - EPSILON]),
				...groups.map(({ forced }) => (forced ? 1 : -Infinity))
			],
			rowUpper: [
				...limits.map(({ cents }) => cents / CENTS),
				...minimums.map(() => Infinity),
				...(sso === null ? [] : [Infinity]),
				...(all === null ? [] : [Infinity]),
				...groups.map(() => 1)
			],
			matrix: { format: 'csc', numRows: firstGroup + groups.length, numCols: count, starts, indices, values },
			integrality: Int32Array.from({ length: count }, (_, column) => Number(column < columns.length))
		}
	};
}

/** The choice that a solution makes: what is mostly one. */
export function choiceIn(problem: OptimumProblem, { columns }: LinearModel, solution: Float64Array): Choice {
	const choice: Choice = new Int16Array(problem.groups.length).fill(-1);
	columns.forEach(({ group, year }, column) => {
		const { professionals = 0, forced = false } = problem.groups[group] ?? {};
		// Funding a group whose professionals all have a means protects nobody.
		if ((solution[column] ?? 0) > 0.5 && (professionals > 0 || forced)) choice[group] = year;
	});
	return choice;
}

/** A choice as a solution to start from. */
export const startOf = ({ columns }: LinearModel, choice: Choice): Float64Array =>
	Float64Array.from(columns, ({ group, year }) => Number(choice[group] === year));
