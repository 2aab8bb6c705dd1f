/** A number as written in French: harmless, whatever its sign. A lone dash too. */
const FRENCH_NUMBER = /^[+-]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?$/;

/**
 * Texts that a spreadsheet could run as a formula: an equals, plus, minus or at sign (full-width and small forms too)
 * first, or after blanks and control or invisible characters; or a tab or line break first.
 */
const DANGEROUS =
	/^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b])/u;

/** A text made safe to open in a spreadsheet: NUL bytes removed, an apostrophe before what could be a formula. */
export function neutralise(text: string): string {
	const clean = text.replaceAll('\0', '');
	if (clean === '-' || FRENCH_NUMBER.test(clean)) return clean;
	return DANGEROUS.test(clean) ? `'${clean}` : clean;
}
