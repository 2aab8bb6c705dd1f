import type { Outcome } from './resolve';

/** Outcomes by state: typed arrays to be read row by row, of one length. */
interface OutcomesMet {
	readonly result: Uint8Array;
	readonly possible: Uint32Array;
	readonly estimated: Uint8Array;
	/** 1 where several outcomes remain or estimates are needed. */
	readonly isOpen: Uint8Array;
}

type Buffers = readonly Uint8Array[];

/** Beyond so many states they are forgotten: memory stays bounded whatever the criteria and the data. */
const MOST_STATES = 1 << 16;
/** What a buffer holds of a row. */
const ANSWER_BITS = 4;
const START = 1;

/**
 * Finds the outcomes of rows block by block; each way of answering is resolved once. A row goes from state to state, one per
 * buffer, by the bits it holds there, and the state it ends in stands for all rows that answer alike.
 * @param outcomeOf the outcome of row `i` of a block
 * @returns writes the state of each of the first `n` rows into `states`, and gives what the states mean until it is called again
 */
export function outcomeFinder(
	outcomeOf: (buffers: Buffers, i: number) => Outcome
): (buffers: Buffers, n: number, states: Uint32Array) => OutcomesMet {
	let met = room(64);
	let used = START + 1;

	/** A new state where the bits of row `i` lead from its own. */
	function add(states: Uint32Array, buffers: Buffers, b: number, i: number): void {
		if (used === met.isOpen.length) met = room(2 * used, met);
		met.edges[((states[i] ?? 0) << ANSWER_BITS) | (buffers[b]?.[i] ?? 0)] = used;
		if (b === buffers.length - 1) {
			const outcome = outcomeOf(buffers, i);
			met.result[used] = outcome.result;
			met.possible[used] = outcome.possible;
			met.estimated[used] = outcome.estimated;
			met.isOpen[used] = isClosed(outcome) ? 0 : 1;
		}
		used++;
	}

	return (buffers, n, states) => {
		if (used > MOST_STATES) {
			met = room(64);
			used = START + 1;
		}
		states.fill(START, 0, n);
		buffers.forEach((bits, b) => {
			for (let i = walk(met.edges, bits, states, 0, n); i < n; i = walk(met.edges, bits, states, i, n)) {
				add(states, buffers, b, i);
			}
		});
		return met;
	};
}

interface Room extends OutcomesMet {
	/** The next state by state and bits; 0 where no row went yet. */
	readonly edges: Uint32Array;
}

/** Room for so many states, with what is known of those there were. */
function room(states: number, before?: Room): Room {
	const made = {
		edges: new Uint32Array(states << ANSWER_BITS),
		result: new Uint8Array(states),
		possible: new Uint32Array(states),
		estimated: new Uint8Array(states),
		isOpen: new Uint8Array(states)
	};
	if (before) {
		made.edges.set(before.edges);
		made.result.set(before.result);
		made.possible.set(before.possible);
		made.estimated.set(before.estimated);
		made.isOpen.set(before.isOpen);
	}
	return made;
}

/** Moves each row on by its bits. @returns the first row that has nowhere to go yet; `n` when all went */
function walk(edges: Uint32Array, bits: Uint8Array, states: Uint32Array, from: number, n: number): number {
	for (let i = from; i < n; i++) {
		const next = edges[((states[i] ?? 0) << ANSWER_BITS) | (bits[i] ?? 0)] ?? 0;
		if (next === 0) return i;
		states[i] = next;
	}
	return n;
}

/** One outcome is left, without an estimate or an assumption. */
export const isClosed = ({ possible, estimated }: Outcome): boolean =>
	estimated === 0 && (possible & (possible - 1)) === 0;

/** Writes the outcomes of `n` rows, by their states, from row `start`. */
export function writeOutcomes(
	met: Pick<OutcomesMet, 'result' | 'possible' | 'estimated'>,
	states: Uint32Array,
	n: number,
	into: Pick<OutcomesMet, 'result' | 'possible' | 'estimated'>,
	start: number
): void {
	const { result, possible, estimated } = met;
	const [toResult, toPossible, toEstimated] = [into.result, into.possible, into.estimated];
	for (let i = 0; i < n; i++) {
		const state = states[i] ?? 0;
		toResult[start + i] = result[state] ?? 0;
		toPossible[start + i] = possible[state] ?? 0;
		toEstimated[start + i] = estimated[state] ?? 0;
	}
}

/** Puts the places of the entangled rows with an open outcome at the head of `places`, without a branch. @returns how many */
export function findOpen(
	isOpen: Uint8Array,
	states: Uint32Array,
	isEntangled: Uint8Array,
	n: number,
	places: Uint32Array
): number {
	let count = 0;
	for (let i = 0; i < n; i++) {
		places[count] = i;
		count += (isOpen[states[i] ?? 0] ?? 0) & (isEntangled[i] ?? 0);
	}
	return count;
}
