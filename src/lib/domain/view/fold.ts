const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' };

/** Text as compared by the search: without case, accents, ligatures and kinds of apostrophe or dash. */
export function fold(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[œæ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
		.replace(/[\s'’‘\-‐‑–]+/g, ' ')
		.trim();
}
