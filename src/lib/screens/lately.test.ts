import { describe, expect, it } from 'vitest';
import { Lately } from './lately';

const [table, other] = [{ hash: 'a' }, { hash: 'a' }];

/** What is kept, and how many were made. */
function counting(most: number) {
	let made = 0;
	const lately = new Lately<number>(most);
	return {
		of: (on: object, inputs: unknown) => lately.of([on], inputs, () => ++made),
		made: () => made
	};
}

describe('results made lately', () => {
	it('are not made again for the same inputs, and are for any other', () => {
		const { of } = counting(9);
		const settings = new Map<string, unknown>([['start', '2027-01']]);
		expect(of(table, { settings })).toBe(1);
		expect(of(table, { settings: new Map(settings) })).toBe(1);
		expect(of(table, { settings: new Map([['start', '2027-02']]) })).toBe(2);
		expect(of(table, { settings: new Map(), more: new Set(['start']) })).toBe(3);
		expect(of(table, { settings: new Map(), more: new Set(['end']) })).toBe(4);
		expect(of(other, { settings })).toBe(5);
	});

	it('are the last ones asked for', () => {
		const { of } = counting(2);
		of(table, 'a');
		of(table, 'b');
		of(table, 'a');
		of(table, 'c');
		expect(of(table, 'a')).toBe(1);
		expect(of(table, 'b')).toBe(4);
	});

	it('that could not be made are not kept', () => {
		const lately = new Lately<string>(2);
		const fail = (): string => {
			throw new Error('no');
		};
		expect(() => lately.of([table], 'a', fail)).toThrow('no');
		expect(lately.of([table], 'a', () => 'made')).toBe('made');
	});
});
