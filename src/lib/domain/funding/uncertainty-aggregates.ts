import { itemsNeeded } from './cost-model';
import { familyShares, type FamilyShares } from './family-shares';
import { componentState, isAskedByTarget } from './need';
import { ordered } from './ordered';
import { COMPONENT_STATES, SSO_STATES, type Population } from './population';
import type { Plan } from './plan';
import {
	ALWAYS,
	countedLike,
	HEADS_OF_GROUP,
	needCode,
	PERSONS,
	PERSONS_TO_EQUIP,
	quantityCodes,
	type Counted
} from './uncertainty-terms';

/** Structures whose heads move together: estimated from one ratio, or unknown in one category. */
export interface HeadGroup {
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}

/**
 * Sums over structures that have the same weight in every draw. The amount of what is counted is Σ need × quantity × equipped × sum,
 * where the three factors are looked up by code in what was drawn.
 */
export interface Terms {
	readonly need: readonly number[];
	readonly quantity: readonly number[];
	/** 0: whatever they have; 1: times the share that is not equipped yet. */
	readonly equipped: readonly number[];
	/** By term: of all, of all times their turnover where it is known, of those whose turnover is not. */
	readonly sums: readonly (readonly [number, number, number])[];
}

/** Structures without a decided segment that are drawn together. */
export interface OpenGroup {
	/** Segments; the number of segments for none. */
	readonly options: readonly number[];
	/** By option, then by what is counted in the segment. */
	readonly terms: readonly (readonly Terms[])[];
}

/** A population as draws need it: exact sums, whose number does not grow with that of structures. */
export interface Aggregates {
	/** For each segment, what is counted: professionals, those to equip, then what items are counted by. */
	readonly counted: readonly (readonly Counted[])[];
	/** For each segment and item of the plan: index into what is counted; −1 for an item that it does not need. */
	readonly countedOf: readonly (readonly number[])[];
	/** For each segment, structures where it is decided: terms of each counted thing. */
	readonly decided: readonly (readonly Terms[])[];
	readonly open: readonly OpenGroup[];
	readonly headGroups: readonly HeadGroup[];
	/** By structure: index into `headGroups`; −1 where its heads do not move. */
	readonly headGroupOf: Int32Array;
	/** Distinct numbers of structures of an organisation, as far as projects are shared. */
	readonly sizes: readonly number[];
	/** By organisation: index into `sizes`. */
	readonly sizeOf: readonly number[];
	readonly families: FamilyShares;
	/** By structure: its place in the shares of families. */
	readonly place: Uint32Array;
}

const PRESENT = COMPONENT_STATES.indexOf('present');
const MISSING = COMPONENT_STATES.indexOf('missing');
const DECIDING = new Set(
	(['mandatory', 'undetermined', 'not-assessed'] as const).map((state) => SSO_STATES.indexOf(state))
);

/** How far an organisation needs what is counted so, see {@link needCode}; −1 where it never does. */
export function needOf(
	population: Population,
	organisation: number,
	{ byTarget, component }: Counted
): number {
	const state = componentState(population, component, organisation);
	const sso = population.organisations.sso[organisation] ?? 0;
	if (state === PRESENT || (!byTarget && !DECIDING.has(sso))) return -1;
	return needCode(byTarget ? ALWAYS : sso, state >= 0 && state !== MISSING);
}

