/**
 * A text in lines no wider than `width`, cut between words; a word alone may be wider. `widthOf` measures in the same unit.
 * Only ordinary spaces are places to cut: French non-breaking ones hold.
 */
export function wrapLines(text: string, width: number, widthOf: (line: string) => number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ').filter((part) => part !== '')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && widthOf(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return line === '' ? lines : [...lines, line];
}
