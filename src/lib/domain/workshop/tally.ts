import { apportion } from '../shared';
import type { Answer, Bin, Poll, PointsItem, Progress, Stance, ValueItem } from './poll';
import type { PollState } from './state';

interface Counted {
	/** How many answered. */
	readonly answers: number;
}

/** 0 when all say the same, towards 1 when no answer is shared: the share of those who do not share the most frequent one. */
interface Split {
	readonly disagreement: number;
}

export type ItemTally = Counted &
	(
		| { readonly kind: 'few' }
		| ({ readonly kind: 'stances'; readonly counts: Readonly<Record<Stance, number>> } & Split)
		| ({
				readonly kind: 'members';
				readonly stay: number;
				readonly unknown: number;
				/** By segment proposed. */
				readonly moves: Readonly<Record<string, number>>;
				/** Reasons given, in French, in the order of the alphabet: nothing says who gave them. */
				readonly reasons: readonly string[];
		  } & Split)
		| {
				readonly kind: 'values';
				readonly median: number;
				readonly lowerQuartile: number;
				readonly upperQuartile: number;
				readonly bins: readonly Bin[];
		  }
		| { readonly kind: 'support'; readonly support: number }
		| {
				readonly kind: 'points';
				/** By object, whole, adding up to the total of the item: shares of the medians. */
				readonly shares: Readonly<Record<string, number>>;
				/** By object: the middle answer and the middle half. */
				readonly spread: Readonly<
					Record<string, { readonly median: number; readonly low: number; readonly high: number }>
				>;
		  }
		| { readonly kind: 'progress'; readonly counts: Readonly<Record<Progress, number>> }
		| { readonly kind: 'notes'; readonly counts: readonly number[]; readonly median: number }
		| { readonly kind: 'words'; readonly words: readonly string[] }
	);

/** By item. */
export type PollTally = Readonly<Record<string, ItemTally>>;

/**
 * The results of a round, by item. They depend on who answered what last, never on the order in which answers came.
 * @param round from 1
 * @param smallest under this number of answers, nothing but their number is said
 */
export function tallyOf({ poll, rounds }: PollState, round: number, smallest: number): PollTally {
	const answered = rounds[round - 1] ?? {};
	return Object.fromEntries(
		poll.items.map((item) => {
			const answers: readonly Answer[] = Object.values(answered[item.id] ?? {});
			return [
				item.id,
				answers.length < Math.max(1, smallest)
					? { kind: 'few' as const, answers: answers.length }
					: itemTally(poll, item.id, answers)
			];
		})
	);
}

function itemTally(poll: Poll, id: string, all: readonly Answer[]): ItemTally {
	const answers = all.length;
	switch (poll.kind) {
		case 'statements': {
			const counts = { agree: 0, nuanced: 0, no: 0 };
			for (const answer of all) if ('stance' in answer) counts[answer.stance] += 1;
			return { kind: 'stances', answers, counts, disagreement: disagreementOf(Object.values(counts)) };
		}
		case 'members': {
			const places = all.filter((answer) => 'place' in answer);
			const moves: Record<string, number> = {};
			for (const { to } of places) if (to !== undefined) moves[to] = (moves[to] ?? 0) + 1;
			const stay = places.filter(({ place }) => place === 'stay').length;
			return {
				kind: 'members',
				answers,
				stay,
				unknown: places.filter(({ place }) => place === 'unknown').length,
				moves,
				reasons: places.flatMap(({ reason }) => (reason === undefined ? [] : [reason])).sort(),
				disagreement: disagreementOf([stay, ...Object.values(moves)])
			};
		}
		case 'values': {
			const item = poll.items.find((each) => each.id === id);
			const values = all.flatMap((answer) => ('value' in answer ? [answer.value] : [])).sort(ascending);
			return {
				kind: 'values',
				answers,
				median: quantile(values, 0.5),
				lowerQuartile: quantile(values, 0.25),
				upperQuartile: quantile(values, 0.75),
				bins: item ? binned(item, values) : []
			};
		}
		case 'ideas':
			return {
				kind: 'support',
				answers,
				support: all.filter((answer) => 'support' in answer && answer.support).length
			};
		case 'points': {
			const item = poll.items.find((each) => each.id === id);
			return item ? pointsTally(item, all) : { kind: 'few', answers };
		}
		case 'readiness': {
			const counts = { done: 0, started: 0, 'not-started': 0, 'not-concerned': 0 };
			for (const answer of all) if ('progress' in answer) counts[answer.progress] += 1;
			return { kind: 'progress', answers, counts };
		}
		case 'satisfaction': {
			const words = all.flatMap((answer) => ('words' in answer && answer.words !== '' ? [answer.words] : []));
			const notes = all.flatMap((answer) => ('note' in answer ? [answer.note] : [])).sort(ascending);
			if (notes.length === 0) return { kind: 'words', answers, words: words.sort() };
			const counts = [1, 2, 3, 4, 5].map((note) => notes.filter((each) => each === note).length);
			return { kind: 'notes', answers, counts, median: quantile(notes, 0.5) };
		}
		default:
			return poll satisfies never;
	}
}

