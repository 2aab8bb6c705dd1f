import { wrapLines } from './wrap-lines';

/** How a part of a sieve or of a strip is painted: known answers are solid, what is missing is hatched. */
export type StandingTone = 'good' | 'reserved' | 'bad' | 'outside' | 'unknown' | 'undeclared';

/** What leaves at a question. */
export interface SieveBranch {
	readonly id: string;
	readonly tone: StandingTone;
	readonly label: string;
	readonly value: number;
}

export interface SieveQuestion {
	readonly id: string;
	readonly text: string;
	readonly branches: readonly SieveBranch[];
}

export interface SieveOptions {
	readonly width: number;
	/** Widest the trunk may be. */
	readonly trunk: number;
	/** Width of one character of a label, on average. */
	readonly character: number;
}

/** A band that leaves the trunk, turns, and goes to its label. */
export interface SieveBand {
	readonly id: string;
	readonly tone: StandingTone;
	readonly value: number;
	/** Path of the band. */
	readonly path: string;
	readonly y: number;
	readonly height: number;
	readonly lines: readonly string[];
	readonly labelX: number;
	/** Baseline of the first line. */
	readonly labelY: number;
}

export interface SieveRow {
	readonly id: string;
	readonly lines: readonly string[];
	readonly x: number;
	/** Baseline of the first line. */
	readonly y: number;
	/** The trunk as it enters the question. */
	readonly entering: number;
	/** Its piece: from the top of the question to where the last band has left. */
	readonly trunk: { readonly width: number; readonly y: number; readonly height: number };
	/** What goes on below, beside the bands that leave. */
	readonly stays: { readonly width: number; readonly y: number; readonly height: number };
	readonly bands: readonly SieveBand[];
}

export interface Sieve {
	readonly rows: readonly SieveRow[];
	readonly height: number;
}

const LINE = 19;
const TURN = 10;
const GAP = 8;
const REACH = 22;

/**
 * A decision tree as a sieve: the trunk holds everything, in proportion; at each question some leaves to the right and the rest
 * goes on down. Widths are in proportion to the values; what leaves at all questions adds up to the trunk. A question that
 * nothing leaves at is kept, as it tells that all went on.
 */
export function layOutSieve(
	questions: readonly SieveQuestion[],
	{ width, trunk, character }: SieveOptions
): Sieve {
	const total = questions.flatMap(({ branches }) => branches).reduce((sum, { value }) => sum + value, 0);
	const scale = total === 0 ? 0 : trunk / total;
	const labelX = trunk + REACH + 10;
	const room = Math.max(80, width - labelX);
	const widthOf = (text: string): number => text.length * character;
	let left = total;
	let y = 0;
	const rows = questions.map((question): SieveRow => {
		const entering = left;
		const top = y;
		const x = labelX;
		const lines = wrapLines(question.text, room, (text) => widthOf(text) * 1.04);
		const heading = lines.length * LINE + 6;
		const turnsFrom = top + heading - TURN;
		y = top + heading + 2;
		let right = entering * scale;
		const bands = question.branches.map((branch): SieveBand => {
			const height = branch.value * scale;
			const words = wrapLines(branch.label, room, widthOf);
			const text = words.length * LINE;
			const at = y + Math.max(0, (text - height) / 2);
			const path = bandPath({ right, from: turnsFrom, at, thickness: height, to: trunk + REACH });
			const band = {
				id: branch.id,
				tone: branch.tone,
				value: branch.value,
				path,
				y: at,
				height,
				lines: words,
				labelX,
				labelY: at + height / 2 - (words.length * LINE) / 2 + 14
			};
			right -= height;
			left -= branch.value;
			y = Math.max(at + height, y + text) + GAP;
			return band;
		});
		if (bands.length === 0) y += GAP;
		return {
			id: question.id,
			lines,
			x,
			y: top + 15,
			entering,
			trunk: { width: entering * scale, y: top, height: turnsFrom - top },
			stays: { width: Math.max(0, left * scale), y: turnsFrom, height: y + 6 - turnsFrom },
			bands
		};
	});
	return { rows, height: y + 4 };
}

/** Goes down along the right edge of the trunk, turns a quarter and goes right. */
function bandPath({
	right,
	from,
	at,
	thickness,
	to
}: {
	right: number;
	from: number;
	at: number;
	thickness: number;
	to: number;
}): string {
	const round = (value: number): number => Math.round(value * 10) / 10;
	const left = right - thickness;
	const inner = Math.min(TURN, Math.max(2, at - from));
	const outer = inner + thickness;
	const [x0, x1, end, top] = [round(left), round(right), round(to), round(from)];
	const [y0, y1] = [round(at), round(at + thickness)];
	return (
		`M${x0} ${top}V${round(y1 - outer)}A${round(outer)} ${round(outer)} 0 0 0 ${round(x0 + outer)} ${y1}` +
		`H${end}V${y0}H${round(x1 + inner)}A${inner} ${inner} 0 0 1 ${x1} ${round(y0 - inner)}V${top}Z`
	);
}
