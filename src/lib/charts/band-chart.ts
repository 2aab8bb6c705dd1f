import { area, line, max, scaleLinear } from 'd3';

/** One step of a band: nine draws in ten are above `p10`, nine in ten below `p90`. */
export interface BandPoint {
	readonly label: string;
	readonly p10: number;
	readonly p50: number;
	readonly p90: number;
	/** What the plan itself says; null where it says nothing. */
	readonly likely: number | null;
}

export interface BandLayout {
	readonly band: string;
	readonly middle: string;
	readonly likely: string;
	readonly stops: readonly {
		readonly x: number;
		readonly low: number;
		readonly middle: number;
		readonly high: number;
	}[];
	readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

export interface BandBox {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly base: number;
}

const TICKS = 4;

/** A band over equal steps, from zero. */
export function layOutBand(points: readonly BandPoint[], { left, right, top, base }: BandBox): BandLayout {
	const most = Math.max(1, max(points, ({ p90, likely }) => Math.max(p90, likely ?? 0)) ?? 0);
	const x = scaleLinear([0, Math.max(1, points.length - 1)], [left, right]);
	const y = scaleLinear([0, most], [base, top]).nice(TICKS);
	const draw = (of: (point: BandPoint) => number | null): string =>
		line<BandPoint>()
			.defined((point) => of(point) !== null)
			.x((_, i) => x(i))
			.y((point) => y(of(point) ?? 0))
			.digits(2)(points) ?? '';
	return {
		band:
			area<BandPoint>()
				.x((_, i) => x(i))
				.y0(({ p10 }) => y(p10))
				.y1(({ p90 }) => y(p90))
				.digits(2)(points) ?? '',
		middle: draw(({ p50 }) => p50),
		likely: draw(({ likely }) => likely),
		stops: points.map(({ p10, p50, p90 }, i) => ({ x: x(i), low: y(p10), middle: y(p50), high: y(p90) })),
		ticks: y.ticks(TICKS).map((value) => ({ value, y: y(value) }))
	};
}
