import { max, scaleLinear } from 'd3';

/** The bounds of a number to draw; `high` may be Infinity, `likely` null. */
export interface Bounds {
	readonly low: number;
	readonly likely: number | null;
	readonly high: number;
}

/** One interval as marks: the sure part from zero, then the doubtful part, and the likely value. */
export interface IntervalMarks {
	readonly sureWidth: number;
	readonly doubtX: number;
	readonly doubtWidth: number;
	readonly likelyX: number | null;
	/** The upper bound is beyond the picture or infinite: drawn as an open end. */
	readonly open: boolean;
}

export interface IntervalScale {
	readonly position: (value: number) => number;
	readonly ticks: readonly number[];
	readonly marks: (bounds: Bounds) => IntervalMarks;
}

/** The greatest value a scale must hold: the greatest finite bound, with some room after an unbounded number. */
export const greatest = (all: readonly Pick<Bounds, 'low' | 'high'>[]): number =>
	max(all, ({ low, high }) => (Number.isFinite(high) ? high : low * 1.25)) ?? 0;

/** A linear scale from zero, for what is counted in whole numbers, that holds every finite bound, and the thresholds with some room after them. */
export function intervalScale(
	all: readonly Bounds[],
	width: number,
	{ thresholds = [], tickCount = 5 }: { thresholds?: readonly number[]; tickCount?: number } = {}
): IntervalScale {
	const top = Math.max(1, greatest(all), (max(thresholds) ?? 0) * 1.3);
	const scale = scaleLinear([0, top], [0, width]).clamp(true);
	const marks = ({ low, likely, high }: Bounds): IntervalMarks => {
		const sureWidth = scale(low);
		return {
			sureWidth,
			doubtX: sureWidth,
			doubtWidth: scale(Math.min(high, top)) - sureWidth,
			likelyX: likely === null || low === high ? null : scale(likely),
			open: high > top
		};
	};
	return { position: scale, ticks: scale.ticks(tickCount).filter(Number.isInteger), marks };
}
