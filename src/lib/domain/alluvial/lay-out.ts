/** A quantity that goes through one node of each column; `tentative` is the part of it that rests on estimates. */
export interface Flow {
	readonly path: readonly string[];
	readonly count: number;
	readonly tentative: number;
}

export interface AlluvialNode {
	readonly column: number;
	readonly id: string;
	readonly count: number;
	readonly tentative: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A band between a node and one of the next column. */
export interface AlluvialRibbon {
	readonly column: number;
	readonly from: string;
	readonly to: string;
	/** Node of the second column that its quantity goes through: it gives the band its colour. */
	readonly via: string;
	readonly count: number;
	/** SVG path of the band. */
	readonly path: string;
	/** Middle of the band, where a label would go. */
	readonly thickness: number;
}

export interface Alluvial {
	readonly nodes: readonly AlluvialNode[];
	readonly ribbons: readonly AlluvialRibbon[];
}

export interface AlluvialOptions {
	readonly width: number;
	readonly height: number;
	/** Ids of each column, top to bottom; ids without any flow are left out. */
	readonly order: readonly (readonly string[])[];
	readonly margin: {
		readonly top: number;
		readonly right: number;
		readonly bottom: number;
		readonly left: number;
	};
	readonly nodeWidth: number;
	/** Space between two nodes of the fullest column: room for their labels. */
	readonly gap: number;
	/** Height of the least count, so that seven structures out of two thousand are still seen. */
	readonly minHeight: number;
}

interface Sum {
	count: number;
	tentative: number;
}

/**
 * Lays out flows through ordered columns. One scale for all columns, so that equal heights are equal counts
 * (but for nodes raised to `minHeight`); each column is centred.
 */
export function layOutAlluvial(flows: readonly Flow[], options: AlluvialOptions): Alluvial {
	const { width, height, order, margin, nodeWidth, gap, minHeight } = options;
	const sums = order.map((ids, column) => sumBy(flows, ids, (flow) => flow.path[column] ?? ''));
	const inner = height - margin.top - margin.bottom;
	const scale = Math.min(...sums.map((column) => columnScale(column, inner, gap, minHeight)));
	const step = order.length > 1 ? (width - margin.left - margin.right - nodeWidth) / (order.length - 1) : 0;
	const nodes = sums.flatMap((column, index) => {
		const heights = [...column.values()].map(({ count }) => Math.max(minHeight, count * scale));
		const filled = heights.reduce((a, b) => a + b, 0);
		const free = inner - filled;
		const between = column.size > 1 ? Math.min(gap * 2.5, free / (column.size - 1)) : 0;
		let y = margin.top + (free - between * (column.size - 1)) / 2;
		return [...column].map(([id, sum], place): AlluvialNode => {
			const nodeHeight = heights[place] ?? 0;
			const node = {
				column: index,
				id,
				...sum,
				x: margin.left + index * step,
				y,
				width: nodeWidth,
				height: nodeHeight
			};
			y += nodeHeight + between;
			return node;
		});
	});
	const ribbons = order.slice(1).flatMap((_, column) => ribbonsBetween(flows, nodes, column, order[1] ?? []));
	return { nodes, ribbons };
}

function sumBy(
	flows: readonly Flow[],
	ids: readonly string[],
	idOf: (flow: Flow) => string
): ReadonlyMap<string, Sum> {
	const sums = new Map<string, Sum>(ids.map((id) => [id, { count: 0, tentative: 0 }]));
	for (const flow of flows) {
		const sum = sums.get(idOf(flow));
		if (!sum) continue;
		sum.count += flow.count;
		sum.tentative += flow.tentative;
	}
	for (const [id, { count }] of sums) if (count === 0) sums.delete(id);
	return sums;
}

/** The scale at which a column just fits, its least nodes raised to the minimum. */
function columnScale(
	column: ReadonlyMap<string, Sum>,
	inner: number,
	gap: number,
	minHeight: number
): number {
	let counts = [...column.values()].map(({ count }) => count);
	let room = inner - gap * Math.max(0, counts.length - 1);
	for (;;) {
		const total = counts.reduce((a, b) => a + b, 0);
		if (total === 0) return Infinity;
		const scale = Math.max(0, room) / total;
		const raised = counts.filter((count) => count * scale < minHeight);
		if (raised.length === 0 || raised.length === counts.length) return scale;
		counts = counts.filter((count) => count * scale >= minHeight);
		room -= raised.length * minHeight;
	}
}

function ribbonsBetween(
	flows: readonly Flow[],
	nodes: readonly AlluvialNode[],
	column: number,
	through: readonly string[]
): AlluvialRibbon[] {
	const left = nodes.filter((node) => node.column === column);
	const right = nodes.filter((node) => node.column === column + 1);
	const filled = new Map<AlluvialNode, number>();
	const take = (node: AlluvialNode, count: number): { top: number; size: number } => {
		const size = (count / node.count) * node.height;
		const top = node.y + (filled.get(node) ?? 0);
		filled.set(node, (filled.get(node) ?? 0) + size);
		return { top, size };
	};
	return bandsBetween(flows, left, right, column, through).map(({ from, to, via, count }) => {
		const a = take(from, count);
		const b = take(to, count);
		const path = ribbonPath(from.x + from.width, a.top, a.size, to.x, b.top, b.size);
		return { column, from: from.id, to: to.id, via, count, path, thickness: Math.max(a.size, b.size) };
	});
}

interface Band {
	readonly from: AlluvialNode;
	readonly to: AlluvialNode;
	readonly via: string;
	count: number;
}

/** What goes from one node to another through one of the second column; by node on the left, then on the right, then through. */
function bandsBetween(
	flows: readonly Flow[],
	left: readonly AlluvialNode[],
	right: readonly AlluvialNode[],
	column: number,
	through: readonly string[]
): readonly Band[] {
	const bands = new Map<number, Band>();
	for (const { path, count } of flows) {
		const start = left.findIndex(({ id }) => id === path[column]);
		const end = right.findIndex(({ id }) => id === path[column + 1]);
		const middle = through.indexOf(path[1] ?? '');
		const [from, to, via] = [left[start], right[end], through[middle]];
		if (!from || !to || via === undefined || count === 0) continue;
		const place = (start * right.length + end) * through.length + middle;
		const band = bands.get(place) ?? { from, to, via, count: 0 };
		band.count += count;
		bands.set(place, band);
	}
	return [...bands].sort(([a], [b]) => a - b).map(([, band]) => band);
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

function ribbonPath(x0: number, y0: number, h0: number, x1: number, y1: number, h1: number): string {
	const middle = (x0 + x1) / 2;
	const [a, b, m] = [round(x0), round(x1), round(middle)];
	const [top0, bottom0, top1, bottom1] = [y0, y0 + h0, y1, y1 + h1].map(round);
	return `M${a} ${top0}C${m} ${top0} ${m} ${top1} ${b} ${top1}V${bottom1}C${m} ${bottom1} ${m} ${bottom0} ${a} ${bottom0}Z`;
}
