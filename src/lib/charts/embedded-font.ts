import latin from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';

/** Name of the typeface inside a drawing: a drawing opened elsewhere has none of our sheets. */
export const EMBEDDED_FAMILY = 'Public Sans Cible';

let sheet: Promise<string> | null = null;

/** A style sheet that holds the typeface itself; empty when it could not be had, and the reader's own typeface then serves. */
export function embeddedFont(): Promise<string> {
	sheet ??= read().catch(() => {
		sheet = null;
		return '';
	});
	return sheet;
}

async function read(): Promise<string> {
	const response = await fetch(latin);
	if (!response.ok) return '';
	const bytes = new Uint8Array(await response.arrayBuffer());
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return `@font-face{font-family:'${EMBEDDED_FAMILY}';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(text)}) format('woff2')}`;
}
