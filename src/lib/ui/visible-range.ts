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

/** Rows by number; ends are excluded. */
export interface VisibleRange {
	/** Those to draw. */
	readonly from: number;
	readonly to: number;
	/** Of them, those in sight, whole or in part; none of them when `first` is `last`. */
	readonly first: number;
	readonly last: number;
}

/** Rows to draw, and which of them are in sight. */
export function visibleRange({ scroll, height, top, rowHeight, count }: Viewport): VisibleRange {
	if (count === 0 || rowHeight <= 0) return { from: 0, to: 0, first: 0, last: 0 };
	const first = Math.floor((scroll - top) / rowHeight);
	const last = Math.ceil((scroll - top + height) / rowHeight);
	const from = Math.min(Math.max(0, first - OVERSCAN), Math.max(0, count - 1));
	const to = Math.min(count, Math.max(from + 1, last + OVERSCAN));
	const within = (row: number): number => Math.min(to, Math.max(from, row));
	return { from, to, first: within(first), last: within(last) };
}
