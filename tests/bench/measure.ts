/** Several measures of one program, in milliseconds, in the order they were taken. */
export interface Sample {
	readonly name: string;
	readonly milliseconds: readonly number[];
}

export interface Spread {
	readonly median: number;
	readonly min: number;
	readonly max: number;
}

export function spread(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)];
	const [min, max] = [sorted[0], sorted.at(-1)];
	if (middle === undefined || min === undefined || max === undefined) throw new Error('Nothing was measured');
	return { median: middle, min, max };
}

type Programs = Readonly<Record<string, () => unknown>>;

/** @param clock gives milliseconds */
async function measured(
	programs: Programs,
	rounds: number,
	uncounted: number,
	clock: () => number
): Promise<Record<string, number[]>> {
	const times: Record<string, number[]> = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
	for (let round = -uncounted; round < rounds; round++) {
		for (const [name, run] of Object.entries(programs)) {
			const start = clock();
			await run();
			if (round >= 0) times[name]?.push(clock() - start);
		}
	}
	return times;
}

/** Runs programs in turn, A B C A B C…, after one uncounted round: a drift of the machine touches them all alike. */
export const inTurn = (programs: Programs, rounds: number): Promise<Record<string, number[]>> =>
	measured(programs, rounds, 1, () => performance.now());

/**
 * The same in milliseconds of processor, garbage collection included: what else the machine does is not taken for the program's.
 * @param uncounted rounds before those that count, in which the engine compiles what it meets
 */
export const processorInTurn = (
	programs: Programs,
	rounds: number,
	uncounted = 1
): Promise<Record<string, number[]>> =>
	measured(programs, rounds, uncounted, () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	});

/** The median of the ratios pair by pair. */
export function medianRatio(ours: readonly number[], peer: readonly number[]): number {
	return spread(ours.map((value, i) => value / (peer[i] ?? NaN))).median;
}

/** The value that this share of the values, in percent, does not exceed. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
	if (value === undefined) throw new Error('Nothing was measured');
	return value;
}
