import { describe, expect, it } from 'vitest';
import { HeldBytes } from './held-bytes';

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

describe('HeldBytes', () => {
	it('gives its pieces one after the other, those that are a part of a buffer too', async () => {
		const part = bytes(9, 3, 4, 9).subarray(1, 3);
		const all = await new HeldBytes([bytes(1, 2), part, bytes(), bytes(5)]).arrayBuffer();
		expect([...new Uint8Array(all)]).toEqual([1, 2, 3, 4, 5]);
	});

	it('gives a part of a buffer alone without the rest of it', async () => {
		const all = await new HeldBytes([bytes(9, 3, 4, 9).subarray(1, 3)]).arrayBuffer();
		expect([...new Uint8Array(all)]).toEqual([3, 4]);
	});

	it('copies nothing when one piece is all of its buffer', async () => {
		const piece = bytes(1, 2, 3);
		expect(await new HeldBytes([piece]).arrayBuffer()).toBe(piece.buffer);
	});
});