/** Adds a population up for the draws of a plan. */
export function aggregatesOf(population: Population, plan: Plan): Aggregates {
	const { organisations, organisation } = population;
	const itemsOf = plan.segments.map((_, segment) => itemsNeeded(plan, segment));
	const families = familyShares(population, plan, itemsOf);
	const { place } = ordered(population);
	const counted = plan.segments.map((): Counted[] => [PERSONS, PERSONS_TO_EQUIP]);
	const countedOf = plan.segments.map(() => plan.items.map(() => -1));
	itemsOf.forEach((items, segment) => {
		for (const index of items) {
			const item = plan.items[index];
			const list = counted[segment];
			if (!item || !list) continue;
			const own = countedLike(item, families.columnOf[index] ?? -1, isAskedByTarget(plan, item, segment));
			let at = list.findIndex(({ key }) => key === own.key);
			if (at < 0) at = list.push(own) - 1;
			countedOf[segment]?.splice(index, 1, at);
		}
	});
	const heads = headGroups(population);
	const cap = plan.assumptions.get('structures-per-project')?.high ?? 1;
	const sizes = [...new Set([...organisations.esms].map((size) => Math.min(size, cap)))].sort(
		(a, b) => a - b
	);
	const sizeCode = new Map(sizes.map((size, i) => [size, i]));
	const sizeOf = Array.from(organisations.esms, (size) => sizeCode.get(Math.min(size, cap)) ?? 0);
	const { schemes: declaredAt, sizes: sizesAt } = quantityCodes(heads.groups.length);

	/** Adds a structure to the terms of one counted thing. */
	function add(into: TermsUnderWay, i: number, one: Counted): void {
		const { kind, column, deducts } = one;
		const of = organisation[i] ?? 0;
		const need = needOf(population, of, one);
		if (need < 0) return;
		const share = column < 0 ? 0 : (families.columns[column]?.[place[i] ?? 0] ?? 0);
		const turnover = population.turnover[i] ?? NaN;
		const put = (quantity: number, equipped: number, amount: number): void => {
			if (amount !== 0) into.add(need, quantity, equipped, amount, turnover);
		};
		switch (kind) {
			case 'persons': {
				const said = population.equipped[i] ?? NaN;
				const isKnown = !deducts || !Number.isNaN(said);
				const left = deducts && isKnown ? 1 - said : 1;
				const group = heads.groupOf[i] ?? -1;
				const bounds = population.heads.map((column_) => (column_[i] ?? 0) * left);
				if (group < 0) put(0, isKnown ? 0 : 1, bounds[1] ?? 0);
				else
					bounds.forEach((count, b) => {
						put(HEADS_OF_GROUP + 3 * group + b, isKnown ? 0 : 1, count);
					});
				break;
			}
			case 'structures':
				put(0, 0, 1);
				break;
			case 'organisations':
				put(0, 0, share);
				break;
			case 'projects':
				put(sizesAt + (sizeOf[of] ?? 0), 0, share);
				break;
			case 'schemes': {
				const known = organisations.schemes.map((bound) => bound[of] ?? NaN);
				if (Number.isNaN(known[1])) put(declaredAt + 3, 0, share);
				else
					known.forEach((count, b) => {
						put(declaredAt + b, 0, share * count);
					});
				break;
			}
			default:
				kind satisfies never;
		}
	}

	const termsOf = (rows: readonly number[], segment: number): Terms[] =>
		(counted[segment] ?? []).map((one) => {
			const terms = new TermsUnderWay();
			for (const i of rows) add(terms, i, one);
			return terms.done();
		});
	const decidedRows = plan.segments.map((): number[] => []);
	const openRows = new Map<string, number[]>();
	population.segment.forEach((segment, i) => {
		const decided = decidedRows[segment];
		if (decided) decided.push(i);
		else {
			const key = `${population.possible[i] ?? 0} ${population.category[i] ?? ''}`;
			const same = openRows.get(key);
			if (same) same.push(i);
			else openRows.set(key, [i]);
		}
	});
	const open = [...openRows].sort(byKey).map(([key, rows]): OpenGroup => {
		const mask = Number(key.slice(0, key.indexOf(' ')));
		const options = Array.from({ length: plan.segments.length + 1 }, (_, segment) => segment).filter(
			(segment) => mask & (1 << segment)
		);
		return { options, terms: options.map((segment) => termsOf(rows, segment)) };
	});
	return {
		counted,
		countedOf,
		decided: decidedRows.map(termsOf),
		open,
		headGroups: heads.groups,
		headGroupOf: heads.groupOf,
		sizes,
		sizeOf,
		families,
		place
	};
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Groups of structures whose heads move together, by category and by how heads are known; −1 where they do not move. */
function headGroups({ heads, headsState, category }: Population): {
	readonly groups: readonly HeadGroup[];
	readonly groupOf: Int32Array;
} {
	const [low, likely, high] = heads;
	const moves = (i: number): boolean => low[i] !== high[i];
	const keyOf = (i: number): string => `${category[i] ?? ''} ${headsState[i] ?? 0}`;
	const keys = [...new Set(category.flatMap((_, i) => (moves(i) ? [keyOf(i)] : [])))].sort();
	const code = new Map(keys.map((key, i) => [key, i]));
	const groups = keys.map(() => ({ low: 0, likely: 0, high: 0 }));
	const groupOf = Int32Array.from(category, (_, i) => (moves(i) ? (code.get(keyOf(i)) ?? -1) : -1));
	groupOf.forEach((at, i) => {
		const group = groups[at];
		if (!group) return;
		group.low += low[i] ?? 0;
		group.likely += likely[i] ?? 0;
		group.high += high[i] ?? 0;
	});
	return { groups, groupOf };
}

/** Terms being added up. */
class TermsUnderWay {
	private readonly sums = new Map<
		string,
		{ codes: [number, number, number]; sum: [number, number, number] }
	>();

	add(need: number, quantity: number, equipped: number, amount: number, turnover: number): void {
		const key = `${need} ${quantity} ${equipped}`;
		const term = this.sums.get(key) ?? { codes: [need, quantity, equipped], sum: [0, 0, 0] };
		this.sums.set(key, term);
		term.sum[0] += amount;
		if (Number.isNaN(turnover)) term.sum[2] += amount;
		else term.sum[1] += amount * turnover;
	}

	done(): Terms {
		const all = [...this.sums.values()];
		return {
			need: all.map(({ codes }) => codes[0]),
			quantity: all.map(({ codes }) => codes[1]),
			equipped: all.map(({ codes }) => codes[2]),
			sums: all.map(({ sum }) => sum)
		};
	}
}
