/** A choice and its weight; weights need not sum to one. */
export type Weighted<T> = readonly (readonly [choice: T, weight: number])[];

/** A seeded source of chance: the same seed and the same calls give the same values on every machine. */
export interface Random {
	/** From 0 inclusive to 1 exclusive. */
	next(): number;
	/** An integer, both bounds included. */
	integer(from: number, to: number): number;
	chance(probability: number): boolean;
	/** @throws Error on an empty list. */
	pick<T>(list: readonly T[]): T;
	/** @throws Error on an empty list. */
	weighted<T>(choices: Weighted<T>): T;
	/** A value spread around a median as sizes are: never negative, some far above. */
	around(median: number, spread: number): number;
	/** An independent source that depends on this one's seed and on the label, not on the calls made so far. */
	fork(label: string): Random;
}

/** Mixes a text into 32 bits (FNV-1a, then an avalanche). */
function hash(text: string, start: number): number {
	let h = start;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
	h = Math.imul(h ^ (h >>> 16), 2246822507);
	h = Math.imul(h ^ (h >>> 13), 3266489909);
	return (h ^ (h >>> 16)) >>> 0;
}

/** Makes a source of chance from a seed (sfc32: integer arithmetic only, hence the same everywhere). */
export function createRandom(seed: string): Random {
	let a = hash(seed, 2166136261);
	let b = hash(seed, 362436069);
	let c = hash(seed, 521288629);
	let counter = 1;
	const next = (): number => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		c |= 0;
		return (sum >>> 0) / 4294967296;
	};
	for (let i = 0; i < 12; i++) next();
	const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
	return {
		next,
		integer,
		chance: (probability) => next() < probability,
		pick: (list) => {
			const found = list[integer(0, list.length - 1)];
			if (found === undefined) throw new Error('Nothing to pick from');
			return found;
		},
		weighted: (choices) => {
			let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
			for (const [choice, weight] of choices) {
				left -= weight;
				if (left < 0) return choice;
			}
			const last = choices.at(-1);
			if (last === undefined) throw new Error('Nothing to pick from');
			return last[0];
		},
		// The sum of three uniform values is near enough to a normal one, without functions that differ between machines.
		around: (median, spread) => {
			const deviation = (next() + next() + next() - 1.5) * 2 * spread;
			return deviation >= 0 ? median * (1 + deviation) : median / (1 - deviation);
		},
		fork: (label) => createRandom(`${seed}/${label}`)
	};
}
