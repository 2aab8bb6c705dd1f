import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/**
 * As `expect(found).toEqual(wanted)`, at a fraction of its price where both are the same: laws compare large values thousands of times.
 */
export function expectSame(found: unknown, wanted: unknown): void {
	if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}
