/** A part of a bar, in percent of its length. */
export interface BarPart {
	readonly id: string;
	readonly count: number;
	readonly from: number;
	readonly width: number;
}

/**
 * Counts laid end to end over a whole; parts of nothing are left out.
 * @param whole what the full length stands for; their sum when it is not said
 */
export function barParts(counts: readonly (readonly [string, number])[], whole?: number): readonly BarPart[] {
	const length = whole ?? counts.reduce((sum, [, count]) => sum + count, 0);
	let from = 0;
	return counts.flatMap(([id, count]) => {
		if (count <= 0 || length <= 0) return [];
		const width = (count / length) * 100;
		const part = { id, count, from, width };
		from += width;
		return [part];
	});
}
