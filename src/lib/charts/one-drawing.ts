const SVG = 'http://www.w3.org/2000/svg';
/** Baselines of the name and of the note of a part, and where its drawing begins. */
const NAME = 16;
const NOTE = 34;
const ABOVE = 42;
const GAP = 16;

/**
 * One drawing of the several that a panel lists among its words: it is what a picture of the panel holds.
 * A part is marked by `data-part`; in it, `data-words` says what stands over its drawing: `name` on the left, `value` on the
 * right, `note` under both.
 * @returns null when the panel has no such part
 */
export function oneDrawing(panel: Element): SVGSVGElement | null {
	const parts = [...panel.querySelectorAll('[data-part]')].flatMap((part) => {
		const svg = part.querySelector('svg');
		return svg ? [{ part, svg }] : [];
	});
	const width = Math.max(0, ...parts.map(({ svg }) => svg.viewBox.baseVal.width));
	if (width === 0) return null;
	const whole = document.createElementNS(SVG, 'svg');
	whole.classList.add('drawing');
	let top = 0;
	for (const { part, svg } of parts) {
		const { width: own, height } = svg.viewBox.baseVal;
		const twin = document.createElementNS(SVG, 'svg');
		twin.append(...svg.cloneNode(true).childNodes);
		place(twin, { x: 0, y: top + ABOVE, width: own, height, viewBox: `0 0 ${own} ${height}` });
		whole.append(
			text(wordsOf(part, 'name'), { x: 0, y: top + NAME }),
			text(wordsOf(part, 'value'), { x: width, y: top + NAME, 'text-anchor': 'end', class: 'value' }),
			text(wordsOf(part, 'note'), { x: 0, y: top + NOTE, class: 'tick' }),
			twin
		);
		top += ABOVE + height + GAP;
	}
	place(whole, { viewBox: `0 0 ${width} ${top - GAP}` });
	return whole;
}

/** Keeps a drawing in the page, where its styles are, and out of sight for as long as it is read. */
export async function unseen<Read>(
	panel: Element,
	drawing: SVGSVGElement,
	read: () => Promise<Read>
): Promise<Read> {
	const box = document.createElement('div');
	box.style.cssText = 'position:absolute;visibility:hidden;pointer-events:none;height:0;overflow:hidden';
	box.append(drawing);
	panel.append(box);
	try {
		return await read();
	} finally {
		box.remove();
	}
}

/** What a part says, its pieces apart. */
function wordsOf(part: Element, which: 'name' | 'value' | 'note'): string {
	const told = part.querySelector(`[data-words="${which}"]`);
	if (!told) return '';
	const pieces = told.children.length === 0 ? [told] : [...told.children];
	return pieces.map((piece) => piece.textContent.trim()).join(' · ');
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGTextElement {
	const made = document.createElementNS(SVG, 'text');
	place(made, attributes);
	made.textContent = content;
	return made;
}

function place(element: Element, attributes: Readonly<Record<string, string | number>>): void {
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
