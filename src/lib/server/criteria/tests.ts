import type { TestCase } from '$lib/domain/test-cases';
import * as v from 'valibot';

/** Test cases of one draft. */
export const MOST_TESTS = 500;
const LONGEST = 1000;

const TEXT = v.pipe(v.string(), v.maxLength(LONGEST));

/** Test cases as pages send them and as the database keeps them. */
export const TESTS = v.pipe(
	v.array(
		v.object({
			finess: v.pipe(v.string(), v.regex(/^[0-9A-Z]{9}$/)),
			expected: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
			reason: TEXT,
			waiver: v.nullable(v.pipe(TEXT, v.trim(), v.minLength(1)))
		})
	),
	v.maxLength(MOST_TESTS)
);

/** Test cases from the database. @throws ValiError when they were not written by this program */
export const readTests = (stored: unknown): readonly TestCase[] => v.parse(TESTS, stored);
