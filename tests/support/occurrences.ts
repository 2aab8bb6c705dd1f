/** Characters that a text to look for has at least, and by which it is looked up. */
const HEAD = 8;

/** A number below 65,536 for four characters of a text. */
const numberAt = (text: string, at: number): number =>
	(((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) * 31 +
		text.charCodeAt(at + 3)) &
	0xffff;

/**
 * Which of thousands of texts occur in another, which is read once: to ask for each in turn reads it thousands of times.
 * @param wanted texts of eight characters or more
 * @returns finds them in a text, each once
 * @throws Error for a shorter one
 */
export function occurrencesOf(wanted: readonly string[]): (text: string) => readonly string[] {
	const starts = new Uint8Array(0x10000);
	const byHead = new Map<string, string[]>();
	for (const one of wanted) {
		if (one.length < HEAD) throw new Error(`Too short to look for: ${one}`);
		starts[numberAt(one, 0)] = 1;
		const head = one.slice(0, HEAD);
		byHead.set(head, [...(byHead.get(head) ?? []), one]);
	}
	return (text) => {
		const found = new Set<string>();
		for (let at = 0; at <= text.length - HEAD; at++) {
			if (starts[numberAt(text, at)] === 0) continue;
			for (const one of byHead.get(text.slice(at, at + HEAD)) ?? [])
				if (text.startsWith(one, at)) found.add(one);
		}
		return [...found];
	};
}
