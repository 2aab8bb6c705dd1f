import { EMBEDDED_FAMILY, embeddedFont } from './embedded-font';
import { lightTokens } from './light-tokens';
import { wrapLines } from './wrap-lines';

const SVG = 'http://www.w3.org/2000/svg';
const FONT = `'${EMBEDDED_FAMILY}', 'Public Sans', Arial, sans-serif`;
const MARGIN = 20;

/** Properties of a mark that a style sheet may set, written on the mark itself. */
const PAINTED = [
	'display',
	'visibility',
	'opacity',
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-opacity',
	'stroke-width',
	'stroke-dasharray',
	'stroke-linecap',
	'stroke-linejoin',
	'paint-order',
	'font-size',
	'font-weight',
	'font-style',
	'letter-spacing',
	'text-anchor',
	'text-transform',
	'dominant-baseline'
];

const INITIAL: Readonly<Record<string, string>> = {
	display: 'inline',
	visibility: 'visible',
	opacity: '1',
	'fill-opacity': '1',
	'stroke-opacity': '1',
	stroke: 'none',
	'stroke-dasharray': 'none',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
	'paint-order': 'normal',
	'font-style': 'normal',
	'letter-spacing': 'normal',
	'text-transform': 'none'
};

/** What is written around a drawing. */
export interface Wording {
	/** The finding. */
	readonly title: string;
	/** The measure and the date. */
	readonly subtitle: string;
	/** How marks are read; `''` where they say it themselves. */
	readonly reading: string;
	/** Where the figures come from, and that they are fictional when they are. */
	readonly source: string;
}

/**
 * A copy of a drawing that stands alone, on white whatever the theme of the screen: its styles written on each mark, its
 * typeface inside, its title above, its source below.
 */
export async function standaloneSvg(svg: SVGSVGElement, wording: Wording): Promise<string> {
	const font = await embeddedFont();
	return onWhite(svg, (drawing) => {
		const { width, height } = svg.viewBox.baseVal;
		const root = getComputedStyle(drawing);
		const colour = (token: string): string => root.getPropertyValue(token).trim();
		const copy = drawing.cloneNode(true);
		if (!(copy instanceof SVGSVGElement)) throw new Error('A chart is an SVG');
		inlineStyles(drawing, copy);
		const texts = [
			{ text: wording.title, size: 17, weight: 650, fill: colour('--ink') },
			{ text: wording.subtitle, size: 12.5, weight: 400, fill: colour('--ink-muted') },
			...(wording.reading === ''
				? []
				: [{ text: wording.reading, size: 12.5, weight: 400, fill: colour('--ink-muted') }])
		];
		const above = paragraphs(texts, MARGIN + 16, width);
		const below = paragraphs(
			[{ text: wording.source, size: 11, weight: 400, fill: colour('--ink-muted') }],
			above.end + height + 22,
			width
		);
		const page = { width: width + 2 * MARGIN, height: below.end + MARGIN - 6 };
		const whole = element('svg', {
			viewBox: `0 0 ${page.width} ${page.height}`,
			width: page.width,
			height: page.height,
			role: 'img',
			'font-family': FONT
		});
		const name = element('title', {});
		name.textContent = `${wording.title} – ${wording.source}`;
		const style = element('style', {});
		style.textContent = font;
		for (const [attribute, value] of Object.entries({ x: MARGIN, y: above.end, width, height }))
			copy.setAttribute(attribute, String(value));
		copy.setAttribute('overflow', 'visible');
		whole.append(
			name,
			style,
			element('rect', { ...page, fill: colour('--surface') }),
			...above.lines,
			copy,
			...below.lines
		);
		return new XMLSerializer().serializeToString(whole);
	});
}

/** Shows a twin of the drawing, unseen and in the colours of the light scheme, while it is read. */
function onWhite<Read>(svg: SVGSVGElement, read: (drawing: SVGSVGElement) => Read): Read {
	const box = document.createElement('div');
	box.style.cssText = 'position:absolute;visibility:hidden;pointer-events:none;inset:0;overflow:hidden';
	box.style.colorScheme = 'light';
	for (const [name, value] of lightTokens()) box.style.setProperty(name, value);
	const drawing = svg.cloneNode(true);
	if (!(drawing instanceof SVGSVGElement)) throw new Error('A chart is an SVG');
	// Unseen by the box, seen by its own styles: what is read is whether each mark is drawn.
	drawing.style.visibility = 'visible';
	box.append(drawing);
	svg.parentElement?.append(box);
	try {
		return read(drawing);
	} finally {
		box.remove();
	}
}

interface Paragraph {
	readonly text: string;
	readonly size: number;
	readonly weight: number;
	readonly fill: string;
}

/** Lines of text from a first baseline down, cut at the width of the drawing. */
function paragraphs(
	texts: readonly Paragraph[],
	baseline: number,
	width: number
): { readonly lines: readonly SVGElement[]; readonly end: number } {
	const pen = document.createElement('canvas').getContext('2d');
	const lines: SVGElement[] = [];
	let y = baseline;
	for (const { text, size, weight, fill } of texts) {
		if (pen) pen.font = `${weight} ${size}px 'Public Sans Variable', sans-serif`;
		const widthOf = (line: string): number => pen?.measureText(line).width ?? line.length * size * 0.55;
		for (const line of wrapLines(text, width, widthOf)) {
			const made = element('text', { x: MARGIN, y, fill, 'font-size': size, 'font-weight': weight });
			made.textContent = line;
			lines.push(made);
			y += Math.round(size * 1.35);
		}
	}
	return { lines, end: y };
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
	const made = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
	return made;
}

function inlineStyles(from: Element, to: Element): void {
	const computed = getComputedStyle(from);
	for (const property of PAINTED) {
		const value = computed.getPropertyValue(property);
		if (value === '' || value === INITIAL[property]) to.removeAttribute(property);
		else to.setAttribute(property, value);
	}
	for (const attribute of ['class', 'style', 'href', 'tabindex']) to.removeAttribute(attribute);
	[...from.children].forEach((child, index) => {
		const twin = to.children[index];
		if (twin) inlineStyles(child, twin);
	});
}
