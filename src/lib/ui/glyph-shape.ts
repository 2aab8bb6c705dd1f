import type { Tone } from '$lib/words';

/**
 * The shape of an outcome that is told by a colour too, in a box of 12 by 12; null where a hatch or an empty fill already
 * tells it apart.
 */
export function glyphShape(tone: Tone): string | null {
	switch (tone) {
		case 'large-group':
			return 'M0.5 0.5H11.5V11.5H0.5Z';
		case 'physical-mie':
			return 'M6 0.4 11.8 11.2H0.2Z';
		case 'digital-mie':
			return 'M0.4 6A5.6 5.6 0 0 1 11.6 6 5.6 5.6 0 0 1 0.4 6Z';
		case 'plum':
			return 'M4 0.4H8V4H11.6V8H8V11.6H4V8H0.4V4H4Z';
		case 'olive':
			return 'M0.6 0.5H11.4L7.6 6 11.4 11.5H0.6L4.4 6Z';
		case 'out-of-scope':
			return 'M0.5 4.6H11.5V7.4H0.5Z';
		default:
			return null;
	}
}
