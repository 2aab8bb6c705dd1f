export interface Place {
	readonly x: number;
	readonly y: number;
}

const DIRECTIONS: Readonly<Record<string, Place>> = {
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 },
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 }
};

/** A step aside costs more than a step ahead: arrows follow rows and columns before they cross them. */
const ASIDE = 3;

/**
 * Which place an arrow key leads to from the one at `from`: the nearest in that direction; -1 when there is none, or when
 * the key is no arrow. Home and End lead to the first and the last.
 */
export function placeTowards(key: string, places: readonly Place[], from: number): number {
	if (key === 'Home') return places.length === 0 ? -1 : 0;
	if (key === 'End') return places.length - 1;
	const direction = DIRECTIONS[key];
	const start = places[from];
	if (!direction || !start) return -1;
	let best = -1;
	let least = Infinity;
	places.forEach(({ x, y }, place) => {
		if (place === from) return;
		const [dx, dy] = [x - start.x, y - start.y];
		const ahead = dx * direction.x + dy * direction.y;
		const aside = Math.abs(dx * direction.y) + Math.abs(dy * direction.x);
		if (ahead <= 0.5) return;
		const cost = ahead + ASIDE * aside;
		if (cost < least) [best, least] = [place, cost];
	});
	return best;
}
