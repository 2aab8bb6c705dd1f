import { max, scaleLinear } from 'd3';
import type { ValueAxis } from './value-axis';

/** Sizes of the results as long as a threshold stays in a range. */
export interface CurveStep {
	/** End of the range when `endsIncluded`, its start otherwise. */
	readonly at: number;
	readonly sizes: readonly number[];
}

export interface CurveLine {
	/** Place in the sizes. */
	readonly index: number;
	readonly path: string;
	/** Where the line ends, for its label. */
	readonly endY: number;
}

export interface ThresholdCurve {
	readonly lines: readonly CurveLine[];
	readonly y: (size: number) => number;
	readonly ticks: readonly { readonly size: number; readonly y: number }[];
}

export interface CurveOptions {
	readonly base: number;
	readonly top: number;
	/** True for thresholds that include the end of their range (≥, <). */
	readonly endsIncluded: boolean;
	/** Places in the sizes of what is drawn. */
	readonly drawn: readonly number[];
}

/** The size of each result over all thresholds, as stairs: one point per pixel is enough, its least and greatest size kept. */
export function layOutCurve(
	steps: readonly CurveStep[],
	axis: ValueAxis,
	options: CurveOptions
): ThresholdCurve {
	const { base, top, endsIncluded, drawn } = options;
	const most = max(steps, ({ sizes }) => max(drawn, (index) => sizes[index] ?? 0)) ?? 0;
	const scale = scaleLinear([0, Math.max(1, most)], [base, top]).nice(4);
	const starts = steps.map(({ at }, i) =>
		axis.position(i === 0 ? axis.low : endsIncluded ? (steps[i - 1]?.at ?? axis.low) : at)
	);
	const end = axis.position(axis.high);
	const lines = drawn.map((index): CurveLine => {
		const sizeAt = (step: number): number => scale(steps[step]?.sizes[index] ?? 0);
		let path = `M${short(starts[0] ?? 0)} ${short(sizeAt(0))}`;
		for (let step = 1; step < steps.length; step++) {
			const x = starts[step] ?? 0;
			// The last of the steps that fall on one pixel, and the tallest way through it.
			let last = step;
			let [least, greatest] = [sizeAt(step), sizeAt(step)];
			while (last + 1 < steps.length && (starts[last + 1] ?? 0) - x < 0.5) {
				last++;
				least = Math.min(least, sizeAt(last));
				greatest = Math.max(greatest, sizeAt(last));
			}
			path += `H${short(x)}`;
			if (last > step && greatest > least) path += `V${short(least)}V${short(greatest)}`;
			path += `V${short(sizeAt(last))}`;
			step = last;
		}
		return { index, path: `${path}H${short(end)}`, endY: sizeAt(steps.length - 1) };
	});
	return { lines, y: (size) => scale(size), ticks: scale.ticks(4).map((size) => ({ size, y: scale(size) })) };
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Labels kept from covering one another: each at its place or as little below as possible, and within the picture. */
export function spreadLabels(places: readonly number[], gap: number, lowest: number): readonly number[] {
	const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
	const spread = [...places];
	let free = -Infinity;
	for (const at of order) {
		spread[at] = Math.max(spread[at] ?? 0, free);
		free = (spread[at] ?? 0) + gap;
	}
	let ceiling = lowest;
	for (const at of order.reverse()) {
		spread[at] = Math.min(spread[at] ?? 0, ceiling);
		ceiling = (spread[at] ?? 0) - gap;
	}
	return spread;
}
