import { describe, expect, test } from 'vitest';
import { findOpen, outcomeFinder, writeOutcomes } from './outcomes-met';
import type { Outcome } from './resolve';

const ROWS = 8192;

/** Bits that look like chance, the same at each run. */
function bitsOf(seed: number, rows: number): Uint8Array {
	let state = seed;
	return Uint8Array.from({ length: rows }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state >>> 28;
	});
}

/** An outcome that is different for almost every way of answering. */
const mixed = (buffers: readonly Uint8Array[], i: number): Outcome => {
	const mask = buffers.reduce((sum, bits) => (Math.imul(sum, 31) + (bits[i] ?? 0)) >>> 0, 1);
	return { result: mask % 7, possible: mask, estimated: mask % 2 === 0 ? 0 : 1 };
};

const arrays = (rows: number) => ({
	result: new Uint8Array(rows),
	possible: new Uint32Array(rows),
	estimated: new Uint8Array(rows)
});

describe('outcomes of rows by what they answer', () => {
	test('are those of each row by itself, in blocks that meet more ways of answering than are kept', () => {
		const find = outcomeFinder(mixed);
		const states = new Uint32Array(ROWS);
		for (let block = 0; block < 4; block++) {
			const buffers = Array.from({ length: 12 }, (_, b) => bitsOf(100 * block + b, ROWS));
			const [found, expected] = [arrays(ROWS), arrays(ROWS)];
			writeOutcomes(find(buffers, ROWS, states), states, ROWS, found, 0);
			for (let i = 0; i < ROWS; i++) {
				const { result, possible, estimated } = mixed(buffers, i);
				expected.result[i] = result;
				expected.possible[i] = possible;
				expected.estimated[i] = estimated;
			}
			expect(found).toEqual(expected);
		}
	});

	test('are asked once for all rows that answer alike, across blocks', () => {
		let asked = 0;
		const find = outcomeFinder((buffers, i) => {
			asked++;
			return mixed(buffers, i);
		});
		const states = new Uint32Array(4);
		find([Uint8Array.of(1, 2, 1, 2), Uint8Array.of(5, 5, 5, 5)], 4, states);
		find([Uint8Array.of(2, 1, 2, 1), Uint8Array.of(5, 5, 5, 6)], 4, states);
		expect(asked).toBe(3);
	});

	test('are written from a row on, and no further than asked', () => {
		const find = outcomeFinder(() => ({ result: 3, possible: 8, estimated: 1 }));
		const states = new Uint32Array(4);
		const found = arrays(6);
		writeOutcomes(find([new Uint8Array(4)], 2, states), states, 2, found, 3);
		expect([...found.result]).toEqual([0, 0, 0, 3, 3, 0]);
		expect([...found.possible]).toEqual([0, 0, 0, 8, 8, 0]);
		expect([...found.estimated]).toEqual([0, 0, 0, 1, 1, 0]);
	});

	test('are open when several remain or an estimate is needed, and sought where a field is entangled', () => {
		const outcomes: Outcome[] = [
			{ result: 0, possible: 1, estimated: 0 },
			{ result: 3, possible: 3, estimated: 0 },
			{ result: 0, possible: 1, estimated: 1 },
			{ result: 3, possible: 3, estimated: 0 }
		];
		const find = outcomeFinder((_, i) => outcomes[i] ?? { result: 0, possible: 0, estimated: 0 });
		const [states, places] = [new Uint32Array(4), new Uint32Array(4)];
		const { isOpen } = find([Uint8Array.of(0, 1, 2, 3)], 4, states);
		const count = findOpen(isOpen, states, Uint8Array.of(1, 1, 1, 0), 4, places);
		expect([...places.subarray(0, count)]).toEqual([1, 2]);
	});
});
