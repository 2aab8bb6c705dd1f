/** A list of rows of one height, seen through a window. All lengths in pixels. */
export interface Viewport {
	/** How far the page is scrolled. */
	readonly scroll: number;
	readonly height: number;
	/** Where the list starts in the page. */
	readonly top: number;
	readonly rowHeight: number;
	readonly count: number;
}

/** Rows drawn beyond each edge, so that a fast scroll shows no blank. */
const OVERSCAN = 12;

/** Rows to draw: `from` included, `to` excluded. */
export function visibleRange({ scroll, height, top, rowHeight, count }: Viewport): {
	from: number;
	to: number;
} {
	if (count === 0 || rowHeight <= 0) return { from: 0, to: 0 };
	const first = Math.floor((scroll - top) / rowHeight);
	const last = Math.ceil((scroll - top + height) / rowHeight);
	const from = Math.min(Math.max(0, first - OVERSCAN), Math.max(0, count - 1));
	return { from, to: Math.min(count, Math.max(from + 1, last + OVERSCAN)) };
}
