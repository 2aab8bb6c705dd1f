/** Hands a file to the person, from the page itself. */
export function saveFile(content: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const PAINTED = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-dasharray',
	'stroke-linejoin',
	'paint-order',
	'font-family',
	'font-size',
	'font-weight',
	'letter-spacing',
	'text-transform',
	'dominant-baseline'
];

/** A copy of a drawing that stands alone: its styles written on each mark, a title line above and a source line below. */
export function standaloneSvg(svg: SVGSVGElement, title: string, source: string): string {
	const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	const drawing = svg.cloneNode(true);
	if (!(drawing instanceof SVGSVGElement)) throw new Error('A chart is an SVG');
	inlineStyles(svg, drawing);
	const { width, height } = svg.viewBox.baseVal;
	const root = getComputedStyle(svg);
	const ink = root.getPropertyValue('--ink');
	const font = root.getPropertyValue('--font');
	copy.setAttribute('viewBox', `-16 -44 ${width + 32} ${height + 84}`);
	copy.setAttribute('width', String(width + 32));
	copy.setAttribute('height', String(height + 84));
	drawing.setAttribute('width', String(width));
	drawing.setAttribute('height', String(height));
	drawing.setAttribute('overflow', 'visible');
	const ground = shape('rect', { x: -16, y: -44, width: width + 32, height: height + 84 });
	ground.setAttribute('fill', root.getPropertyValue('--surface'));
	copy.append(
		ground,
		line(title, -18, 17, 650, ink, font),
		drawing,
		line(source, height + 26, 11, 400, ink, font)
	);
	return new XMLSerializer().serializeToString(copy);
}

function shape(name: 'rect' | 'text', attributes: Readonly<Record<string, number>>): SVGElement {
	const element = document.createElementNS('http://www.w3.org/2000/svg', name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
	return element;
}

function line(text: string, y: number, size: number, weight: number, ink: string, font: string): SVGElement {
	const element = shape('text', { x: 0, y, 'font-size': size, 'font-weight': weight });
	element.setAttribute('fill', ink);
	element.setAttribute('font-family', font);
	element.textContent = text;
	return element;
}

function inlineStyles(from: Element, to: Element): void {
	const computed = getComputedStyle(from);
	for (const property of PAINTED) {
		const value = computed.getPropertyValue(property);
		if (value !== '') to.setAttribute(property, value);
	}
	to.removeAttribute('class');
	to.removeAttribute('href');
	[...from.children].forEach((child, index) => {
		const twin = to.children[index];
		if (twin) inlineStyles(child, twin);
	});
}

/** The drawing as a PNG, at twice its size so that it stays sharp once projected. */
export async function pngOf(svg: string): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = image.naturalWidth * 2;
	canvas.height = image.naturalHeight * 2;
	const context = canvas.getContext('2d');
	if (!context) throw new Error('No 2D canvas');
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Empty canvas'))), 'image/png')
	);
}
