import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyLedger } from './key-ledger';

describe('the ledger of keys', () => {
	it('tells a new key, the same row again, and another content under the same key', () => {
		const ledger = new KeyLedger();
		const see = (...row: string[]) => ledger.see(row, [0]);
		expect(see('a', '1')).toBe('new');
		expect(see('a', '1')).toBe('same');
		expect(see('a', '2')).toBe('conflict');
		expect(see('a', '1')).toBe('same');
		expect(see('b', '1')).toBe('new');
	});

	it('tells rows whose values are cut elsewhere', () => {
		const ledger = new KeyLedger();
		ledger.see(['a', 'ab', 'c'], [0]);
		expect(ledger.see(['a', 'a', 'bc'], [0])).toBe('conflict');
	});

	it('tells keys of several values that are cut elsewhere', () => {
		const ledger = new KeyLedger();
		expect(ledger.see(['ab', 'c'], [0, 1])).toBe('new');
		expect(ledger.see(['a', 'bc'], [0, 1])).toBe('new');
		expect(ledger.see(['ab', 'c'], [0, 1])).toBe('same');
	});

	it('answers as a map of every row would, also once it has grown', () => {
		const row = fc.tuple(fc.nat(3_000), fc.nat(1));
		fc.assert(
			fc.property(fc.array(row, { minLength: 4_000, maxLength: 9_000 }), (rows) => {
				const ledger = new KeyLedger();
				const map = new Map<string, number>();
				for (const [key, value] of rows) {
					const known = map.get(String(key));
					const expected = known === undefined ? 'new' : known === value ? 'same' : 'conflict';
					if (known === undefined) map.set(String(key), value);
					expect(ledger.see([String(key), String(value)], [0])).toBe(expected);
				}
			}),
			{ numRuns: 5 }
		);
	});
});
