import { glyphShape } from '$lib/ui';
import { hueOf, type Tone } from '$lib/words';

/** The attributes of the path that draws the shape of an outcome. */
export interface GlyphDrawing {
	readonly d: string;
	readonly transform: string;
	readonly fill: string;
}

/**
 * The shape of an outcome on its colour, so that colour never speaks alone; null for an outcome that has none.
 * @param strong on the full colour of the outcome, or on its tint
 * @param x middle of the shape, as y
 */
export function drawGlyph(
	tone: Tone,
	strong: boolean,
	x: number,
	y: number,
	size: number
): GlyphDrawing | null {
	const d = glyphShape(tone);
	if (d === null) return null;
	return {
		d,
		transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 12})`,
		fill: strong ? 'var(--surface)' : `var(--${hueOf(tone)}-text)`
	};
}
