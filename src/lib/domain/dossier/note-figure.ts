import { layOutAlluvial, type AlluvialNode, type Flow } from '../alluvial';
import type { Cents } from '../shared';
import { codeLabel } from './code-labels';
import { funderLabels } from './group-columns';
import { escaped } from './note-html';
import { segmentLabel } from './table-summary';
import { ownShare, sumBy, type DossierWork } from './work';

/** Colours of segments on white, as the product's light scheme has them. */
export const NOTE_HUES: Readonly<Record<string, string>> = {
	'large-group': '#0b6ba8',
	'physical-mie': '#b86f00',
	'digital-mie': '#00845f',
	plum: '#a4437f',
	olive: '#6b6900',
	indigo: '#3f3a94',
	sky: '#2f8fd0',
	brown: '#5a3416'
};

const WIDTH = 720;
const HEIGHT = 168;
const OWN = 'own';
const HEADINGS = ['Champ', 'Segment', 'Qui paie'];
/** Characters of a name beside each column. */
const ROOM = [30, 27, 22];

const shortened = (label: string, room: number): string =>
	label.length <= room ? label : `${label.slice(0, room - 1).trimEnd()}…`;

/**
 * The likely cost of all years as it flows from sectors to segments to who pays, as SVG: the same work gives the same bytes. What
 * somebody granted beyond a cost is drawn by no band; empty without any cost.
 * @param money how an amount is written beside a name
 */
export function noteFigure(work: DossierWork, money: (cents: Cents) => string): string {
	const { population, financing, provenance } = work;
	const width = population.segments.length + 1;
	const flows: Flow[] = [];
	const groups = sumBy(work, (i) => `${population.segment[i] ?? 0} ${population.sector[i] ?? ''}`);
	for (const [key, sums] of groups) {
		const at = key.indexOf(' ');
		const path = [key.slice(at + 1), key.slice(0, at)];
		const to = (payer: string, cents: Cents): void => {
			if (cents > 0) flows.push({ path: [...path, payer], count: cents, tentative: 0 });
		};
		sums.ae.forEach((cents, funder) => {
			to(String(funder), cents);
		});
		to(OWN, ownShare(sums));
	}
	const total = flows.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return '';
	const bySector = new Map<string, Cents>();
	for (const { path, count } of flows)
		bySector.set(path[0] ?? '', (bySector.get(path[0] ?? '') ?? 0) + count);
	const sectors = [...bySector].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([code]) => code);
	const labels = funderLabels(work);
	const { nodes, ribbons } = layOutAlluvial(flows, {
		width: WIDTH,
		height: HEIGHT,
		order: [
			sectors,
			Array.from({ length: width }, (_, segment) => String(segment)),
			[...financing.funders.map((_, funder) => String(funder)), OWN]
		],
		margin: { top: 18, right: 168, bottom: 5, left: 188 },
		nodeWidth: 9,
		gap: 11,
		minHeight: 1.5
	});
	const colourOf = (segment: number): string =>
		segment >= population.segments.length
			? 'url(#inconnu)'
			: (NOTE_HUES[(provenance.segments[segment]?.tone ?? '').replace(/-pierced$/, '')] ?? '#666');
	const nameOf = ({ column, id }: AlluvialNode): string => {
		if (column === 0) return codeLabel('structure.sector', id);
		if (column === 1) return segmentLabel(work, Number(id));
		return id === OWN ? 'Part propre' : (labels[Number(id)] ?? id);
	};
	const drawn = (value: number): string => String(Math.round(value * 100) / 100);
	const heading = HEADINGS.map((title, column) => {
		const node = nodes.find((one) => one.column === column);
		const x = (node?.x ?? 0) + (column === 0 ? (node?.width ?? 0) : 0);
		return `<text class="head" x="${drawn(x)}" y="9"${column === 0 ? ' text-anchor="end"' : ''}>${title}</text>`;
	});
	const bands = ribbons.map(
		({ path, via }) => `<path d="${path}" fill="${colourOf(Number(via))}" fill-opacity="0.32"/>`
	);
	const marks = nodes.map((node) => {
		const { column, x, y, width: w, height: h, count } = node;
		const fill = column === 1 ? colourOf(Number(node.id)) : '#333';
		const label = `${escaped(shortened(nameOf(node), ROOM[column] ?? 20))} <tspan>${escaped(money(count))}</tspan>`;
		const where = column === 0 ? `x="${drawn(x - 5)}" text-anchor="end"` : `x="${drawn(x + w + 5)}"`;
		return `<rect x="${drawn(x)}" y="${drawn(y)}" width="${drawn(w)}" height="${drawn(h)}" fill="${fill}"/><text ${where} y="${drawn(y + h / 2)}">${label}</text>`;
	});
	return `<figure>
<figcaption>Où va l’argent, et qui paie : coût probable, toutes années</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Coût probable par champ, segment et financeur ; les montants sont dans les tableaux">
<defs><pattern id="inconnu" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.6" height="5" fill="#444"/></pattern></defs>
${[...heading, ...bands, ...marks].join('\n')}
</svg>
</figure>`;
}
