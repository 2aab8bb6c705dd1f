/** Where the shape and the number of a piece go that is too small to bear them. */
export interface SliverPlace {
	/** Middle of the shape. */
	readonly shape: number;
	/** Where its text begins; null where there is room for shapes only. */
	readonly text: number | null;
}

const SHAPE = 10;
const SPACE = 10;
/** Mean width of a character of 12 units. */
const CHARACTER = 7;

/**
 * Sets shapes with their texts one after the other, up to a right edge, in the order of the pieces.
 * @param room what they may take; texts are left out where they would take more
 * @returns where they begin too
 */
export function layOutSlivers(
	texts: readonly string[],
	right: number,
	room: number
): { readonly places: readonly SliverPlace[]; readonly left: number } {
	const wide = (text: string, said: boolean): number => SHAPE + (said ? 3 + text.length * CHARACTER : 0);
	const span = (said: boolean): number => texts.reduce((sum, text) => sum + wide(text, said) + SPACE, -SPACE);
	if (texts.length === 0) return { places: [], left: right };
	const said = span(true) <= room;
	const left = right - span(said);
	let x = left;
	const places = texts.map((text): SliverPlace => {
		const place = { shape: x + SHAPE / 2, text: said ? x + SHAPE + 3 : null };
		x += wide(text, said) + SPACE;
		return place;
	});
	return { places, left };
}

/**
 * Moves places apart until they are `gap` from each other, as little as it takes and in the same order.
 * @param wanted increasing
 * @param end none goes beyond it while there is room before it
 */
export function spread(wanted: readonly number[], gap: number, end: number): readonly number[] {
	const placed: number[] = [];
	for (const at of wanted) placed.push(Math.max(at, (placed.at(-1) ?? -Infinity) + gap));
	let limit = end;
	for (let i = placed.length - 1; i >= 0; i--) {
		const at = Math.min(placed[i] ?? 0, limit);
		placed[i] = at;
		limit = at - gap;
	}
	return placed;
}
