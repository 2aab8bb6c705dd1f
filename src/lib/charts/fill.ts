import type { Tone } from '$lib/words';

/** Fill of a settled mark: the colour of a segment, the pattern of what is not one. `patterns` is the id given to Patterns. */
export function solidFill(tone: Tone, patterns: string): string {
	switch (tone) {
		case 'large-group':
		case 'physical-mie':
		case 'digital-mie':
		case 'out-of-scope':
			return `var(--${tone})`;
		case 'undetermined':
		case 'ambiguous':
		case 'to-qualify':
			return `url(#${patterns}-${tone})`;
		case 'no-segment':
			return 'var(--surface)';
	}
}

/** Fill of the part that rests on estimates, drawn with a dashed edge. */
export function tentativeFill(tone: Tone, patterns: string): string {
	return tone === 'large-group' ||
		tone === 'physical-mie' ||
		tone === 'digital-mie' ||
		tone === 'out-of-scope'
		? `var(--${tone}-tint)`
		: solidFill(tone, patterns);
}

/** Edge of a mark: of its own colour, or that of the hatches. */
export const edgeOf = (tone: Tone): string =>
	tone === 'large-group' || tone === 'physical-mie' || tone === 'digital-mie' || tone === 'out-of-scope'
		? `var(--${tone})`
		: 'var(--hatch)';
