import { scaleLinear } from 'd3';

export interface CumulativePart {
	readonly id: string;
	readonly value: number;
}

/** One step of a cascade: what this part adds to those before it. */
export interface CumulativeMark {
	readonly id: string;
	readonly value: number;
	/** Sum of this part and all before it. */
	readonly sum: number;
	readonly x: number;
	readonly width: number;
	readonly y: number;
}

export interface CumulativeLayout {
	readonly marks: readonly CumulativeMark[];
	/** Where shares of the whole stand, from 0 to 1. */
	readonly position: (share: number) => number;
	readonly height: number;
}

/**
 * Horizontal bars, each starting where the one above ends: how far the first ones lead toward a whole.
 * @param whole what 100 % is; at least the sum of the parts
 */
export function layOutCumulativeBars(
	parts: readonly CumulativePart[],
	whole: number,
	{ width, rowHeight, minWidth }: { width: number; rowHeight: number; minWidth: number }
): CumulativeLayout {
	const total = Math.max(
		whole,
		parts.reduce((sum, { value }) => sum + value, 0),
		1
	);
	const scale = scaleLinear([0, total], [0, Math.max(1, width)]);
	let sum = 0;
	const marks = parts.map(({ id, value }, index): CumulativeMark => {
		const x = scale(sum);
		sum += value;
		return {
			id,
			value,
			sum,
			x,
			width: Math.max(value > 0 ? minWidth : 0, scale(sum) - x),
			y: index * rowHeight
		};
	});
	return { marks, position: (share) => scale(share * total), height: parts.length * rowHeight };
}
