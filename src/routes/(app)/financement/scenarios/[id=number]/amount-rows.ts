import type { FundingWork } from '$lib/screens';
import { fold } from '$lib/domain/view';

/** One structure with its four amounts, in cents; null where there is none. */
export interface AmountRow {
	/** Row of the population. */
	readonly structure: number;
	readonly finess: string;
	readonly name: string;
	readonly segment: string | null;
	readonly cost: number;
	readonly asked: number | null;
	readonly computed: number;
	readonly proposed: number;
	readonly decided: number | null;
	readonly reason: string;
	readonly author: string;
	readonly at: string;
}

/** Rows shown at once: beyond it one searches. */
export const MOST_ROWS = 60;

/** Structures with their amounts: those that match a search, those with a decided amount first, then the greatest. */
export function amountRows(
	{ population, plan, financing }: FundingWork,
	search: string
): { readonly rows: readonly AmountRow[]; readonly found: number; readonly decided: number } {
	const wanted = fold(search);
	const matches: number[] = [];
	let decided = 0;
	for (let i = 0; i < population.finess.length; i++) {
		if (!Number.isNaN(financing.decided[i] ?? NaN)) decided++;
		if (wanted === '' || isMatch(population.finess[i] ?? '', population.name[i] ?? '', wanted))
			matches.push(i);
	}
	const isDecided = (i: number): number => (Number.isNaN(financing.decided[i] ?? NaN) ? 0 : 1);
	matches.sort(
		(a, b) =>
			isDecided(b) - isDecided(a) || (financing.granted[b] ?? 0) - (financing.granted[a] ?? 0) || a - b
	);
	const known = (amount: number | undefined): number | null =>
		amount === undefined || Number.isNaN(amount) ? null : amount;
	const rows = matches.slice(0, MOST_ROWS).map((i): AmountRow => {
		const finess = population.finess[i] ?? '';
		const said = financing.inputs.decided.get(finess);
		return {
			structure: i,
			finess,
			name: population.name[i] ?? finess,
			segment: plan.segments[population.segment[i] ?? 0] ?? null,
			cost: financing.cost[i] ?? 0,
			asked: known(financing.asked[i]),
			computed: financing.computed[i] ?? 0,
			proposed: financing.proposed[i] ?? 0,
			decided: known(financing.decided[i]),
			reason: said?.reason ?? '',
			author: said?.author ?? '',
			at: said?.at ?? ''
		};
	});
	return { rows, found: matches.length, decided };
}

const isMatch = (finess: string, name: string, wanted: string): boolean =>
	finess.toLowerCase().startsWith(wanted) || fold(name).includes(wanted);
