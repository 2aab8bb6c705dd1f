import type { Bin, ValueItem } from '$lib/domain/workshop';

/** How many have a value. */
export interface Counted {
	readonly value: number;
	readonly count: number;
}

type Bounds = Pick<ValueItem, 'low' | 'high' | 'step'>;

/** Past this share of what is counted, values are beyond what the room is asked about. */
const USUAL_SHARE = 0.98;
/** Answers that a slider can hold. */
const MOST_STEPS = 400;
/** Bins of a distribution that does not span decades. */
const EVEN_BINS = 12;

/** 1, 2, 5, 10, 20, 50…: the least of them that is not under a number. */
function roundAbove(value: number): number {
	if (value <= 1) return 1;
	const decade = 10 ** Math.floor(Math.log10(value));
	return [1, 2, 5, 10].map((each) => each * decade).find((each) => each >= value) ?? 10 * decade;
}

/** The value under which a share of what is counted lies. @param counts ascending; not empty */
function valueAtShare(counts: readonly Counted[], share: number): number {
	const all = counts.reduce((sum, { count }) => sum + count, 0);
	let sum = 0;
	for (const { value, count } of counts) {
		sum += count;
		if (sum >= all * share) return value;
	}
	return counts[counts.length - 1]?.value ?? 0;
}

/**
 * What may be answered about a threshold: from nothing to what nearly all are under, at least twice where it stands, so that one
 * absurd value of the data stretches nothing.
 * @param counts ascending
 */
export function boundsOf(counts: readonly Counted[], current: number): Bounds {
	const low = Math.min(0, Math.floor(current));
	const usual = counts.length === 0 ? 0 : valueAtShare(counts, USUAL_SHARE);
	const wanted = Math.max(usual, 2 * current, low + 10);
	const step = stepFor(wanted - low, current - low);
	return { low, high: low + Math.ceil((wanted - low) / step) * step, step };
}

/** A round step that leads to where the threshold stands, and is not too fine for a slider where it can be helped. */
function stepFor(range: number, current: number): number {
	for (let step = roundAbove(range / MOST_STEPS); step > 1; step = nextBelow(step))
		if (Number.isInteger(current / step)) return step;
	return 1;
}

const nextBelow = (step: number): number => {
	const decade = 10 ** Math.floor(Math.log10(step));
	return step / decade >= 5 ? 2 * decade : step / decade >= 2 ? decade : decade / 2;
};

/**
 * What the territory holds, from the lowest answer up: even bins, or bins that grow by decades where values do. Where values go
 * beyond the highest answer, one more bin holds them all.
 * @param counts ascending; not empty
 */
export function binsOf(counts: readonly Counted[], current: number, { low, high }: Bounds): readonly Bin[] {
	const edges = edgesOf(counts, current, low, high);
	const most = counts[counts.length - 1]?.value ?? high;
	const ends = most > high ? [...edges, most] : edges;
	const least = counts[0]?.value ?? low;
	return ends.slice(0, -1).map((start, i) => {
		const from = i === 0 ? Math.min(start, least) : start;
		const to = ends[i + 1] ?? start;
		const isLast = i === ends.length - 2;
		return { from, to, count: countWithin(counts, from, to, isLast) };
	});
}

const countWithin = (counts: readonly Counted[], from: number, to: number, withEnd: boolean): number =>
	counts.reduce(
		(sum, { value, count }) =>
			value >= from && (value < to || (withEnd && value === to)) ? sum + count : sum,
		0
	);

/** Where bins begin and end, where the threshold stands among them: what is on either side of it can be read. */
function edgesOf(counts: readonly Counted[], current: number, low: number, high: number): readonly number[] {
	const middle = Math.max(1, valueAtShare(counts, 0.5));
	const edges = new Set([low, high, current]);
	if (high / middle >= 10) for (let at = 1; at < high; at = roundAbove(at + at / 10)) edges.add(at);
	else {
		const width = roundAbove((high - low) / EVEN_BINS);
		for (let at = low + width; at < high; at += width) edges.add(at);
	}
	return [...edges].filter((at) => at >= low && at <= high).sort((a, b) => a - b);
}
