import { scaleLinear } from 'd3';

/** A way to a target, month by month; months are numbers, one apart. */
export interface BurnUpWay {
	readonly id: string;
	readonly firstMonth: number;
	/** At the end of each month from the first one. */
	readonly done: readonly number[];
	readonly target: number;
	readonly deadline: number;
	/** Straight from what is there at the end of a month, to the target at the deadline. */
	readonly line: { readonly from: number; readonly at: number };
	/** What was counted. */
	readonly actuals: readonly { readonly month: number; readonly value: number }[];
}

export interface BurnUpPanel {
	readonly id: string;
	readonly x: number;
	readonly y: number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly base: number;
	/** Drawn as far as it is computed, and under it. */
	readonly path: string;
	readonly area: string;
	/** The line to the target. */
	readonly needed: string;
	readonly deadlineX: number;
	readonly years: readonly { readonly year: number; readonly x: number }[];
	readonly actuals: readonly {
		readonly month: number;
		readonly value: number;
		readonly x: number;
		readonly y: number;
	}[];
	/** What is there at the end of each year, and at the deadline. */
	readonly stops: readonly {
		readonly month: number;
		readonly value: number;
		readonly x: number;
		readonly y: number;
	}[];
}

export interface BurnUpOptions {
	readonly width: number;
	readonly height: number;
	readonly across: number;
	readonly gap: number;
	readonly above: number;
	readonly below: number;
}

const MONTHS = 12;
const round = (value: number): number => Math.round(value * 100) / 100;

/** Panels side by side, each on its own target: what is compared is the share that is done. */
export function layOutBurnUps(
	ways: readonly BurnUpWay[],
	{ width, height, across, gap, above, below }: BurnUpOptions
): { readonly panels: readonly BurnUpPanel[]; readonly height: number } {
	const own = Math.max(1, (width - gap * (across - 1)) / across);
	const tall = above + height + below;
	return {
		height: Math.ceil(ways.length / across) * tall,
		panels: ways.map((way, index): BurnUpPanel => {
			const left = (index % across) * (own + gap);
			const y = Math.floor(index / across) * tall;
			const base = y + above + height;
			const last = way.firstMonth + way.done.length - 1;
			const right = left + own;
			const sx = scaleLinear([way.firstMonth - 1, last], [left, right]);
			const sy = scaleLinear([0, Math.max(way.target, 1e-9)], [base, y + above]);
			const at = (month: number, value: number): string => `${round(sx(month))} ${round(sy(value))}`;
			const points = way.done.map((value, i) => at(way.firstMonth + i, value));
			const path = `M${at(way.firstMonth - 1, 0)}L${points.join('L')}`;
			const place = (month: number, value: number) => ({
				month,
				value,
				x: round(sx(month)),
				y: round(sy(value))
			});
			const ends = way.done.flatMap((value, i) =>
				(way.firstMonth + i) % MONTHS === MONTHS - 1 || way.firstMonth + i === way.deadline
					? [place(way.firstMonth + i, value)]
					: []
			);
			return {
				id: way.id,
				x: left,
				y,
				left,
				right,
				top: y + above,
				base,
				path,
				area: `${path}L${round(sx(last))} ${base}L${round(left)} ${base}Z`,
				needed: `M${at(way.line.from, way.line.at)}L${at(way.deadline, way.target)}`,
				deadlineX: round(sx(way.deadline)),
				years: Array.from({ length: Math.ceil(way.done.length / MONTHS) }, (_, i) => {
					const month = way.firstMonth + i * MONTHS;
					return { year: Math.floor(month / MONTHS), x: round(sx(month + MONTHS / 2 - 1)) };
				}),
				actuals: way.actuals.map(({ month, value }) => place(month, Math.min(value, way.target))),
				stops: ends
			};
		})
	};
}
