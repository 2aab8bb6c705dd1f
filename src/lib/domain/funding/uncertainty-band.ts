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
	values.sort();
	const at = (rank: number): number => values[Math.min(count, Math.max(1, rank)) - 1] ?? 0;
	const percentile = (share: number): number => at(Math.ceil(count * share));
	const error = (share: number): readonly [number, number] => {
		const spread = CONFIDENCE * Math.sqrt(count * share * (1 - share));
		return [at(Math.floor(count * share - spread)), at(Math.ceil(count * share + spread) + 1)];
	};
	return {
		p10: percentile(0.1),
		p50: percentile(0.5),
		p90: percentile(0.9),
		error: { p10: error(0.1), p50: error(0.5), p90: error(0.9) }
	};
}

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
