import { LIKELY } from './bounds';
import { costValues, type CostValues } from './cost-values';
import type { Plan } from './plan';
import type { Population } from './population';
import { ratesOf } from './rates';
import { trajectories, trajectory, yearShares, type Trajectory, type YearShares } from './trajectory';
import { type Aggregates, type Terms } from './uncertainty-aggregates';
import { randomFrom, triangular } from './uncertainty-random';
import { ALWAYS, HEADS_OF_GROUP, NEED_CODES, needCode, SCHEMES_DECLARED } from './uncertainty-terms';

/** One possible outcome. Arrays are written over by the next draw. */
export interface Draw {
	/** Cents, not rounded: (segment, then those undecided) × item × year. */
	readonly cells: Float64Array;
	/** By segment × month: professionals who were given a means. */
	readonly equipped: Float64Array;
	/** By segment: 1 when everybody is equipped at the deadline. */
	readonly reached: Uint8Array;
	/** By assumption, in the order of the plan. */
	readonly values: Float64Array;
}

const MONTHS = 12;
const PER_TERM = 3;

/**
 * Draws possible outcomes, one after the other. Each assumption is drawn once for an outcome and used wherever it is used; heads
 * estimated from one ratio move together, and so do those that are unknown in one category, and the undecided structures of one
 * category and the same possible segments. The trajectory follows the decided segments, as that of costs does.
 */
