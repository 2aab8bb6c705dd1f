import { max, scaleLinear } from 'd3';
import type { StandingTone } from './sieve';
import { wrapLines } from './wrap-lines';

export interface StandingRow {
	readonly id: string;
	/** Heading written above the first row that has it. */
	readonly group?: string;
	readonly label: string;
	readonly parts: readonly { readonly tone: StandingTone; readonly count: number }[];
}

export interface StandingMark {
	readonly tone: StandingTone;
	readonly count: number;
	readonly x: number;
	readonly width: number;
}

export interface StandingBar {
	readonly id: string;
	/** Heading above this row; `''` for none. */
	readonly heading: string;
	/** Baseline of the heading. */
	readonly headingY: number;
	readonly lines: readonly string[];
	readonly total: number;
	readonly y: number;
	readonly barY: number;
	readonly end: number;
	readonly marks: readonly StandingMark[];
}

export interface KeyEntry {
	readonly tone: StandingTone;
	readonly label: string;
	readonly x: number;
	readonly y: number;
}

export interface StandingBarsOptions {
	readonly width: number;
	/** Order of the parts in each bar. */
	readonly order: readonly StandingTone[];
	readonly key: readonly { readonly tone: StandingTone; readonly label: string }[];
}

const LINE = 18;
const BAR = 16;
const GAP = 14;
const HEADING = 28;
const CHARACTER = 7.1;
const TOTAL_ROOM = 56;

/** Horizontal bars from zero with a key above, on one scale: the parts of a row add up to its whole. */
export function layOutStandingBars(
	rows: readonly StandingRow[],
	{ width, order, key }: StandingBarsOptions
): { readonly bars: readonly StandingBar[]; readonly key: readonly KeyEntry[]; readonly height: number } {
	const totalOf = ({ parts }: StandingRow): number => parts.reduce((sum, { count }) => sum + count, 0);
	const scale = scaleLinear([0, max(rows, totalOf) || 1], [0, Math.max(1, width - TOTAL_ROOM)]);
	const entries = layOutKey(key, width);
	let y = (entries.at(-1)?.y ?? -20) + 28;
	const bars = rows.map((row, index): StandingBar => {
		const heading = row.group !== undefined && row.group !== rows[index - 1]?.group ? row.group : '';
		const headingY = y + 16;
		if (heading !== '') y += HEADING;
		const lines = wrapLines(row.label, width, (text) => text.length * CHARACTER);
		let x = 0;
		const marks = order.flatMap((tone): StandingMark[] => {
			const count = row.parts.filter((part) => part.tone === tone).reduce((sum, part) => sum + part.count, 0);
			if (count === 0) return [];
			const mark = { tone, count, x, width: Math.max(2, scale(count)) };
			x += mark.width;
			return [mark];
		});
		const barY = y + lines.length * LINE + 3;
		const bar = { id: row.id, heading, headingY, lines, total: totalOf(row), y, barY, end: x, marks };
		y = barY + BAR + GAP;
		return bar;
	});
	return { bars, key: entries, height: Math.max(1, y - GAP + 2) };
}

function layOutKey(key: StandingBarsOptions['key'], width: number): readonly KeyEntry[] {
	let [x, y] = [0, 0];
	return key.map(({ tone, label }): KeyEntry => {
		const needed = 20 + label.length * 6.8 + 18;
		if (x > 0 && x + needed > width) [x, y] = [0, y + 22];
		const entry = { tone, label, x, y };
		x += needed;
		return entry;
	});
}
