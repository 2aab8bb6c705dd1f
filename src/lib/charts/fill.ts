import { french, hueOf, type Tone } from '$lib/words';

/** Whether an outcome has a colour of its own; the others have a pattern. */
const isColour = (tone: Tone): boolean =>
	tone !== 'undetermined' && tone !== 'ambiguous' && tone !== 'to-qualify' && tone !== 'no-segment';

/** Fill of a settled mark: the colour of a segment, the pattern of what is not one. `patterns` is the id given to Patterns. */
export function solidFill(tone: Tone, patterns: string): string {
	if (tone === 'no-segment') return 'var(--surface)';
	return isColour(tone) ? `var(--${hueOf(tone)})` : `url(#${patterns}-${tone})`;
}

/** Fill of the part that rests on estimates, drawn with a dashed edge. */
export const tentativeFill = (tone: Tone, patterns: string): string =>
	isColour(tone) ? `var(--${hueOf(tone)}-tint)` : solidFill(tone, patterns);

/** Edge of a mark: of its own colour, or that of the hatches. */
export const edgeOf = (tone: Tone): string => (isColour(tone) ? `var(--${hueOf(tone)})` : 'var(--hatch)');

/** What fills mean, for a drawing that is taken away without the legend. */
export const FILLS_READING = french(
	'Plein : établi ; teinte à bord tireté : estimé ; hachures : indéterminé'
);
