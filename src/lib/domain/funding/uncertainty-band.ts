import { toCents } from '../shared';

/** What one draw in ten stays below, one in two, nine in ten. */
export interface Band {
	readonly p10: number;
	readonly p50: number;
	readonly p90: number;
	/**
	 * Sampling error: with so many draws, each percentile of all possible outcomes lies between these two with 95 % confidence (order
	 * statistics, without any supposed distribution).
	 */
	readonly error: {
		readonly p10: readonly [number, number];
		readonly p50: readonly [number, number];
		readonly p90: readonly [number, number];
	};
}

/** Half the width of the 95 % interval of a normal law, in standard deviations. */
const CONFIDENCE = 1.96;

/** Percentiles by nearest rank. @param values written over */
export function band(values: Float64Array): Band {
	const count = values.length;
	const within = (rank: number): number => Math.min(count, Math.max(1, rank));
	const ranks = [0.1, 0.5, 0.9].map((share) => {
		const spread = CONFIDENCE * Math.sqrt(count * share * (1 - share));
		return {
			percentile: within(Math.ceil(count * share)),
			low: within(Math.floor(count * share - spread)),
			high: within(Math.ceil(count * share + spread) + 1)
		};
	});
	putRanks(
		values,
		ranks.flatMap(({ percentile, low, high }) => [percentile - 1, low - 1, high - 1])
	);
	const at = (rank = 1): number => values[rank - 1] ?? 0;
	const error = (which: number): readonly [number, number] => [at(ranks[which]?.low), at(ranks[which]?.high)];
	return {
		p10: at(ranks[0]?.percentile),
		p50: at(ranks[1]?.percentile),
		p90: at(ranks[2]?.percentile),
		error: { p10: error(0), p50: error(1), p90: error(2) }
	};
}

/** Fewer values are sorted. */
const FEW = 32;

/** Puts at each of some places the value that sorting would put there: what is asked for is found much faster than all of it is sorted. */
function putRanks(values: Float64Array, places: readonly number[]): void {
	const toDo = [{ from: 0, end: values.length, places: [...new Set(places)] }];
	for (let part = toDo.pop(); part; part = toDo.pop()) {
		const { from, end, places: wanted } = part;
		if (wanted.length === 0) continue;
		if (end - from <= FEW) {
			values.subarray(from, end).sort();
			continue;
		}
		const [below, above] = parted(values, from, end);
		toDo.push(
			{ from, end: below, places: wanted.filter((place) => place < below) },
			{ from: above, end, places: wanted.filter((place) => place >= above) }
		);
	}
}

/** Puts the lesser values before the greater ones. @returns where those equal to the middle one begin and end */
function parted(values: Float64Array, from: number, end: number): readonly [number, number] {
	const middle = middleOf(
		values[from] ?? 0,
		values[from + Math.floor((end - from) / 2)] ?? 0,
		values[end - 1] ?? 0
	);
	let [below, above] = [from, end];
	for (let i = from; i < above;) {
		const value = values[i] ?? 0;
		if (value < middle) {
			values[i++] = values[below] ?? 0;
			values[below++] = value;
		} else if (value > middle) {
			values[i] = values[--above] ?? 0;
			values[above] = value;
		} else i++;
	}
	return [below, above];
}

const middleOf = (a: number, b: number, c: number): number =>
	Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** Percentiles of amounts, each rounded to the cent. @param values left as they are */
export const centsBand = (values: Float64Array): Band => band(values.map(toCents));

/** The same when each value is multiplied by a factor, zero or more. */
export function scaled({ p10, p50, p90, error }: Band, factor: number): Band {
	const both = ([low, high]: readonly [number, number]): readonly [number, number] => [
		low * factor,
		high * factor
	];
	return {
		p10: p10 * factor,
		p50: p50 * factor,
		p90: p90 * factor,
		error: { p10: both(error.p10), p50: both(error.p50), p90: both(error.p90) }
	};
}
