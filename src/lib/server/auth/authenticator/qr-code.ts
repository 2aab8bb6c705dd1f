import { encode } from 'uqr';

/** A QR code as the path of one SVG drawing, in modules. */
export interface QrCode {
	/** Side of the drawing, with its quiet zone. */
	readonly size: number;
	readonly path: string;
}

/** Draws a text as a QR code, for `<path d>` in a square of `size` units. */
export function qrCode(text: string): QrCode {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
	return { size, path };
}
