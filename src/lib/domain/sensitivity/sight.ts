import { inScopeFlags, type Criteria, type NodeRef, type Predicate } from '../segmentation';
import type { TerritoryTable } from '../table';
import { placeOf } from './bound-order';
import { distributionOf, valueReader, type Distribution } from './distribution';
import { fragileBand } from './fragile-band';
import { moverOf, type Moved } from './mover';
import type { Step } from './step-collector';
import { stepsOf } from './steps';
import { thresholdCells } from './threshold-cells';

/** How close to a threshold counts as fragile, as shares of it. */
export const FRAGILE_SHARES = [0.05, 0.1] as const;

/** Structures in scope that stand close to a threshold, counted. */
export interface FragileCount {
	readonly share: number;
	/** The threshold less and more the share. */
	readonly from: number;
	readonly to: number;
	/** Structures whose known or likely value is between both, ends included. */
	readonly near: number;
	/** Structures whose result is another one when the threshold moves to either end. */
	readonly wouldMove: number;
}

/** One structure close to a threshold. Results are in the order of the segments, then of OTHER_STATES. */
export interface FragileRow {
	readonly row: number;
	/** Known or likely value; NaN when unknown. */
	readonly value: number;
	readonly now: number;
	/** Results with the threshold less, and more, the share. */
	readonly below: number;
	readonly above: number;
}

/** A territory as one threshold stands, with what is close to it. Arrays hold until the next move. */
export interface SeenThreshold extends Moved {
	readonly fragile: readonly FragileCount[];
	/**
	 * The structures that are near, or that would move, those closest to the threshold first; to be asked before the next move.
	 * @param share one of FRAGILE_SHARES; nothing is near by another
	 */
	fragileRows(share: number): readonly FragileRow[];
}

/** A threshold on the data: what does not depend on where it stands, and what does. */
export interface ThresholdSight {
	readonly predicate: Predicate;
	/** Ids of the segments, in the order of the sizes. */
	readonly segments: readonly string[];
	readonly distribution: Distribution;
	readonly steps: readonly Step[];
	/** Moves the threshold. */
	at(threshold: number): SeenThreshold;
}

/**
 * Prepares a threshold to be looked at and dragged: everything is computed once per kind of structure, then each move costs what
 * it changes.
 * @returns null when the place holds no threshold, or the territory has no such field
 */
export function createSight(
	territory: TerritoryTable,
	criteria: Criteria,
	ref: NodeRef
): ThresholdSight | null {
	const cells = thresholdCells(territory, criteria, ref);
	if (!cells) return null;
	const predicate = cells.node;
	const distribution = distributionOf(territory, criteria, predicate);
	const values = Float64Array.from(distribution.values, ({ value }) => value);
	let sum = 0;
	const below = Uint32Array.from([
		0,
		...distribution.values.map(({ known, estimated }) => (sum += known + estimated))
	]);
	const inScope = inScopeFlags(territory, criteria);
	const mover = moverOf(territory, criteria, ref, cells);
	const band = fragileBand(territory, criteria, ref, cells);

	function rangeOf(threshold: number, share: number): readonly [from: number, to: number] {
		const width = Math.abs(threshold) * share;
		return [threshold - width, threshold + width];
	}

	function fragileAt(now: Uint8Array, threshold: number, share: number): FragileCount {
		const [from, to] = rangeOf(threshold, share);
		let wouldMove = 0;
		band.between(now, from, to, () => wouldMove++);
		const near = (below[placeAfter(values, to)] ?? 0) - (below[placeOf(values, from)] ?? 0);
		return { share, from, to, near, wouldMove };
	}

	function fragileRowsAt(now: Uint8Array, threshold: number, share: number): readonly FragileRow[] {
		if (!FRAGILE_SHARES.some((each) => each === share)) return [];
		const [from, to] = rangeOf(threshold, share);
		const moving = new Map<number, readonly [below: number, above: number]>();
		band.between(now, from, to, (row, ...ends) => moving.set(row, ends));
		const read = valueReader(territory, predicate);
		const found: FragileRow[] = [];
		for (let row = 0; row < now.length; row++) {
			if (inScope[row] === 0) continue;
			const { value } = read(row);
			const is = now[row] ?? 0;
			const ends = moving.get(row);
			if (ends || (value >= from && value <= to))
				found.push({ row, value, now: is, below: ends?.[0] ?? is, above: ends?.[1] ?? is });
		}
		const distance = ({ value }: FragileRow): number =>
			Number.isNaN(value) ? Infinity : Math.abs(value - threshold);
		return found.sort((a, b) => distance(a) - distance(b) || a.row - b.row);
	}

	return {
		predicate,
		segments: criteria.segments.map(({ id }) => id),
		distribution,
		steps: stepsOf(territory, criteria, ref, cells),
		at(threshold) {
			const moved = mover.move(threshold);
			const { result } = moved.classification;
			return {
				...moved,
				fragile: FRAGILE_SHARES.map((share) => fragileAt(result, threshold, share)),
				fragileRows: (share) => fragileRowsAt(result, threshold, share)
			};
		}
	};
}

/** The place of the first value above this one. */
const placeAfter = (sorted: Float64Array, value: number): number => {
	const place = placeOf(sorted, value);
	return sorted[place] === value ? place + 1 : place;
};