const ascending = (a: number, b: number): number => a - b;

function disagreementOf(counts: readonly number[]): number {
	const all = counts.reduce((sum, count) => sum + count, 0);
	return all === 0 ? 0 : 1 - Math.max(...counts) / all;
}

/** The value under which a share of a sorted list lies, between two neighbours where it falls between them. */
function quantile(sorted: readonly number[], share: number): number {
	const at = (sorted.length - 1) * share;
	const low = sorted[Math.floor(at)] ?? 0;
	const high = sorted[Math.ceil(at)] ?? low;
	return low + (high - low) * (at - Math.floor(at));
}

/** Answers in the bins of their item; where it has none, by value. */
function binned({ bins, high }: ValueItem, values: readonly number[]): readonly Bin[] {
	if (bins.length === 0)
		return [...new Set(values)].map((value) => ({
			from: value,
			to: value,
			count: values.filter((each) => each === value).length
		}));
	return bins.map(({ from, to }, i) => {
		const isLast = i === bins.length - 1;
		const count = values.filter(
			(value) => (i === 0 || value >= from) && (isLast ? value <= Math.max(to, high) : value < to)
		).length;
		return { from, to, count };
	});
}

/** The room's share: the middle answer for each object, brought to the total. One absurd answer moves it little. */
function pointsTally({ objects, total }: PointsItem, all: readonly Answer[]): ItemTally {
	const given = all.flatMap((answer) => ('points' in answer ? [answer.points] : []));
	const spread = Object.fromEntries(
		objects.map(({ id }) => {
			const sorted = given.map((points) => points[id] ?? 0).sort(ascending);
			return [
				id,
				{ median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) }
			];
		})
	);
	const medians = objects.map(({ id }) => spread[id]?.median ?? 0);
	// Where no object has a middle answer, as when each gives all to another one, means say what medians cannot.
	const means = objects.map(({ id }) => given.reduce((sum, points) => sum + (points[id] ?? 0), 0));
	const weights = medians.some((weight) => weight > 0) ? medians : means;
	const shares = weights.some((weight) => weight > 0) ? apportion(total, weights) : [];
	return {
		kind: 'points',
		answers: all.length,
		shares: Object.fromEntries(objects.map(({ id }, i) => [id, shares[i] ?? 0])),
		spread
	};
}

/**
 * How much nearer a second round brought the room: 1 when all now say the same, 0 when nothing moved, negative when it moved apart.
 * @returns null when it cannot be said: no two rounds, or nothing left to bring nearer
 */
export function convergence(first: ItemTally | undefined, second: ItemTally | undefined): number | null {
	if (!first || !second) return null;
	const before = spreadOf(first);
	const after = spreadOf(second);
	return before === null || after === null || before === 0 ? null : 1 - after / before;
}

function spreadOf(tally: ItemTally): number | null {
	if (tally.kind === 'values') return tally.upperQuartile - tally.lowerQuartile;
	if (tally.kind === 'stances' || tally.kind === 'members') return tally.disagreement;
	if (tally.kind === 'points')
		return Object.values(tally.spread).reduce((sum, { low, high }) => sum + high - low, 0);
	return null;
}
