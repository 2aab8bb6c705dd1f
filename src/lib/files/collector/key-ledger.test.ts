import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyLedger } from './key-ledger';

describe('the ledger of keys', () => {
	it('tells a new key, the same row again, and another content under the same key', () => {
		const ledger = new KeyLedger();
		expect(ledger.see('a', ['a', '1'])).toBe('new');
		expect(ledger.see('a', ['a', '1'])).toBe('same');
		expect(ledger.see('a', ['a', '2'])).toBe('conflict');
		expect(ledger.see('a', ['a', '1'])).toBe('same');
		expect(ledger.see('b', ['a', '1'])).toBe('new');
	});

	it('tells rows whose values are cut elsewhere', () => {
		const ledger = new KeyLedger();
		ledger.see('a', ['ab', 'c']);
		expect(ledger.see('a', ['a', 'bc'])).toBe('conflict');
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
					expect(ledger.see(String(key), [String(value)])).toBe(expected);
				}
			}),
			{ numRuns: 5 }
		);
	});
});