export function drawer(population: Population, plan: Plan, aggregates: Aggregates, seed: number): () => Draw {
	const random = randomFrom(seed);
	const { counted, countedOf, decided, open, headGroups, sizes } = aggregates;
	const segments = plan.segments.length;
	const years = plan.years.length;
	const months = years * MONTHS;
	const assumptions = [...plan.assumptions.values()];
	const indexOf = new Map(assumptions.map((one, i) => [one.id, i]));
	const values = new Float64Array(assumptions.length);
	const cells = new Float64Array((segments + 1) * plan.items.length * years);
	const equipped = new Float64Array(segments * months);
	const reached = new Uint8Array(segments);
	const declaredAt = HEADS_OF_GROUP + 3 * headGroups.length;
	const sizesAt = declaredAt + SCHEMES_DECLARED;
	const quantity = new Float64Array(sizesAt + sizes.length);
	const needs = counted.map((list) => list.map(() => new Float64Array(NEED_CODES)));
	const usual = trajectories(population, plan);
	const usualShares = usual.map(yearShares);
	const sums = (): Float64Array[] => counted.map((list) => new Float64Array(list.length * PER_TERM));
	const [ofDecided, ofOpen] = [sums(), sums()];
	const decidedTerms = decided.map((list) => list.map(packed));
	const openTerms = open.map(({ options, terms }) => ({
		options,
		terms: terms.map((list) => list.map(packed))
	}));

	/** Draws heads, schemes and sizes. */
	function drawQuantities(taken: CostValues): void {
		quantity[0] = 1;
		headGroups.forEach((group, g) => {
			weigh(group, triangular(group, random()), quantity, HEADS_OF_GROUP + 3 * g);
		});
		const middle = { low: 0, likely: 0.5, high: 1 };
		weigh(middle, triangular(middle, random()), quantity, declaredAt);
		quantity[declaredAt + 3] = taken.schemes;
		sizes.forEach((size, i) => {
			quantity[sizesAt + i] = Math.min(1, size / taken.structuresPerProject);
		});
	}

	function setNeeds(taken: CostValues): void {
		counted.forEach((list, segment) => {
			list.forEach(({ whenUnknown }, at) => {
				const codes = needs[segment]?.[at];
				if (!codes) return;
				const index = indexOf.get(whenUnknown);
				const part = index === undefined ? 1 : (values[index] ?? 0);
				for (let state = 0; state <= ALWAYS; state++) {
					const asked = state === ALWAYS ? 1 : (taken.obliged[state] ?? 0);
					codes[needCode(state, false)] = asked;
					codes[needCode(state, true)] = asked * part;
				}
			});
		});
	}

	function addTerms(terms: readonly Packed[], segment: number, left: number, into: Float64Array): void {
		terms.forEach(({ codes, amounts }, at) => {
			const need = needs[segment]?.[at];
			if (!need) return;
			let [all, turning, unknown] = [0, 0, 0];
			for (let t = 0; t < amounts.length; t += PER_TERM) {
				const factor =
					(need[codes[t] ?? 0] ?? 0) * (quantity[codes[t + 1] ?? 0] ?? 0) * (codes[t + 2] === 1 ? left : 1);
				all += factor * (amounts[t] ?? 0);
				turning += factor * (amounts[t + 1] ?? 0);
				unknown += factor * (amounts[t + 2] ?? 0);
			}
			const start = at * PER_TERM;
			into[start] = (into[start] ?? 0) + all;
			into[start + 1] = (into[start + 1] ?? 0) + turning;
			into[start + 2] = (into[start + 2] ?? 0) + unknown;
		});
	}

	function drawWays(): YearShares[] {
		return usual.map((before, segment) => {
			const [professionals = 0, toEquip = 0] = [ofDecided[segment]?.[0], ofDecided[segment]?.[PER_TERM]];
			const isFree = (plan.paces[segment] ?? []).length === 0 && before.lastActual === null;
			const way: Trajectory =
				isFree || before.toEquip === 0 ? before : trajectory(plan, segment, professionals, toEquip);
			for (let month = 0; month < months; month++)
				equipped[segment * months + month] = (way.done[month] ?? 0) * toEquip;
			reached[segment] = way.reached ? 1 : 0;
			return way === before ? (usualShares[segment] ?? yearShares(way)) : yearShares(way);
		});
	}

	function price(
		taken: CostValues,
		segment: number,
		share: YearShares,
		from: Float64Array,
		row: number
	): void {
		plan.items.forEach((item, index) => {
			const at = countedOf[segment]?.[index] ?? -1;
			const unit = taken.prices[index] ?? 0;
			if (at < 0 || unit === 0) return;
			const { still, moving } = ratesOf(item, unit, taken, share);
			const by =
				item.driver === 'workstation'
					? taken.workstationsPerHead
					: item.driver === 'professional-without-phone'
						? (taken.phoneless[segment] ?? 0)
						: 1;
			const all = from[at * PER_TERM] ?? 0;
			const turning = from[at * PER_TERM + 1] ?? 0;
			const turned = turning * taken.movement + (from[at * PER_TERM + 2] ?? 0) * taken.turnover;
			const start = (row * plan.items.length + index) * years;
			for (let year = 0; year < years; year++)
				cells[start + year] =
					(cells[start + year] ?? 0) + by * (all * (still[year] ?? 0) + turned * (moving[year] ?? 0));
		});
	}

	return () => {
		assumptions.forEach((assumption, i) => {
			values[i] = triangular(assumption, random());
		});
		const taken = costValues(plan, ({ id, likely }) => values[indexOf.get(id) ?? -1] ?? likely);
		drawQuantities(taken);
		setNeeds(taken);
		cells.fill(0);
		const left = 1 - taken.equipped;
		for (const sum of [...ofDecided, ...ofOpen]) sum.fill(0);
		decidedTerms.forEach((terms, segment) => {
			const into = ofDecided[segment];
			if (into) addTerms(terms, segment, left, into);
		});
		for (const { options, terms } of openTerms) {
			const choice = Math.floor(random() * options.length);
			const [segment = segments, list] = [options[choice], terms[choice]];
			const into = ofOpen[segment];
			if (into && list) addTerms(list, segment, left, into);
		}
		drawWays().forEach((share, segment) => {
			const [sure, unsure] = [ofDecided[segment], ofOpen[segment]];
			if (sure) price(taken, segment, share, sure, segment);
			if (unsure) price(taken, segment, share, unsure, segments);
		});
		return { cells, equipped, reached, values };
	};
}

/** Terms in flat arrays: three codes and three sums each. */
interface Packed {
	readonly codes: Int32Array;
	readonly amounts: Float64Array;
}

const packed = ({ need, quantity, equipped, sums }: Terms): Packed => ({
	codes: Int32Array.from(need.flatMap((code, t) => [code, quantity[t] ?? 0, equipped[t] ?? 0])),
	amounts: Float64Array.from(sums.flat())
});

/** Writes the weights of low, likely and high that make a value between them. */
function weigh(
	{ low, likely, high }: { readonly low: number; readonly likely: number; readonly high: number },
	value: number,
	out: Float64Array,
	at: number
): void {
	const down = value < likely ? (likely - value) / (likely - low) : 0;
	const up = value > likely ? (value - likely) / (high - likely) : 0;
	out[at] = down;
	out[at + LIKELY] = 1 - down - up;
	out[at + 2] = up;
}
