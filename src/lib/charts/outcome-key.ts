/** Where the name of an outcome goes under a drawing. */
export interface KeyEntry {
	readonly id: string;
	readonly x: number;
	readonly y: number;
}

const ROW = 22;
/** The swatch before a name, and the space after it. */
const AROUND = 24 + 18;
/** Mean width of a character of 13 units. */
const CHARACTER = 6.7;

/** Sets names one after the other, on as many lines as they need. @param top where the first line begins */
export function layOutKey(
	names: readonly { readonly id: string; readonly name: string }[],
	width: number,
	top: number
): { readonly entries: readonly KeyEntry[]; readonly bottom: number } {
	let [x, y] = [0, top];
	const entries = names.map(({ id, name }): KeyEntry => {
		const wide = AROUND + name.length * CHARACTER;
		if (x > 0 && x + wide - 18 > width) [x, y] = [0, y + ROW];
		const entry = { id, x, y };
		x += wide;
		return entry;
	});
	return { entries, bottom: entries.length === 0 ? top : y + ROW };
}
