/** Characters that XML cannot hold, or that a spreadsheet would not give back as they are; halves of a pair too. */
const UNSAFE =
	/[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as it is written in a workbook: what XML reserves is named, control characters are written `_x000D_` as the format
 * says (ECMA-376, ST_Xstring), and half a pair of surrogates becomes U+FFFD.
 */
export const xmlText = (text: string): string =>
	text.replace(UNSAFE, (character) => {
		const named = NAMED[character];
		if (named !== undefined) return named;
		const code = character.charCodeAt(0);
		if (code >= 0xd800) return '\ufffd';
		return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
	});
