import { scaleLinear } from 'd3';

export interface FrontierPlace {
	readonly cents: number;
	readonly professionals: number;
}

/** Money from left to right, professionals from bottom to top: the frontier as a path, and where a plan stands. */
export interface FrontierMarks {
	readonly path: string;
	readonly points: readonly (FrontierPlace & { readonly x: number; readonly y: number })[];
	readonly plan: { readonly x: number; readonly y: number };
	readonly moneyTicks: readonly { readonly value: number; readonly x: number }[];
	readonly headTicks: readonly { readonly value: number; readonly y: number }[];
}

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly base: number;
}

/** @param points of the frontier, by rising money */
export function layOutFrontier(
	points: readonly FrontierPlace[],
	plan: FrontierPlace,
	{ left, right, top, base }: Box
): FrontierMarks {
	const most = (read: (place: FrontierPlace) => number): number =>
		Math.max(1, ...[...points, plan].map(read));
	const money = scaleLinear([0, most(({ cents }) => cents)], [left, right]).nice(5);
	const heads = scaleLinear([0, most(({ professionals }) => professionals)], [base, top]).nice(4);
	const placed = points.map((point) => ({ ...point, x: money(point.cents), y: heads(point.professionals) }));
	return {
		path: placed.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(''),
		points: placed,
		plan: { x: money(plan.cents), y: heads(plan.professionals) },
		moneyTicks: money.ticks(5).map((value) => ({ value, x: money(value) })),
		headTicks: heads.ticks(4).map((value) => ({ value, y: heads(value) }))
	};
}
