import { Refused } from '../contract';

/** What the first bytes say: a container, or text to look into. */
export type Signature = 'gzip' | 'zip' | 'json' | 'text';

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean =>
	bytes.every((byte, i) => head[i] === byte);

/** Above this share of control characters, it is no text. */
const MOST_CONTROLS = 0.02;

/** @throws Refused for what is no data file at all: binary, web page, old spreadsheet, UTF-16, nothing. */
export function signatureOf(head: Buffer): Signature {
	if (startsWith(head, 0x1f, 0x8b)) return 'gzip';
	if (startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6)) return 'zip';
	if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refused({ code: 'legacy-spreadsheet' });
	if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) throw new Refused({ code: 'utf-16' });
	const start = firstTextByte(head);
	if (start === -1) throw new Refused({ code: head.includes(0) ? 'binary' : 'empty' });
	checkText(head);
	const text = head.toString('latin1', start, start + 64).toLowerCase();
	if (/^<(?:!doctype|html|\?xml|head|body|script|error|rss|svg)/.test(text))
		throw new Refused({ code: 'web-page' });
	if (/^%pdf-|^\{\\rtf/.test(text)) throw new Refused({ code: 'binary' });
	return /^[[{]/.test(text) ? 'json' : 'text';
}

/** Index of the first byte that is neither a BOM, nor blank; -1 without one. */
function firstTextByte(head: Buffer): number {
	const from = startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
	return head.findIndex((byte, index) => index >= from && byte > 32);
}

function checkText(head: Buffer): void {
	let nuls = 0;
	let controls = 0;
	for (const byte of head) {
		if (byte === 0) nuls++;
		else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
	}
	if (nuls > head.length / 3 && nuls < (head.length * 2) / 3 && controls === 0)
		throw new Refused({ code: 'utf-16' });
	if (nuls + controls > head.length * MOST_CONTROLS) throw new Refused({ code: 'binary' });
}
