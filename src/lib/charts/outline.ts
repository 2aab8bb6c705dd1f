export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** The outline of an area: its rings as absolute points. */
export type Outline = readonly (readonly (readonly [number, number])[])[];

/**
 * Reads a path made of relative polylines (`m dx,dy dx,dy … z`), the only ones in the map of France that is drawn.
 * @throws Error on any other command
 */
export function readOutline(path: string): Outline {
	let [x, y] = [0, 0];
	return path
		.split('z')
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.map((text) => {
			if (!/^m[\d\s,.e-]+$/.test(text))
				throw new Error(`Not a closed relative polyline: ${text.slice(0, 20)}`);
			const ring = text
				.slice(1)
				.trim()
				.split(/\s+/)
				.map((pair): readonly [number, number] => {
					const [dx, dy] = pair.split(',').map(Number);
					x += dx ?? NaN;
					y += dy ?? NaN;
					return [x, y];
				});
			// Closing a ring goes back to its first point.
			[x, y] = ring[0] ?? [x, y];
			return ring;
		});
}

/** The least box around outlines; null without any point. */
export function boxOf(outlines: readonly Outline[]): Box | null {
	const points = outlines.flat(2);
	if (points.length === 0) return null;
	const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const [x, y] of points) {
		box.left = Math.min(box.left, x);
		box.top = Math.min(box.top, y);
		box.right = Math.max(box.right, x);
		box.bottom = Math.max(box.bottom, y);
	}
	return box;
}

/** Where a label goes: the middle of the greatest ring by area, weighted by its surface. */
export function middleOf(outline: Outline): readonly [number, number] {
	let best: readonly [number, number] = [0, 0];
	let greatest = -1;
	for (const ring of outline) {
		let [area, x, y] = [0, 0, 0];
		ring.forEach(([x0, y0], place) => {
			const [x1, y1] = ring[(place + 1) % ring.length] ?? [x0, y0];
			const cross = x0 * y1 - x1 * y0;
			area += cross;
			x += (x0 + x1) * cross;
			y += (y0 + y1) * cross;
		});
		if (area !== 0 && Math.abs(area) > greatest) {
			greatest = Math.abs(area);
			best = [x / (3 * area), y / (3 * area)];
		}
	}
	return best;
}
