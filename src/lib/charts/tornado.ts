import { extent, scaleLinear } from 'd3';

/** What a total becomes at both ends of one assumption. */
export interface TornadoRow {
	readonly id: string;
	readonly atLow: number;
	readonly atHigh: number;
}

export interface TornadoBar {
	readonly id: string;
	/** Where the ends are; the total itself is at the axis. */
	readonly lowX: number;
	readonly highX: number;
	readonly y: number;
}

export interface TornadoLayout {
	readonly axisX: number;
	readonly bars: readonly TornadoBar[];
	readonly ticks: readonly { readonly value: number; readonly x: number }[];
	readonly bottom: number;
}

const TICKS = 4;

/** Bars around the likely total, on one scale that need not begin at zero: lengths are differences. */
export function layOutTornado(
	rows: readonly TornadoRow[],
	likely: number,
	{ left, right, row }: { readonly left: number; readonly right: number; readonly row: number }
): TornadoLayout {
	const [least = likely, most = likely] = extent([likely, ...rows.flatMap((one) => [one.atLow, one.atHigh])]);
	const room = least === most ? 1 : 0;
	const scale = scaleLinear([least - room, most + room], [left, right]);
	return {
		axisX: scale(likely),
		bars: rows.map(({ id, atLow, atHigh }, i) => ({
			id,
			lowX: scale(atLow),
			highX: scale(atHigh),
			y: i * row
		})),
		ticks: scale.ticks(TICKS).map((value) => ({ value, x: scale(value) })),
		bottom: rows.length * row
	};
}
