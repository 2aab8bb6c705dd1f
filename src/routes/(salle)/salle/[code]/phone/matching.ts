/** A text as it is sought: no accents, no case. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The things whose name holds every word that is sought, in their order. */
export function matching<T>(
	things: readonly T[],
	nameOf: (thing: T) => string,
	sought: string
): readonly T[] {
	const words = folded(sought).split(/\s+/);
	return things.filter((thing) => words.every((word) => folded(nameOf(thing)).includes(word)));
}
