/** A threshold to write beside its line. */
export interface SizeMark {
	readonly size: number;
	readonly label: string;
	/** Said where there is no room for the label. */
	readonly short: string;
}

export interface PlacedMark extends SizeMark {
	readonly x: number;
	/** Baseline of the text; the line begins under it, so that no line goes through the text of another. */
	readonly y: number;
	readonly text: string;
	readonly side: 'start' | 'end';
}

const ROW = 16;
const GAP = 5;
/** Width of a sign of these labels, at most. */
const SIGN = 7.2;

/** Labels of thresholds, each on its own line of text, the smallest size on top; right of its line, else left, else shortened. */
export function placeMarks(
	marks: readonly SizeMark[],
	position: (size: number) => number,
	width: number
): readonly PlacedMark[] {
	const ordered = [...marks].sort((a, b) => a.size - b.size);
	return ordered.map((mark, row) => {
		const x = position(mark.size);
		const before = row === 0 ? 0 : position(ordered[row - 1]?.size ?? 1);
		const wide = (text: string): number => text.length * SIGN + GAP;
		const fits = (text: string): PlacedMark['side'] | null =>
			x + wide(text) <= width ? 'start' : x - wide(text) >= before ? 'end' : null;
		const [text, side] = ([mark.label, mark.short] as const)
			.map((one) => [one, fits(one)] as const)
			.find(([, found]) => found !== null) ?? [mark.short, x > width / 2 ? 'end' : 'start'];
		return { ...mark, x, y: 12 + row * ROW, text, side: side ?? 'start' };
	});
}

/** A name cut where what follows it on its line, `value`, would run out of `width`. */
export function nameBeside(name: string, value: string, width: number): string {
	const room = Math.max(6, Math.floor((width - value.length * 8.2) / 9.6));
	return name.length > room ? `${name.slice(0, room - 1).trimEnd()}…` : name;
}
