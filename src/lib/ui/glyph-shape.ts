import type { Tone } from '$lib/words';

/**
 * The shape of an outcome that is told by a colour too, in a box of 12 by 12, to be filled by the even-odd rule; null where a
 * hatch or an empty fill already tells it apart.
 */
export function glyphShape(tone: Tone): string | null {
	switch (tone) {
		case 'large-group':
			return SQUARE;
		case 'physical-mie':
			return TRIANGLE;
		case 'digital-mie':
			return disc(6, 6, 5.6);
		case 'plum':
			return CROSS;
		case 'olive':
			return HOURGLASS;
		case 'indigo':
			return STAR;
		case 'sky':
			return ARROW;
		case 'brown':
			return CHEVRON;
		case 'large-group-pierced':
			return SQUARE + disc(6, 6, 2.7);
		case 'physical-mie-pierced':
			return TRIANGLE + disc(6, 7.6, 2);
		case 'digital-mie-pierced':
			return disc(6, 6, 5.6) + disc(6, 6, 2.6);
		case 'plum-pierced':
			return CROSS + disc(6, 6, 1.9);
		case 'olive-pierced':
			return HOURGLASS + disc(6, 2.9, 1.5) + disc(6, 9.1, 1.5);
		case 'indigo-pierced':
			return STAR + disc(6, 6.5, 1.8);
		case 'sky-pierced':
			return ARROW + disc(6, 5.1, 1.7);
		case 'brown-pierced':
			return CHEVRON + disc(6, 7.6, 1.8);
		case 'out-of-scope':
			return 'M0.5 4.6H11.5V7.4H0.5Z';
		default:
			return null;
	}
}

const SQUARE = 'M0.5 0.5H11.5V11.5H0.5Z';
const TRIANGLE = 'M6 0.4 11.8 11.2H0.2Z';
const CROSS = 'M4 0.4H8V4H11.6V8H8V11.6H4V8H0.4V4H4Z';
const HOURGLASS = 'M0.6 0.5H11.4L7.6 6 11.4 11.5H0.6L4.4 6Z';
const STAR = 'M6 0 7.8 4.1 12 4.6 8.9 7.5 9.7 11.8 6 9.7 2.3 11.8 3.1 7.5 0 4.6 4.2 4.1Z';
const ARROW = 'M6 0.2 11.8 6.2H8.6V11.8H3.4V6.2H0.2Z';
const CHEVRON = 'M0.4 0.4 6 3.9 11.6 0.4V7.9L6 11.7 0.4 7.9Z';

const disc = (x: number, y: number, radius: number): string =>
	`M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y} ${radius} ${radius} 0 0 1 ${x - radius} ${y}Z`;
