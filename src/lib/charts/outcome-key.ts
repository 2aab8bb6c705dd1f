import { shortened } from './shortened';

/** Where the name of an outcome goes under a drawing. */
export interface KeyEntry {
	readonly id: string;
	/** Cut where the drawing is too narrow for it. */
	readonly name: string;
	readonly x: number;
	readonly y: number;
}

const ROW = 22;
/** The swatch before a name, and the space after it. */
const SPACE = 18;
const AROUND = 24 + SPACE;
/** Mean width of a character of 13 units. */
const CHARACTER = 6.7;

/** Sets names one after the other, on as many lines as they need. @param top where the first line begins */
export function layOutKey(
	names: readonly { readonly id: string; readonly name: string }[],
	width: number,
	top: number
): { readonly entries: readonly KeyEntry[]; readonly bottom: number } {
	let [x, y] = [0, top];
	const room = Math.floor((width - AROUND + SPACE) / CHARACTER);
	const entries = names.map(({ id, name: whole }): KeyEntry => {
		const name = shortened(whole, room);
		const wide = AROUND + name.length * CHARACTER;
		if (x > 0 && x + wide - SPACE > width) [x, y] = [0, y + ROW];
		const entry = { id, name, x, y };
		x += wide;
		return entry;
	});
	return { entries, bottom: entries.length === 0 ? top : y + ROW };
}
